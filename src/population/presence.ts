/** How long an account was at work: explainers and permutation tests are short jobs, customers and harvests are there all week. */

/** A pause that ends a visit, in milliseconds: longer than a person or a queue keeps a running job waiting, ... */
const PAUSE = 600_000;
/** ... and so many times as long as the usual pause between two of the sampled inputs: who asks once an hour is there all day. */
const PAUSE_OVER_USUAL = 20;
const MINUTE = 60_000;

/**
 * Logarithm of the minutes from first to last input of each visit, all together and one minute added to each.
 * @param times of the inputs in milliseconds, ascending
 */
export function presence(times: readonly number[]): number {
  const pauses = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const usual = [...pauses].sort((a, b) => a - b)[pauses.length >> 1] ?? 0;
  const ends = Math.max(PAUSE, PAUSE_OVER_USUAL * usual);
  const minutes = pauses.reduce((sum, pause) => sum + (pause > ends ? 1 : pause / MINUTE), 1);
  return Math.log(minutes);
}
