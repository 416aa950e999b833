/** Threads that see the same events meet at the same ones and add up what each tells: whatever is decided by the sum is decided alike by all. */

/** Numbers that all threads see. */
const LOCK = 0;
/** Goes up when all have arrived. */
const ROUND = 1;
const ARRIVED = 2;
const SUM = 3;
/** Threads that see no more events, and what they told last. */
const LEFT = 4;
const LEFT_SUM = 5;
/** Sums of the last two rounds: whoever is slow still finds the one it waited for. */
const RESULTS = 6;
const WORDS = 8;

/** Told in steps of so many bytes, so that a number of 32 bits is enough. */
const GRAIN = 16;
/** A thread that is so far behind will not come any more. */
const PATIENCE_MS = 600_000;

export function meetingMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * WORDS);
}

export class Meeting {
  private readonly numbers: Int32Array;
  private readonly threads: number;

  constructor(memory: SharedArrayBuffer, threads: number) {
    this.numbers = new Int32Array(memory);
    this.threads = threads;
  }

  /** Sum of what all threads tell; waits for those that are not there yet. */
  total(bytes: number): number {
    const { numbers } = this;
    this.lock();
    const round = this.number(ROUND);
    this.add(SUM, bytes / GRAIN);
    this.add(ARRIVED, 1);
    this.closeRound();
    this.unlock();
    while (Atomics.load(numbers, ROUND) === round) {
      if (Atomics.wait(numbers, ROUND, round, PATIENCE_MS) === 'timed-out') {
        throw new Error('folding threads: one of them does not come any more');
      }
    }
    return GRAIN * Atomics.load(numbers, RESULTS + (round & 1));
  }

  /** Says the last word of a thread: nobody waits for it from now on. */
  leave(bytes: number): void {
    this.lock();
    this.add(LEFT, 1);
    this.add(LEFT_SUM, bytes / GRAIN);
    this.closeRound();
    this.unlock();
  }

  private closeRound(): void {
    const { numbers } = this;
    if (this.number(ARRIVED) === 0 || this.number(ARRIVED) + this.number(LEFT) < this.threads) return;
    const round = this.number(ROUND);
    Atomics.store(numbers, RESULTS + (round & 1), this.number(SUM) + this.number(LEFT_SUM));
    Atomics.store(numbers, SUM, 0);
    Atomics.store(numbers, ARRIVED, 0);
    Atomics.store(numbers, ROUND, round + 1);
    Atomics.notify(numbers, ROUND);
  }

  private lock(): void {
    // Held for a few steps only: the timeout is for a waker that came too early.
    while (Atomics.compareExchange(this.numbers, LOCK, 0, 1) !== 0) Atomics.wait(this.numbers, LOCK, 1, 1);
  }

  private unlock(): void {
    Atomics.store(this.numbers, LOCK, 0);
    Atomics.notify(this.numbers, LOCK);
  }

  private number(index: number): number {
    return Atomics.load(this.numbers, index);
  }

  private add(index: number, amount: number): void {
    Atomics.add(this.numbers, index, amount);
  }
}
