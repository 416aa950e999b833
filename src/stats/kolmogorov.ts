/** Distance of a sample from a distribution. */

/**
 * Kolmogorov-Smirnov distance of numbers in [0, 1] from the uniform distribution: the largest gap between their distribution function and the diagonal.
 * Fed with quantiles, it is the distance from the distribution the quantiles are of.
 * @param values at least one; sorted in place
 * @returns 1 / (2 n) at least, 1 at most
 * @example uniformDistance(Float64Array.of(0.25, 0.75)); // 0.25
 * Source: Kolmogorov, Giornale dell'Istituto Italiano degli Attuari 4, 1933. Cost: one sort.
 */
export function uniformDistance(values: Float64Array): number {
  values.sort();
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    largest = Math.max(largest, value - i / values.length, (i + 1) / values.length - value);
  }
  return largest;
}
