/** A thread that reads: the same reading as in the main thread, its events sent as bytes. Started by `read-beside.ts`. */
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { UserError } from '../../errors.js';
import type { FoundInput } from '../find-inputs.js';
import { LogReading } from '../log-reading.js';
import type { ReadOptions } from '../read-options.js';
import type { RejectedRecord } from '../rejected.js';
import { Share } from '../shared-intake.js';
import type { PlainError, ToReader } from './messages.js';
import { Outbox } from './outbox.js';
import type { SharedBlocks } from './outbox.js';

/** Everything a reading thread starts with. */
export interface Task {
  readonly inputs: readonly FoundInput[];
  readonly options: Omit<ReadOptions, 'onRejected'>;
  /** Which of the reading threads this is, from 0, and how many there are. */
  readonly reader: number;
  readonly readers: number;
  /** Whether somebody wants all rejected records. */
  readonly keepsRejected: boolean;
  readonly shared: SharedBlocks;
}

/** Rejections told when nobody wants them all: as many as a report keeps. */
const FIRST_REJECTIONS = 20;

/** Standard input, which only the main thread can read: asked for piece by piece. */
function forwardedInput(port: MessagePort): Readable {
  const stream = new Readable({
    read() {
      port.postMessage({ kind: 'wants' });
    },
  });
  port.on('message', ({ chunk, failure }: ToReader) => {
    if (failure !== undefined) stream.destroy(new Error(failure));
    else stream.push(chunk === undefined ? null : Buffer.from(chunk));
  });
  return stream;
}

class ReadingThread {
  private readonly task: Task;
  private readonly outbox: Outbox;
  private readonly share: Share | undefined;
  private readonly reading: LogReading;
  private rejections = 0;

  constructor(port: MessagePort, task: Task) {
    this.task = task;
    this.outbox = new Outbox(port, task.shared);
    const { options, readers, inputs, keepsRejected } = task;
    const stdin = inputs.some(({ path }) => path === '-') ? forwardedInput(port) : Readable.from([]);
    if (readers > 1) {
      this.share = new Share(task, () => {
        this.outbox.send({ kind: 'stretch' });
      });
    }
    this.reading = new LogReading(
      {
        ...{ ...options, stdin },
        ...(keepsRejected ? { onRejected: this.keep.bind(this) } : {}),
      },
      (event) => {
        this.outbox.event(event);
      },
    );
    this.reading.share = this.share;
    this.reading.onRejection = (rejection) => {
      this.rejections += 1;
      if (this.rejections <= FIRST_REJECTIONS) this.outbox.send({ kind: 'rejected', rejection });
    };
  }

  private keep(record: RejectedRecord): void {
    this.outbox.send({ kind: 'kept', record });
  }

  async run(): Promise<void> {
    const { outbox, reading, share, task } = this;
    let bytesRead = 0;
    try {
      for (const input of task.inputs) {
        await reading.read(input, Infinity, (bytes) => {
          bytesRead += bytes;
          if (task.reader > 0) return;
          outbox.send({ kind: 'progress', bytesRead, records: share?.seen ?? reading.counts.read });
        });
        outbox.send({ kind: 'input' });
      }
      const part = reading.part();
      const { firstProblem } = reading;
      outbox.send({ kind: 'end', part, problem: firstProblem === undefined ? undefined : plain(firstProblem) });
    } catch (error) {
      outbox.send({ kind: 'failed', error: plain(error) });
    }
  }
}

function plain(error: unknown): PlainError {
  if (error instanceof UserError) {
    const { message, hint, exitCode } = error;
    return { message, hint, exitCode, stack: undefined };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, stack };
}

// The main thread imports nothing but the types of this file.
if (parentPort !== null) {
  const port = parentPort;
  await new ReadingThread(port, workerData as Task).run();
  port.close();
}
