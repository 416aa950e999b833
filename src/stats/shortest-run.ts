/** How closely most values lie together (the shortest half of Rousseeuw and Leroy 1988, for any share). */

/** @returns the values, ascending, that lie closest together and are `share` of all, rounded up; the lowest such where several are as close */
export function shortestRun(values: readonly number[], share: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const count = Math.ceil(share * sorted.length);
  let first = 0;
  for (let from = 1; from + count <= sorted.length; from += 1)
    if (widthOf(sorted, from, count) < widthOf(sorted, first, count)) first = from;
  return sorted.slice(first, first + count);
}

function widthOf(sorted: readonly number[], from: number, count: number): number {
  return (sorted[from + count - 1] ?? 0) - (sorted[from] ?? 0);
}

/** Standard deviation of a sample; 0 below two values. */
export function deviation(values: ArrayLike<number>): number {
  const list = Array.from(values);
  if (list.length < 2) return 0;
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
}
