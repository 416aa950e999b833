/** From score to suspicion, p-value and q-value: an empirical null from the bulk of the same log, for each kind of use. */
import { calibration, peers } from '../config/defaults.js';
import { useKinds, type UseKind } from '../population/member.js';
import { lowerBound } from '../stats/bottom-k.js';
import { quantile } from '../stats/quantile.js';

export interface Calibration {
  /** Chance that an account of the log's bulk scores as high, 0..1. */
  pValue(score: number): number;
  /** The same with the flatter of the two slopes, never below `pValue`: what q-values are made of. */
  cautiousPValue(score: number): number;
  /** 0..1, increasing in the score; one half at `middle`. */
  suspicion(score: number): number;
  /** Log odds of the suspicion: orders accounts of different kinds, and tells apart what the suspicion rounds to 1. */
  standing(score: number): number;
  /** The score from which the suspicion is at least that much, between 0 and 1; minus infinity for 0. */
  scoreAt(suspicion: number): number;
  readonly middle: number;
  readonly slope: number;
  /** Accounts behind it. */
  readonly accounts: number;
  /** True where the kind had too few accounts and those of all kinds that are judged stood in. */
  readonly pooled: boolean;
  /** False where the log has so few accounts of the kind that they are put in order and no more. */
  readonly judges: boolean;
}

/** Log odds by which rounding may fall short of a suspicion. */
const ROUNDING = 1e-9;

export type Calibrations = Readonly<Record<UseKind, Calibration>>;

/**
 * The upper tail of the scores is taken as exponential beyond the 90 % quantile: p = .1 exp(-(s - q90) / b). Up to there p is the share of the accounts
 * that score as high: scores are crowded at the bottom, where the formula would promise every account a p-value of .4 or less. b is the geometric mean of two slopes, one
 * from the 70 % and 90 % quantiles and the larger of it and the one from the 80 % and 95 % quantiles: honest logs have a second, heavier tail.
 * Both slopes are widened by 1 + 1 / sqrt(n): they are estimates, and without it the small p-values of small logs come out too small (simulated in
 * test/scores/calibration-simulation.test.ts). With more than a tenth of attackers the quantiles rise and p becomes conservative.
 * Not a false-positive rate: nobody has a clean log.
 * @param scores of the accounts of one log or of one kind of use
 * @param floor score that is one half at least
 * @param pooled whether accounts of all kinds stand in for too few of one; `heavier`: how much more slowly the tail falls off than the flatter slope says
 */
export function calibrate(
  scores: ArrayLike<number>,
  floor: number = calibration.floor,
  { pooled = false, heavier = 1 }: { readonly pooled?: boolean; readonly heavier?: number } = {},
): Calibration {
  const accounts = scores.length;
  const sorted = accounts === 0 ? new Float64Array(1) : Float64Array.from(scores).sort();
  const q90 = quantile(sorted, 0.9);
  const inner = Math.max(calibration.smallestSlope, (q90 - quantile(sorted, 0.7)) / Math.log(3));
  const outer = Math.max(inner, (quantile(sorted, 0.95) - quantile(sorted, 0.8)) / Math.log(4));
  const widening = 1 + 1 / Math.sqrt(Math.max(1, accounts));
  const slope = widening * Math.sqrt(inner * outer);
  const far = accounts < calibration.manyAccounts ? 0 : (quantile(sorted, 0.99) - quantile(sorted, 0.95)) / Math.log(5);
  const cautious = widening * Math.max(heavier * outer, far);
  const middle = Math.max(floor, q90 + slope * Math.log(10));
  const width = Math.max(calibration.narrowest, slope);
  const tail = (score: number, decay: number): number =>
    score > q90 ? 0.1 * Math.exp(-(score - q90) / decay) : Math.max(0.1, shareAbove(sorted, score));
  return {
    middle,
    slope,
    accounts,
    pooled,
    judges: true,
    pValue: (score) => tail(score, slope),
    cautiousPValue: (score) => tail(score, cautious),
    ...rise(middle, width),
  };
}

/** From score to suspicion and back. */
function rise(middle: number, width: number): Pick<Calibration, 'suspicion' | 'standing' | 'scoreAt'> {
  return {
    suspicion: (score) => 1 / (1 + Math.exp(-(score - middle) / width)),
    standing: (score) => (score - middle) / width,
    scoreAt: (suspicion) => middle + width * (Math.log(suspicion / (1 - suspicion)) + ROUNDING),
  };
}

/**
 * Too few accounts to estimate a tail: the rise is fixed, p is the share of the accounts that score as high, oneself among them (uniform where all are alike), and
 * no false-discovery rate is claimed, so that the level is `watch` at most.
 */
function calibrateFew(scores: Float64Array, floor: number): Calibration {
  const sorted = Float64Array.from(scores).sort();
  const accounts = sorted.length;
  const middle = floor + calibration.fewAbove;
  return {
    ...{ middle, slope: calibration.fewWidth, accounts, pooled: false, judges: false },
    pValue: (score) => Math.max(1 / Math.max(1, accounts), shareAbove(sorted, score)),
    cautiousPValue: () => 1,
    ...rise(middle, calibration.fewWidth),
  };
}

/** The scores of some accounts, and the kind of use of each. */
export interface Scored {
  readonly scores: Float64Array;
  kindOf(place: number): UseKind | undefined;
  /** Accounts of a kind in the log, those whose scores do not count among them. */
  accountsOf(kind: UseKind): number;
}

/**
 * One calibration for each kind of use: tables, texts and chats have scores of different spread, and in a mixed log the larger kind would set the
 * other's. A kind of too few accounts takes the calibration of all accounts together and says so; one of hardly any (`peers.fewest`) is put in order and no more,
 * and has no part in how others are judged.
 */
export function calibrateKinds(scored: Scored, floor: number = calibration.floor): Calibrations {
  const few = new Set(useKinds.filter((kind) => scored.accountsOf(kind) < peers.fewest));
  const judged = scored.scores.filter((_, place) => !few.has(scored.kindOf(place) ?? 'none'));
  const all = calibrate(judged, floor, { pooled: true });
  const entries = useKinds.map((kind): [UseKind, Calibration] => {
    const scores = scored.scores.filter((_, place) => scored.kindOf(place) === kind);
    if (few.has(kind)) return [kind, calibrateFew(scores, floor)];
    const alone = scores.length === judged.length || scores.length >= calibration.fewestAccounts;
    const heavier = kind === 'chat' ? calibration.heavierOnChats : 1;
    return [kind, alone ? calibrate(scores, floor, { heavier }) : all];
  });
  return Object.fromEntries(entries) as Record<UseKind, Calibration>;
}

/**
 * Benjamini-Hochberg q-values: the smallest false-discovery rate at which each would be rejected.
 * @param pValues 0..1, any order
 * @returns q-values in the same order
 * Source: Benjamini and Hochberg, JRSS B 1995. Cost: one sort.
 */
export function qValues(pValues: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(pValues, (_, i) => i).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const result = new Float64Array(pValues.length).fill(1);
  let smallest = 1;
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const index = order[rank - 1] ?? 0;
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * order.length) / rank);
    result[index] = smallest;
  }
  return result;
}

/** Share of the ascending values that are at least as large: 0..1. Cost: one search by halves. */
function shareAbove(sorted: Float64Array, value: number): number {
  return 1 - lowerBound(sorted, { from: 0, size: sorted.length, stride: 1, key: value }) / sorted.length;
}
