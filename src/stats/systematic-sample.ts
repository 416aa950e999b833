/** Systematic sampling: every k-th of a list, from the first one on. */

/** At most `most` of the items in even steps; all of them where there are no more. */
export function systematicSample<Item>(items: ArrayLike<Item>, most: number): Item[] {
  const step = Math.ceil(items.length / most);
  return Array.from({ length: Math.ceil(items.length / Math.max(1, step)) }, (_, place) => items[place * step] as Item);
}
