/**
 * Reading in threads of its own, beside the thread that counts. The events arrive in the order in which one thread would have
 * read them, whatever the number of threads, so that everything made of them is the same to the last byte.
 */
import { UserError } from '../../errors.js';
import { EventView } from '../../events/event.js';
import { noRecords, reject } from '../../events/rejection.js';
import type { RecordCounts } from '../../events/rejection.js';
import type { FoundInput } from '../find-inputs.js';
import { reportOf } from '../log-report.js';
import type { LogReport, ReadingPart, ReadProgress } from '../log-report.js';
import { type LogInput, type ReadOptions, sendable } from '../read-options.js';
import { EventBytes } from './event-bytes.js';
import { errorOf, Inbox } from './inbox.js';
import type { FromReader } from './messages.js';
import { BLOCK_BYTES, sharedBlocks } from './outbox.js';
import type { SharedBlocks } from './outbox.js';

interface Reader {
  readonly inbox: Inbox;
  readonly shared: SharedBlocks;
}

/**
 * @param readers threads that read; they share every input
 * @param onEvent called with one reused event after the other
 */
export async function readBeside(
  inputs: readonly FoundInput[],
  readers: number,
  options: ReadOptions & LogInput,
  onEvent: (event: EventView) => void,
): Promise<LogReport> {
  const beside = new ReadingBeside(inputs, readers, options, onEvent);
  try {
    return await beside.run();
  } finally {
    await beside.close();
  }
}

class ReadingBeside {
  private readonly inputs: readonly FoundInput[];
  private readonly options: ReadOptions & LogInput;
  private readonly onEvent: (event: EventView) => void;
  private readonly readers: readonly Reader[];
  private readonly event = new EventView();
  /** Copies of blocks: the thread goes on filling its own while these events are counted. */
  private readonly block = new EventBytes(new ArrayBuffer(BLOCK_BYTES));
  private readonly rejections: RecordCounts = noRecords();
  private readonly progress: ReadProgress;
  private readonly chunks: AsyncIterator<string | Uint8Array, undefined>;

  constructor(
    inputs: readonly FoundInput[],
    readers: number,
    options: ReadOptions & LogInput,
    onEvent: (event: EventView) => void,
  ) {
    this.inputs = inputs;
    this.options = options;
    this.onEvent = onEvent;
    const bytesTotal = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
    this.progress = { bytesRead: 0, bytesTotal, records: 0 };
    this.chunks = options.stdin[Symbol.asyncIterator]();
    // Standard input goes to one thread only.
    const count = inputs.some(({ path }) => path === '-') ? 1 : readers;
    this.readers = Array.from({ length: count }, (_, reader) => this.start(reader, count));
  }

  async run(): Promise<LogReport> {
    for (const { path } of this.inputs) await this.takeInput(path);
    const parts: ReadingPart[] = [];
    let problem: Error | undefined;
    for (const reader of this.readers) {
      const message = await this.takeUntil(reader, 'end');
      parts.push(message.part);
      if (message.problem !== undefined) problem ??= errorOf(message.problem);
    }
    const [first, ...others] = parts;
    if (first === undefined) throw new Error('reading threads: none was started');
    const { firstRejections } = this.rejections;
    const ordered = { ...first, counts: { ...first.counts, firstRejections } };
    return reportOf([ordered, ...others], problem instanceof UserError ? problem : undefined);
  }

  async close(): Promise<void> {
    await Promise.all(this.readers.map(({ inbox }) => inbox.close()));
  }

  private start(reader: number, readers: number): Reader {
    const shared = sharedBlocks();
    const task = {
      ...{ inputs: this.inputs, reader, readers, shared, keepsRejected: this.options.onRejected !== undefined },
      options: sendable(this.options),
    };
    const onWants = (inbox: Inbox): void => {
      void this.forward(inbox);
    };
    return { shared, inbox: new Inbox(task, onWants) };
  }

  private async forward(inbox: Inbox): Promise<void> {
    try {
      const next = await this.chunks.next();
      if (next.done === true) inbox.send({ chunk: undefined });
      else inbox.send({ chunk: typeof next.value === 'string' ? Buffer.from(next.value) : next.value });
    } catch (error) {
      inbox.send({ chunk: undefined, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  /** One input, stretch by stretch, from the reader whose turn it is. */
  private async takeInput(path: string): Promise<void> {
    for (let turn = 0; ; turn = (turn + 1) % this.readers.length) {
      const reader = this.readers[turn];
      if (reader === undefined) throw new Error(`reading threads: no thread ${turn} for ${path}`);
      const { kind } = await this.takeUntil(reader, 'stretch', 'input');
      if (kind === 'stretch') continue;
      for (const other of this.readers) if (other !== reader) await this.takeUntil(other, 'input');
      return;
    }
  }

  /** Deals with messages until one of these kinds comes. */
  private async takeUntil<K extends FromReader['kind']>(
    { inbox, shared }: Reader,
    ...kinds: readonly K[]
  ): Promise<FromReader & { readonly kind: K }> {
    for (;;) {
      const message = await inbox.next();
      if (isOf(message, kinds)) {
        inbox.done();
        return message;
      }
      if (message.kind === 'events') {
        const bytes = new Uint8Array(shared.blocks[message.block] ?? new SharedArrayBuffer(0), 0, message.bytes);
        this.block.bytes.set(bytes);
        inbox.done();
        this.takeEvents(this.block, message.bytes);
      } else {
        this.take(message);
        inbox.done();
      }
    }
  }

  private take(message: FromReader): void {
    switch (message.kind) {
      case 'large':
        this.takeEvents(new EventBytes(message.buffer), message.bytes);
        return;
      case 'rejected':
        reject(this.rejections, message.rejection);
        return;
      case 'kept':
        this.options.onRejected?.(message.record);
        return;
      case 'progress':
        this.progress.bytesRead = message.bytesRead;
        this.progress.records = message.records;
        this.options.onProgress?.(this.progress);
        return;
      default:
        throw new Error(`reading threads: "${message.kind}" out of turn`);
    }
  }

  private takeEvents(from: EventBytes, bytes: number): void {
    for (let at = 0; at < bytes;) {
      at = from.read(this.event, at);
      this.onEvent(this.event);
    }
  }
}

function isOf<K extends FromReader['kind']>(
  message: FromReader,
  kinds: readonly K[],
): message is FromReader & { readonly kind: K } {
  return kinds.some((kind) => kind === message.kind);
}
