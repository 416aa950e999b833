/** How good a ranking is against known answers: our own small versions of the usual measures, ties treated as scikit-learn does. */

export interface Scored {
  /** Higher is more suspicious; -Infinity for what was never ranked. */
  readonly score: number;
  readonly positive: boolean;
}

/** One place of the ranking: everything with the same score, and how much lies at or above it. */
interface Cut {
  readonly score: number;
  readonly positives: number;
  readonly negatives: number;
  readonly positivesAbove: number;
  readonly negativesAbove: number;
}

/**
 * Area under the precision-recall steps: sum over cuts of (recall - recall before) x precision, without interpolation
 * (scikit-learn `average_precision_score`). NaN without positives. Example: order + - + gives (1 + 2/3) / 2 = 0.833.
 */
export function averagePrecision(items: readonly Scored[]): number {
  let sum = 0;
  for (const cut of cutsOf(items)) {
    sum += (cut.positives * cut.positivesAbove) / (cut.positivesAbove + cut.negativesAbove);
  }
  return sum / countPositives(items);
}

/**
 * Chance that a random positive stands above a random negative, ties counted half (Mann-Whitney U / (P N);
 * scikit-learn `roc_auc_score`). NaN when one of the classes is empty. Example: order + - + gives 1/2.
 */
export function rocAuc(items: readonly Scored[]): number {
  const positives = countPositives(items);
  let pairs = 0;
  for (const cut of cutsOf(items)) {
    const below = items.length - positives - cut.negativesAbove;
    pairs += cut.positives * (below + cut.negatives / 2);
  }
  return pairs / (positives * (items.length - positives));
}

/**
 * Lowest score at which at most `rate` (0..1) of the negatives stand at or above: the line of an analyst with that patience.
 * Infinity when even the first place breaks it; positives and negatives of one score pass or fail together.
 */
export function lineAtFalsePositiveRate(items: readonly Scored[], rate: number): number {
  const negatives = items.length - countPositives(items);
  let line = Infinity;
  for (const cut of cutsOf(items)) {
    // A share computed as 1/100 may be stored a hair above 0.01.
    if (cut.negativesAbove > rate * negatives + 1e-9) break;
    line = cut.score;
  }
  return line;
}

/** Share of the positives at or above that line (the highest recall whose false positive rate is within `rate`). NaN without positives. */
export function recallAtFalsePositiveRate(items: readonly Scored[], rate: number): number {
  const line = lineAtFalsePositiveRate(items, rate);
  return items.filter((item) => item.positive && isAbove(item, line)).length / countPositives(items);
}

/** At or above the line; what was never ranked is above nothing. */
export function isAbove(item: Scored, line: number): boolean {
  return item.score > -Infinity && item.score >= line;
}

/**
 * Share of positives among the first `count`; a tie across the border counts with its mean, as if broken at random many times.
 * NaN when fewer than `count` exist. Example: order + - + gives 1/2 at 2.
 */
export function precisionAt(items: readonly Scored[], count: number): number {
  if (count < 1 || items.length < count) return NaN;
  let left = count;
  let found = 0;
  for (const cut of cutsOf(items)) {
    const size = cut.positives + cut.negatives;
    const taken = Math.min(size, left);
    found += (cut.positives * taken) / size;
    left -= taken;
    if (left === 0) break;
  }
  return found / count;
}

/** Middle score of the positives (the lower one of an even number); NaN without positives. */
export function medianPositiveScore(items: readonly Scored[]): number {
  const scores = items.filter((item) => item.positive).map((item) => item.score);
  scores.sort((a, b) => a - b);
  return scores[Math.floor((scores.length - 1) / 2)] ?? NaN;
}

function countPositives(items: readonly Scored[]): number {
  return items.filter((item) => item.positive).length;
}

function cutsOf(items: readonly Scored[]): Cut[] {
  const sorted = [...items].sort((a, b) => (a.score === b.score ? 0 : b.score - a.score));
  const cuts: Cut[] = [];
  let start = 0;
  let positivesAbove = 0;
  while (start < sorted.length) {
    const score = sorted[start]?.score ?? NaN;
    let end = start;
    let positives = 0;
    for (; sorted[end]?.score === score; end += 1) if (sorted[end]?.positive === true) positives += 1;
    positivesAbove += positives;
    const negatives = end - start - positives;
    cuts.push({ score, positives, negatives, positivesAbove, negativesAbove: end - positivesAbove });
    start = end;
  }
  return cuts;
}
