/** A set of calls by hash, as small as it goes: open addressing over whole numbers below 2^40. */

const FIRST_SLOTS = 64;
const LOW = 2 ** 32;
/** Slots filled before the table doubles: beyond that looking takes too long. */
const FILLED = 0.75;

export class CallSet {
  /** 0: free. */
  private slots = new Float64Array(FIRST_SLOTS);
  size = 0;

  /** @param key whole number from 1 below 2^40, evenly spread in its lower 32 bits */
  has(key: number): boolean {
    return this.slots[this.place(key)] !== 0;
  }

  /** False when it was there already. */
  add(key: number): boolean {
    const place = this.place(key);
    if (this.slots[place] !== 0) return false;
    this.slots[place] = key;
    this.size += 1;
    if (this.size > FILLED * this.slots.length) this.grow();
    return true;
  }

  /** Smallest first. */
  sorted(): Float64Array {
    return this.slots.filter((key) => key !== 0).sort();
  }

  private place(key: number): number {
    const { slots } = this;
    const last = slots.length - 1;
    let at = (key % LOW) & last;
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 1) & last;
    return at;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(2 * before.length);
    for (const key of before) if (key !== 0) this.slots[this.place(key)] = key;
  }
}
