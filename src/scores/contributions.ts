/** What each strand adds to an account's suspicion: integrated gradients, so that the parts add up to the whole. */
import type { Circumstances } from './pattern.js';
import { type PatternScore, scorePatterns } from './patterns.js';
import { strandIds, type StrandId, type StrandValues } from './strands.js';

const STEPS = 8;
const NUDGE = 1e-4;

export interface Contributions {
  /** Suspicion of an account of this volume that is average in every strand. */
  readonly baseline: number;
  /** Suspicion of the account itself: baseline plus, over the strands, slope times value. */
  readonly suspicion: number;
  /** Mean slope of the suspicion in each strand on the straight way from average to the account. */
  readonly slopes: Readonly<Partial<Record<StrandId, number>>>;
  /** Patterns of the account itself. */
  readonly patterns: readonly PatternScore[];
}

/**
 * Integrated gradients (Sundararajan, Taly and Yan, ICML 2017): the slopes are averaged along the straight line from the average account (all strands
 * 0) to this one; by the fundamental theorem the contributions then sum to the difference. What numerical integration leaves
 * over is spread over the contributions in proportion to their size.
 * @param toSuspicion the increasing map from score to 0..1
 */
export function contribute(
  values: StrandValues,
  circumstances: Circumstances,
  toSuspicion: (score: number) => number,
): Contributions {
  // One point is moved about: a copy for each of the hundred places looked at was a third of what describing an account left to collect.
  const point = { ...values };
  const here = (): number => toSuspicion(scorePatterns(point, circumstances).score);
  const { score, patterns } = scorePatterns(point, circumstances);
  const suspicion = toSuspicion(score);
  const read = strandsRead(values, circumstances);
  const active = strandIds.filter((id) => (values[id] ?? 0) !== 0 && read.has(id));
  scale(point, values, active, 0);
  const baseline = here();
  const sums: Partial<Record<StrandId, number>> = {};
  for (let step = 0; step < STEPS; step += 1) {
    scale(point, values, active, (step + 0.5) / STEPS);
    const before = here();
    for (const id of active) {
      const value = point[id] ?? 0;
      point[id] = value + NUDGE;
      sums[id] = (sums[id] ?? 0) + (here() - before) / NUDGE / STEPS;
      point[id] = value;
    }
  }
  return close({ baseline, suspicion, slopes: sums, patterns }, values);
}

/** Moves the point to a place on the way; strands that are 0, null or never looked at stay as they are. */
function scale(point: StrandValues, values: StrandValues, active: readonly StrandId[], t: number): void {
  for (const id of active) point[id] = t * (values[id] ?? 0);
}

/**
 * Strands that the patterns look at: the slope in any other is 0, and working that out was a third of all. What is looked at hangs on the circumstances
 * and on which strands are null, not on their values.
 */
function strandsRead(values: StrandValues, circumstances: Circumstances): ReadonlySet<string> {
  const read = new Set<string>();
  const watched = new Proxy(values, {
    get(target, id) {
      read.add(String(id));
      return target[id as StrandId];
    },
  });
  scorePatterns(watched, circumstances);
  return read;
}

/** Spreads the error of the integration, so that the sum is exact. */
function close(found: Contributions, values: StrandValues): Contributions {
  const ids = Object.keys(found.slopes) as StrandId[];
  const parts = ids.map((id) => (found.slopes[id] ?? 0) * (values[id] ?? 0));
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
  const rest = found.suspicion - found.baseline - parts.reduce((sum, part) => sum + part, 0);
  if (size === 0) return { ...found, baseline: found.suspicion };
  const share = rest / size;
  const slopes: Partial<Record<StrandId, number>> = {};
  ids.forEach((id, i) => {
    slopes[id] = (found.slopes[id] ?? 0) * (1 + share * Math.sign(parts[i] ?? 0));
  });
  return { ...found, slopes };
}
