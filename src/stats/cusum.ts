/** Page's cumulative sum: notices that numbers which used to vary around zero have moved up, and since when. */

export interface Rise {
  /** First and last place of the rise. */
  readonly from: number;
  readonly to: number;
}

/**
 * One-sided CUSUM: S = max(0, S + x - reference); an alarm where S reaches the threshold. The rise began where S last left zero; it ends where S is
 * largest before it falls back to zero. Used to find usage that stands above an account's own history.
 * @param values deviations from what was expected, in standard deviations; NaN counts as nothing seen
 * @param reference allowance per step, in standard deviations: half of the smallest rise worth finding
 * @param threshold height of the sum that is an alarm; with `reference` it sets the average run length without a change
 * @returns the rise with the highest sum; undefined without an alarm
 * Source: Page, Continuous inspection schemes, Biometrika 1954. Cost: one pass.
 * Example: values 0 0 3 3 0, reference 1, threshold 4: S is 0 0 2 4 3, the rise goes from place 2 to place 3.
 */
export function findRise(values: ArrayLike<number>, reference: number, threshold: number): Rise | undefined {
  let sum = 0;
  let began = 0;
  let best: { readonly height: number; readonly rise: Rise } | undefined;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (sum === 0) began = i;
    sum = Math.max(0, sum + value - reference);
    if (sum >= threshold && sum > (best?.height ?? 0)) best = { height: sum, rise: { from: began, to: i } };
  }
  return best?.rise;
}
