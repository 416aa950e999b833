/** Shares of the rows that an account sent, as its window counts them one after the other. */

/** Rows below which a single one would be a large share. */
const FEWEST = 12;

/** For shares of which next to nobody has any. */
export const rareShare = {
  value: 0.05,
  unit: 'share of rows',
  why: 'nearly nobody has any: without it one accident among twenty rows would be many deviations',
} as const;

/** Null for too few rows. @param rows how many of them, or what they weigh */
export function shareOfRows({ rowCompared }: { readonly rowCompared: number }, rows: number): number | null {
  return rowCompared < FEWEST ? null : rows / rowCompared;
}
