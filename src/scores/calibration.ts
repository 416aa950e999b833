/** From score to suspicion, p-value and q-value: an empirical null from the bulk of the same log. */
import { calibration } from '../config/defaults.js';
import { quantile } from '../stats/quantile.js';

export interface Calibration {
  /** Chance that an account of the log's bulk scores as high, 0..1. */
  pValue(score: number): number;
  /** 0..1, increasing in the score; one half at `middle`. */
  suspicion(score: number): number;
  readonly middle: number;
  readonly slope: number;
}

/**
 * The upper tail of the scores is taken as exponential beyond the 90 % quantile: p = .1 exp(-(s - q90) / b). b is the geometric mean of two slopes, one
 * from the 70 % and 90 % quantiles and the larger of it and the one from the 80 % and 95 % quantiles: honest logs have a second, heavier tail.
 * With more than a tenth of attackers the quantiles rise and p becomes conservative. Not a false-positive rate: nobody has a clean log.
 * @param scores of all accounts of one log
 * @param floor score that is one half at least
 */
export function calibrate(scores: readonly number[], floor: number = calibration.floor): Calibration {
  const sorted = [...scores].sort((a, b) => a - b);
  if (sorted.length === 0) sorted.push(0);
  const q90 = quantile(sorted, 0.9);
  const inner = Math.max(calibration.smallestSlope, (q90 - quantile(sorted, 0.7)) / Math.log(3));
  const outer = Math.max(inner, (quantile(sorted, 0.95) - quantile(sorted, 0.8)) / Math.log(4));
  const slope = Math.sqrt(inner * outer);
  const middle = Math.max(floor, q90 + slope * Math.log(10));
  const width = Math.max(calibration.narrowest, slope);
  return {
    middle,
    slope,
    pValue: (score) => Math.min(1, 0.1 * Math.exp(-(score - q90) / slope)),
    suspicion: (score) => 1 / (1 + Math.exp(-(score - middle) / width)),
  };
}

/**
 * Benjamini-Hochberg q-values: the smallest false-discovery rate at which each would be rejected.
 * @param pValues 0..1, any order
 * @returns q-values in the same order
 * Source: Benjamini and Hochberg, JRSS B 1995. Cost: one sort.
 */
export function qValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const result = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (let rank = order.length; rank >= 1; rank -= 1) {
    const index = order[rank - 1] ?? 0;
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * order.length) / rank);
    result[index] = smallest;
  }
  return result;
}
