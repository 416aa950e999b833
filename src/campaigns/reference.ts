/** The yardstick of a link: how alike pairs of the log are, so that a likeness can be said to be rare. */
import { campaigns, seeds } from '../config/defaults.js';
import { seededRandom } from '../stats/random.js';
import type { Crowd } from './crowd.js';
import type { LinkComparison } from './link.js';
import { placeIn } from './sorted.js';

export type Pair = readonly [a: number, b: number];

/** Pairs a stratum needs to be a yardstick of its own; with fewer it is one with the next lower. */
const FEWEST_PAIRS = 300;

/** How alike the reference pairs are by one link: what the yardstick is made of, and what is held against it first. */
export interface Likenesses {
  /** By pair; NaN where not comparable. */
  readonly values: Float64Array;
  readonly strata: Uint8Array;
}

/** One pair after the other, by all links: two of them look at the same cells, and the last pair is at hand. */
export function likenessesOf(comparisons: readonly LinkComparison[], pairs: readonly Pair[]): Likenesses[] {
  const found = comparisons.map((comparison) => ({
    comparison,
    values: new Float64Array(pairs.length),
    strata: new Uint8Array(pairs.length),
  }));
  pairs.forEach(([a, b], i) => {
    for (const { comparison, values, strata } of found) {
      values[i] = comparison.compare(a, b);
      strata[i] = comparison.stratum?.(a, b) ?? 0;
    }
  });
  return found;
}

/** Likenesses of the reference pairs by one link, apart for each stratum. */
export class Reference {
  private readonly comparison: LinkComparison;
  /** Ascending, by stratum. */
  private readonly sorted: readonly Float64Array[];
  /** What the strangers of each stratum have over those of the stratum that have least, for links that ask for it. */
  private readonly centres: readonly number[];

  constructor(comparison: LinkComparison, { values, strata }: Likenesses) {
    this.comparison = comparison;
    const lists: number[][] = [[]];
    values.forEach((value, i) => {
      if (!Number.isNaN(value)) (lists[strata[i] ?? 0] ??= []).push(value);
    });
    this.sorted = sortStrata(Array.from(lists, (list: number[] | undefined) => list ?? []));
    const means = comparison.overStratum === true ? this.sorted.map(meanRarity) : [];
    this.centres = means.map((mean) => mean - Math.min(...means));
  }

  /** -log10 of the share of comparable pairs at least as alike, at most the cap; nothing shared and not comparable are no evidence. */
  evidence(a: number, b: number): number {
    const value = this.comparison.compare(a, b);
    if (value === 0 || Number.isNaN(value)) return 0;
    return this.rate(value, this.sorted.length < 2 ? 0 : (this.comparison.stratum?.(a, b) ?? 0));
  }

  /** The evidence that a likeness in a stratum is. */
  rate(value: number, stratum: number): number {
    if (value === 0 || Number.isNaN(value)) return 0;
    const place = Math.min(stratum, this.sorted.length - 1);
    return Math.max(0, rarity(value, this.sorted[place] ?? NONE) - (this.centres[place] ?? 0));
  }

  /** Mean evidence of the reference pairs: what two strangers have. */
  usual(): number {
    const strata = [...new Set(this.sorted)].map((list) => ({ list, stratum: this.sorted.indexOf(list) }));
    const pairs = strata.reduce((sum, { list }) => sum + list.length, 0);
    const sum = strata.reduce(
      (total, { list, stratum }) => list.reduce((part, value) => part + this.rate(value, stratum), total),
      0,
    );
    return sum / Math.max(1, pairs);
  }
}

const NONE = new Float64Array(0);

function meanRarity(sorted: Float64Array): number {
  return sorted.reduce((sum, value) => sum + (value === 0 ? 0 : rarity(value, sorted)), 0) / Math.max(1, sorted.length);
}

/** Sorts each stratum; one with too few pairs is joined with the next lower, the lowest with those above. */
function sortStrata(strata: readonly (readonly number[])[]): Float64Array[] {
  const sorted: Float64Array[] = [];
  let from = strata.length - 1;
  let waiting: number[] = [];
  for (let stratum = strata.length - 1; stratum >= 0; stratum -= 1) {
    waiting = [...waiting, ...(strata[stratum] ?? [])];
    if (waiting.length < FEWEST_PAIRS && stratum > 0) continue;
    const joined = Float64Array.from(waiting).sort();
    for (let at = stratum; at <= from; at += 1) sorted[at] = joined;
    from = stratum - 1;
    waiting = [];
  }
  return sorted;
}

/**
 * @param sorted ascending similarities of the pairs of reference
 * @returns 0 for the least similar; with n pairs at most log10 n, and at most the cap
 */
export function rarity(value: number, sorted: Float64Array): number {
  const asSimilar = Math.max(1, sorted.length - placeIn(sorted, value));
  return Math.min(campaigns.evidenceCap, Math.log10(Math.max(1, sorted.length) / asSimilar));
}

/** All pairs of well-seen accounts, or a seeded sample of them where there are many; a < b. */
export function referencePairs(crowd: Crowd): Pair[] {
  const all = crowd.accounts.map((_, place) => place);
  const known = all.filter((place) => (crowd.accounts[place]?.member.distinct ?? 0) >= campaigns.referenceInputs);
  const chosen = known.length >= campaigns.fewestAccounts ? known : all;
  const count = (chosen.length * (chosen.length - 1)) / 2;
  const pairs: Pair[] = [];
  if (count <= campaigns.referencePairs) {
    for (let i = 0; i < chosen.length; i += 1)
      for (let j = 0; j < i; j += 1) pairs.push([chosen[j] ?? 0, chosen[i] ?? 0]);
    return pairs;
  }
  const random = seededRandom(seeds.groups);
  while (pairs.length < campaigns.referencePairs) {
    const a = chosen[Math.floor(random() * chosen.length)] ?? 0;
    const b = chosen[Math.floor(random() * chosen.length)] ?? 0;
    if (a !== b) pairs.push([Math.min(a, b), Math.max(a, b)]);
  }
  // In rows, as comparisons unfold one account at a time.
  return pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
