/** Arithmetic of bottom-k samples: the k smallest of uniformly distributed keys are a uniform sample of what has those keys. */

/**
 * First place in an ascending list whose number is not below `key`, for finding and inserting in a bottom-k sample.
 *
 * @param keys ascending at the places 0, stride, 2 stride, ...; the first `size` of them count
 * @returns a place 0..size (times `stride` for the index); `size` when all are smaller. Cost: log2(size) comparisons.
 * Example: lowerBound([2, 4, 6], 3, 1, 5) is 2.
 */
export function lowerBound(keys: ArrayLike<number>, size: number, stride: number, key: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle * stride] ?? 0) < key) low = middle + 1;
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
