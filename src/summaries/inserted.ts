/** Short lists that are replaced as a whole when they grow: exactly as long as they have to be, as a million accounts hold one. */

/** The list with `item` put in at `at`, cut to `limit` items. */
export function inserted<T>(items: readonly T[], at: number, item: T, limit: number): readonly T[] {
  const { length } = items;
  if (length === 0) return [item];
  // An array made with its length has no spare room; one that grows has room for a dozen more.
  const longer = new Array<T>(Math.min(limit, length + 1));
  for (let i = 0; i < longer.length; i += 1) longer[i] = i === at ? item : (items[i < at ? i : i - 1] ?? item);
  return longer;
}
