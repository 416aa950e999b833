/** Quantiles of sorted numbers. */
import { quantileSorted } from 'simple-statistics';

/**
 * A quantile, for scales, knots and tails.
 *
 * Formula: linear between the values around place (n - 1) p, counted from 0 (type 7 of Hyndman and Fan, The American Statistician 1996).
 * @param sorted ascending; an empty list gives NaN
 * @param share 0..1
 * @example quantile([1, 2, 3, 4], 0.5) is 2.5
 */
export function quantile(sorted: number[] | Float64Array, share: number): number {
  // It only reads the numbers, and typed arrays of a million take a third of the room.
  return sorted.length === 0 ? NaN : quantileSorted(sorted as number[], share);
}
