/** The numbers of a window that moves over a list, in order at every place. */
import { lowerBound } from './bottom-k.js';

/** Steps of one place up to this share of the width are taken one by one; further ones sort anew. */
const NEAR = 0.25;

/**
 * A window over numbers, sorted. Moving it on by one puts one number in the place of another, where sorting anew costs a hundred times as much.
 * @example new SortedWindow(Float64Array.of(3, 1, 2), 2).at(1); // 1, 2
 */
export class SortedWindow {
  private readonly values: Float64Array;
  private readonly sorted: Float64Array<ArrayBuffer>;
  private from = -1;

  /** @param values none of them NaN; @param width at most as many as there are */
  constructor(values: Float64Array, width: number) {
    this.values = values;
    this.sorted = new Float64Array(width);
  }

  /** The window that begins at `from`, valid until the next is asked for. */
  at(from: number): Float64Array<ArrayBuffer> {
    const { sorted, values } = this;
    const width = sorted.length;
    if (this.from < 0 || from < this.from || from - this.from > NEAR * width) {
      sorted.set(values.subarray(from, from + width));
      sorted.sort();
      this.from = from;
    }
    for (; this.from < from; this.from += 1) this.exchange(values[this.from] ?? 0, values[this.from + width] ?? 0);
    return sorted;
  }

  private exchange(leaves: number, enters: number): void {
    const { sorted } = this;
    let place = lowerBound(sorted, { from: 0, size: sorted.length, stride: 1, key: leaves });
    while (place + 1 < sorted.length && (sorted[place + 1] ?? 0) < enters) {
      sorted[place] = sorted[place + 1] ?? 0;
      place += 1;
    }
    while (place > 0 && (sorted[place - 1] ?? 0) > enters) {
      sorted[place] = sorted[place - 1] ?? 0;
      place -= 1;
    }
    sorted[place] = enters;
  }
}
