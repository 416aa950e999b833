/** Which days are kept apart and which together: the last days one by one, then weeks, then four weeks. */

export const DAY_MS = 86_400_000;

interface Tier {
  /** Days in one part. */
  readonly width: number;
  /** Parts stay of this width until their last day is so many days old. */
  readonly until: number;
}

/** Widths divide each other, so that a part never lies across the border of a wider one. */
export const tiers: readonly Tier[] = [
  { width: 1, until: 8 },
  { width: 7, until: 35 },
  { width: 28, until: Infinity },
];

/** Days from `from` to `to` (whole days since 1970, both included). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The span in which a day is kept once the narrower ones are too old: the narrowest whose tier still holds it, or the next wider one
 * when that is old as a whole.
 */
export function keptSpan(day: number, newest: number): Span {
  let best: Span = { from: day, to: day };
  let until = tiers[0]?.until ?? Infinity;
  for (const tier of tiers.slice(1)) {
    const from = Math.floor(day / tier.width) * tier.width;
    const wide = { from, to: from + tier.width - 1 };
    // Only a whole wide part that is older than the narrower tier keeps replaces it.
    if (newest - wide.to < until) return best;
    best = wide;
    until = tier.until;
  }
  return best;
}

export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** `2026-11-21`. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
