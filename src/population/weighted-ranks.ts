/** Ranks and quantiles over many lists of numbers where every list weighs the same, however long it is. */

/** Numbers kept per list: the ranks need no more, and memory stays bounded. */
const KEPT = 64;

export class WeightedRanks {
  private readonly values: Float64Array;
  /** Weight of all values up to and including each place, 0..1. */
  private readonly cumulative: Float64Array;

  /** NaN and infinite numbers are left out; a list counts with its first 64 others. */
  constructor(lists: readonly ArrayLike<number>[]) {
    const most = lists.reduce((sum, list) => sum + Math.min(KEPT, list.length), 0);
    const values = new Float64Array(most);
    const weights = new Float64Array(most);
    let size = 0;
    for (const list of lists) {
      const start = size;
      for (let i = 0; i < list.length && size - start < KEPT; i += 1) {
        const value = list[i] ?? NaN;
        if (!Number.isFinite(value)) continue;
        values[size] = value;
        size += 1;
      }
      weights.fill(1 / (size - start), start, size);
    }
    const order = Uint32Array.from({ length: size }, (_, i) => i);
    order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    this.values = Float64Array.from(order, (i) => values[i] ?? 0);
    this.cumulative = new Float64Array(size);
    let sum = 0;
    order.forEach((i, place) => {
      sum += weights[i] ?? 0;
      this.cumulative[place] = sum;
    });
    for (let i = 0; i < size; i += 1) this.cumulative[i] = (this.cumulative[i] ?? 0) / sum;
  }

  /** Weighted share of values at or below, 0..1; NaN for NaN or without values. */
  rank(value: number): number {
    if (Number.isNaN(value) || this.values.length === 0) return NaN;
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.values[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (this.cumulative[low - 1] ?? 0);
  }

  /** Smallest value whose weighted share reaches `share`; NaN without values. */
  quantile(share: number): number {
    const place = this.cumulative.findIndex((weight) => weight >= share);
    return place < 0 ? NaN : (this.values[place] ?? NaN);
  }
}
