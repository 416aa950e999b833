/** What a reading thread sends: events packed into shared blocks, and messages, in their order, never more than a few ahead of the receiver. */
import type { MessagePort, Transferable } from 'node:worker_threads';
import type { EventView } from '../../events/event.js';
import { EventWriter } from './event-bytes.js';
import type { FromReader } from './messages.js';

/** Messages on their way, and blocks; a reader that is further ahead waits. */
export const MOST_UNDERWAY = 8;
export const BLOCK_BYTES = 512 * 1024;

/** Memory that both threads see. */
export interface SharedBlocks {
  /** One number: messages that were sent and are not dealt with. */
  readonly underway: Int32Array;
  /** The n-th message, if it has events, has them in block n modulo their number. */
  readonly blocks: readonly SharedArrayBuffer[];
}

export function sharedBlocks(): SharedBlocks {
  const blocks = Array.from({ length: MOST_UNDERWAY }, () => new SharedArrayBuffer(BLOCK_BYTES));
  return { underway: new Int32Array(new SharedArrayBuffer(4)), blocks };
}

export class Outbox {
  private readonly port: MessagePort;
  private readonly shared: SharedBlocks;
  private readonly writer = new EventWriter();
  private sent = 0;
  private used = 0;

  constructor(port: MessagePort, shared: SharedBlocks) {
    this.port = port;
    this.shared = shared;
    this.writer.watchNames();
  }

  event(event: EventView): void {
    const size = this.writer.sizeOf(event);
    if (this.used + size > BLOCK_BYTES) this.flush();
    if (size > BLOCK_BYTES) {
      this.large(event, size);
      return;
    }
    if (this.used === 0) this.openBlock();
    this.used = this.writer.write(event, this.used);
  }

  /** Sends a message behind all events before it. */
  send(message: FromReader): void {
    this.flush();
    this.post(message);
  }

  private flush(): void {
    if (this.used === 0) return;
    const bytes = this.used;
    this.used = 0;
    this.post({ kind: 'events', block: this.sent % MOST_UNDERWAY, bytes });
  }

  private large(event: EventView, size: number): void {
    const buffer = new ArrayBuffer(size);
    this.writer.use(buffer);
    const bytes = this.writer.write(event, 0);
    this.post({ kind: 'large', buffer, bytes }, [buffer]);
  }

  private openBlock(): void {
    this.waitForRoom();
    const block = this.shared.blocks[this.sent % MOST_UNDERWAY];
    if (block === undefined) throw new Error('reading thread: a block is missing');
    this.writer.use(block);
  }

  private post(message: FromReader, transfer: readonly Transferable[] = []): void {
    this.waitForRoom();
    Atomics.add(this.shared.underway, 0, 1);
    this.sent += 1;
    this.port.postMessage(message, transfer);
  }

  private waitForRoom(): void {
    const { underway } = this.shared;
    for (;;) {
      const now = Atomics.load(underway, 0);
      if (now < MOST_UNDERWAY) return;
      Atomics.wait(underway, 0, now);
    }
  }
}
