/**
 * How surprising a deviation above the mean is: -log10 of twice the upper tail of the standard normal distribution, so that the mean itself is no surprise.
 *
 * Formula: Q(z) = exp(-z^2 / 2) / sqrt(2 pi) * 4 / (3 z + sqrt(z^2 + 8)), an upper bound that is within 2 % from z = 1 on; 0 at and below z = 0.
 * @param deviation standard deviations above the mean
 * Source: Sampford 1953, "Some inequalities on Mill's ratio and related functions".
 * Example: 3 gives 2.568 (exactly 2.5687).
 */
export function tailEvidence(deviation: number): number {
  if (!(deviation > 0)) return 0;
  const mills = 4 / (3 * deviation + Math.sqrt(deviation * deviation + 8));
  const evidence = (deviation * deviation) / 2 / Math.LN10 - Math.log10((2 * mills) / Math.sqrt(2 * Math.PI));
  return Math.max(0, evidence);
}
