/** Expected share of new inputs in a fixed number of requests, from a sample of distinct inputs with their counts. */

/**
 * Rarefaction (Hurlbert, Ecology 1971): the expected number of distinct inputs among `draws` requests drawn without replacement, over `draws`.
 * @param counts times each sampled distinct input was asked; the sample is uniform over the distinct inputs
 * @param distinct estimated number of distinct inputs of the account
 * @param draws requests to draw; fewer where the account made fewer
 * @returns 0..1; null with fewer than 10 requests
 */
export function expectedFreshShare(counts: readonly number[], distinct: number, draws: number): number | null {
  if (counts.length === 0) return null;
  const stands = distinct / counts.length;
  const requests = stands * counts.reduce((sum, count) => sum + count, 0);
  if (requests < 10) return null;
  const drawn = Math.min(draws, Math.floor(requests));
  let seen = 0;
  for (const count of counts) {
    let missed = 1;
    for (let i = 0; i < drawn && missed > 0; i += 1) missed *= Math.max(0, requests - count - i) / (requests - i);
    seen += 1 - missed;
  }
  return Math.min(1, (seen * stands) / drawn);
}
