/** The middle of a list of numbers. */

/**
 * Median, for centres and scales that a few wild values cannot move.
 *
 * Formula: the middle value by size, or the mean of the two middle ones. Empty list: NaN. The list is not changed.
 * Cost: one sort. Example: medianOf([3, 1, 2, 10]) is 2.5.
 */
export function medianOf(values: ArrayLike<number>): number {
  return middleOf(Float64Array.from(values).sort());
}

/** The same of numbers that are in ascending order already. */
export function middleOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Median absolute deviation to standard deviation, of normal values. */
const NORMAL_CONSISTENCY = 1.4826;

/** Robust standard deviation about a middle: 1.4826 times the median absolute deviation. */
export function robustDeviation(values: ArrayLike<number>, middle: number): number {
  return NORMAL_CONSISTENCY * medianOf(Float64Array.from(values, (value) => Math.abs(value - middle)));
}
