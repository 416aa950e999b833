/** Systematic sampling: every k-th of a list, from the first one on. */

/** At most `most` of the items in even steps; all of them where there are no more. */
export function systematicSample<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, place) => place % step === 0);
}
