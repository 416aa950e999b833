/** Arithmetic of bottom-k samples: the k smallest of uniformly distributed keys are a uniform sample of what has those keys. */

/** An ascending list inside a bigger one: `size` keys at `from`, `from + stride`, `from + 2 stride`, ... */
export interface KeyList {
  readonly from: number;
  readonly size: number;
  readonly stride: number;
}

/**
 * Place of the first key that is not below the one looked for, for finding and inserting in a bottom-k sample.
 *
 * @param numbers holds the keys; @param list where they are, and the key to look for
 * @returns a place 0..size (its index is `from + place * stride`); `size` when all keys are smaller. Cost: log2(size) comparisons.
 * Example: among 2, 4, 6 the place for 5 is 2.
 */
export function lowerBound(numbers: ArrayLike<number>, list: KeyList & { readonly key: number }): number {
  const { from, stride, key } = list;
  let low = 0;
  let high = list.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[from + middle * stride] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Number of distinct things in a stream, from the k smallest of their keys.
 *
 * Formula: exactly `size` while fewer than k were ever seen, else (k - 1) / u with u the largest kept key as a share of the key
 * range: unbiased, relative standard error about 1 / sqrt(k - 2). A share of 0 (no keys at all) gives `size`.
 * @param size keys kept; @param limit k, at least 2; @param largest largest kept key over the key range, 0..1
 * Source: Bar-Yossef et al. 2002, algorithm 2; Beyer et al. 2007, "On synopses for distinct-value estimation", theorem 2.
 * Example: 128 keys kept up to .1 of the range: 127 / .1 = 1270.
 */
export function estimateDistinct(size: number, limit: number, largest: number): number {
  return size < limit || !(largest > 0) ? size : (limit - 1) / largest;
}
