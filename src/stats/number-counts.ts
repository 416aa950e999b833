/** How often each of some 32-bit numbers occurs: one table used over and over, where a new `Map` each time would be the main cost. */

const FIRST_ROOM = 64;

/** Numbers come back in the order in which they were first added. */
export class NumberCounts {
  /** Different numbers. */
  size = 0;

  private numbers: Uint32Array = new Uint32Array(FIRST_ROOM);
  private counts: Uint32Array = new Uint32Array(FIRST_ROOM);
  /** Open addressing: place of a number plus one, valid where the stamp is the current one; at most half full. */
  private places: Uint32Array = new Uint32Array(2 * FIRST_ROOM);
  private stamps: Uint32Array = new Uint32Array(2 * FIRST_ROOM);
  private stamp = 1;

  /** Forgets everything, in no time. */
  clear(): void {
    this.size = 0;
    this.stamp += 1;
    if (this.stamp <= 0xffffffff) return;
    this.stamps.fill(0);
    this.stamp = 1;
  }

  /** Counts a number once more. True if it is new. */
  add(number: number): boolean {
    const value = number >>> 0;
    const slot = this.slotOf(value);
    if (this.stamps[slot] === this.stamp) {
      const place = (this.places[slot] ?? 1) - 1;
      this.counts[place] = (this.counts[place] ?? 0) + 1;
      return false;
    }
    this.insert(slot, value);
    return true;
  }

  /** Place of a number among those added, -1 if it was not. */
  placeOf(number: number): number {
    const slot = this.slotOf(number >>> 0);
    return this.stamps[slot] === this.stamp ? (this.places[slot] ?? 0) - 1 : -1;
  }

  /** The number at a place 0 up to `size`. */
  numberAt(place: number): number {
    return this.numbers[place] ?? 0;
  }

  countAt(place: number): number {
    return this.counts[place] ?? 0;
  }

  /** Numbers with their counts. */
  *[Symbol.iterator](): Iterator<readonly [number: number, count: number]> {
    for (let place = 0; place < this.size; place += 1) yield [this.numberAt(place), this.countAt(place)];
  }

  /** Slot of the number, or the free one where it belongs. */
  private slotOf(value: number): number {
    const mask = this.stamps.length - 1;
    // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
    let slot = (Math.imul(value, 0x9e3779b1) >>> 7) & mask;
    while (this.stamps[slot] === this.stamp) {
      if (this.numbers[(this.places[slot] ?? 1) - 1] === value) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private insert(slot: number, value: number): void {
    this.numbers[this.size] = value;
    this.counts[this.size] = 1;
    this.size += 1;
    this.stamps[slot] = this.stamp;
    this.places[slot] = this.size;
    if (this.size === this.numbers.length) this.grow();
  }

  private grow(): void {
    const room = 2 * this.numbers.length;
    const numbers = new Uint32Array(room);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const counts = new Uint32Array(room);
    counts.set(this.counts);
    this.counts = counts;
    this.places = new Uint32Array(2 * room);
    this.stamps = new Uint32Array(2 * room);
    this.stamp = 1;
    for (let place = 0; place < this.size; place += 1) {
      const slot = this.slotOf(numbers[place] ?? 0);
      this.stamps[slot] = 1;
      this.places[slot] = place + 1;
    }
  }
}
