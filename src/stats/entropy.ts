/** Shannon entropy of counts, and the counting before it. */

/** How often each value occurs, in order of first appearance. */
export function countEach(values: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/**
 * Shannon entropy of a distribution given by counts, for labels and first words.
 * H = log2 N - (1/N) sum n log2 n, with N the sum of the counts.
 * @param counts non-negative, any length
 * @returns bits; 0 for no counts or a single value
 * @example entropyBits([2, 2, 4]); // 1.5
 * Source: Shannon, A Mathematical Theory of Communication, 1948, section 6. Cost: one logarithm a count.
 */
export function entropyBits(counts: readonly number[]): number {
  let total = 0;
  let weighted = 0;
  for (const count of counts) {
    if (count <= 0) continue;
    total += count;
    weighted += count * Math.log2(count);
  }
  return total === 0 ? 0 : Math.max(0, Math.log2(total) - weighted / total);
}
