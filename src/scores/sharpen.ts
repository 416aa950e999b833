/** What people decided, as a small change of the patterns' weights: confirmed accounts should stand above dismissed ones. */
import { sharpening } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import type { Calibration, Calibrations } from './calibration.js';
import { gate } from './joining.js';
import { scorePatterns } from './patterns.js';
import type { Measured } from './score.js';

export type Decision = 'confirm' | 'dismiss';

/** What people decided, by account. */
export type Decisions = ReadonlyMap<string, Decision>;

type Read = Pick<Measured, 'strands' | 'circumstances' | 'own'>;

/** What of an account a verdict speaks about. */
interface Judged extends Read {
  readonly member: { readonly kind: UseKind; readonly profile: { readonly account: string } };
  /** The part that decided the score, null where the whole did. */
  readonly part: Read | null;
}

/** What of the scores of a log it takes. */
interface Scored {
  readonly accounts: { filter(isWanted: (account: Judged) => boolean): Judged[] };
  readonly calibrations: Calibrations;
  readonly settings: { readonly patternWeights: ReadonlyMap<string, number> };
}

/** How the weights were moved, for the document. */
export interface Sharpening {
  /** Accounts of the log that were confirmed and dismissed, and how many of each it takes. */
  readonly confirmed: number;
  readonly dismissed: number;
  readonly needed: number;
  /** Patterns whose weights were moved, by name; factors on the built-in weights. Empty where there were too few verdicts. */
  readonly weights: readonly { readonly pattern: string; readonly from: number; readonly to: number }[];
  /** Pairs of a confirmed and a dismissed account: how many, and in how many the confirmed one stands higher with the old weights and the new. */
  readonly pairs: { readonly all: number; readonly before: number; readonly after: number };
}

/** Weights are rounded before they are used, so that a report tells exactly what was used. */
const DECIMALS = 1000;
const STEPS = 40;
/** Gain of a step below which nothing more is to be won. */
const ENOUGH = 1e-4;
const NUDGE = 1e-4;

/**
 * Weights of patterns that put confirmed accounts above dismissed ones: those that minimise the mean logistic loss of all pairs of a confirmed and a
 * dismissed account (Burges et al., Learning to rank using gradient descent, ICML 2005), times the number of the rarer verdicts, plus the
 * loss of a normal prior on the logarithm of each factor, which draws it to what it was; no factor leaves its bounds. A pattern that both show alike loses
 * weight, one that tells them apart gains; one that neither shows stays. Projected gradient descent from the old weights, the same steps every time.
 */
export function sharpen(scores: Scored, decisions: Decisions): Sharpening {
  const [confirmed, dismissed] = [decided(scores, decisions, 'confirm'), decided(scores, decisions, 'dismiss')];
  const needed = sharpening.fewest;
  const counts = { confirmed: confirmed.length, dismissed: dismissed.length, needed };
  const pairs = { all: confirmed.length * dismissed.length, before: 0, after: 0 };
  if (Math.min(confirmed.length, dismissed.length) < needed) return { ...counts, weights: [], pairs };
  const old = scores.settings.patternWeights;
  const task = new Task(confirmed, dismissed, scores);
  const factors = descend(task);
  const weights = task.patterns.flatMap((pattern, i) => {
    const from = old.get(pattern) ?? 1;
    const to = Math.round(from * Math.exp(factors[i] ?? 0) * DECIMALS) / DECIMALS;
    return to === from ? [] : [{ pattern, from, to }];
  });
  const before = task.ordered(old);
  return { ...counts, weights, pairs: { ...pairs, before, after: task.ordered(sharpened(old, weights)) } };
}

/** The old weights with the moved ones in their place. */
export function sharpened(
  old: ReadonlyMap<string, number>,
  weights: Sharpening['weights'],
): ReadonlyMap<string, number> {
  return new Map([...old, ...weights.map(({ pattern, to }) => [pattern, to] as const)]);
}

function decided({ accounts }: Scored, decisions: Decisions, decision: Decision): Judged[] {
  return decisions.size === 0
    ? []
    : accounts.filter(({ member }) => decisions.get(member.profile.account) === decision);
}

/** Logarithms of factors, by pattern. */
type Point = readonly number[];

class Task {
  /** Those that any decided account shows, by name. */
  readonly patterns: readonly string[];
  private readonly confirmed: readonly Reading[];
  private readonly dismissed: readonly Reading[];
  private readonly old: ReadonlyMap<string, number>;

  constructor(confirmed: readonly Judged[], dismissed: readonly Judged[], scores: Scored) {
    const read = (account: Judged): Reading => new Reading(account, scores);
    this.confirmed = confirmed.map(read);
    this.dismissed = dismissed.map(read);
    this.old = scores.settings.patternWeights;
    const all = [...this.confirmed, ...this.dismissed];
    this.patterns = [...new Set(all.flatMap(({ patterns }) => patterns))].sort();
  }

  /** Pairs in which the confirmed account stands higher. */
  ordered(weights: ReadonlyMap<string, number>): number {
    const [ups, downs] = [this.standings(this.confirmed, weights), this.standings(this.dismissed, weights)];
    return ups.reduce((sum, up) => sum + downs.filter((down) => up > down).length, 0);
  }

  loss(point: Point): number {
    const weights = this.weights(point);
    const [ups, downs] = [this.standings(this.confirmed, weights), this.standings(this.dismissed, weights)];
    let sum = 0;
    for (const up of ups) for (const down of downs) sum += softplus(down - up);
    const prior = point.reduce((total, value) => total + value * value, 0) / (2 * sharpening.deviation ** 2);
    return (Math.min(ups.length, downs.length) * sum) / (ups.length * downs.length) + prior;
  }

  /** Slope of the loss in each factor: what each account's standing weighs, times how the factor moves it. */
  slope(point: Point): number[] {
    const weights = this.weights(point);
    const [ups, downs] = [this.standings(this.confirmed, weights), this.standings(this.dismissed, weights)];
    const share = Math.min(ups.length, downs.length) / (ups.length * downs.length);
    const pull = (sign: number, others: readonly number[]): ((standing: number) => number) => {
      return (standing) => sign * share * others.reduce((sum, other) => sum + gate(sign * (standing - other), 0, 1), 0);
    };
    const [up, down] = [ups.map(pull(-1, downs)), downs.map(pull(1, ups))];
    return point.map((value, i) => {
      const nudged = this.weights(point.with(i, value + NUDGE));
      const moved = (readings: readonly Reading[], standings: readonly number[], pulls: readonly number[]): number =>
        readings.reduce((sum, reading, j) => {
          return sum + (pulls[j] ?? 0) * (reading.standing(nudged) - (standings[j] ?? 0));
        }, 0) / NUDGE;
      const prior = value / sharpening.deviation ** 2;
      return moved(this.confirmed, ups, up) + moved(this.dismissed, downs, down) + prior;
    });
  }

  private weights(point: Point): ReadonlyMap<string, number> {
    return new Map(
      this.patterns.map((pattern, i) => [pattern, (this.old.get(pattern) ?? 1) * Math.exp(point[i] ?? 0)]),
    );
  }

  private standings(readings: readonly Reading[], weights: ReadonlyMap<string, number>): number[] {
    return readings.map((reading) => reading.standing(weights));
  }
}

/** The reading of an account that decided its score: all its traffic or a part. */
class Reading {
  readonly patterns: readonly string[];
  private readonly read: Read;
  private readonly scale: Calibration;

  constructor(account: Judged, { calibrations }: Scored) {
    const { strands, circumstances, own } = account.part ?? account;
    this.read = { strands, circumstances, own };
    this.patterns = own.patterns.map(({ id }) => id);
    this.scale = calibrations[account.member.kind];
  }

  standing(weights: ReadonlyMap<string, number>): number {
    const { strands, circumstances } = this.read;
    return this.scale.standing(scorePatterns(strands, { ...circumstances, weights }).score);
  }
}

/** log(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function descend(task: Task): Point {
  const bound = Math.log(sharpening.most);
  let point: Point = task.patterns.map(() => 0);
  let here = task.loss(point);
  let step = sharpening.deviation ** 2;
  for (let i = 0; i < STEPS; i += 1) {
    const slope = task.slope(point);
    const next = point.map((value, j) => Math.max(-bound, Math.min(bound, value - step * (slope[j] ?? 0))));
    const there = task.loss(next);
    if (there >= here) {
      step /= 2;
      continue;
    }
    const gain = here - there;
    [point, here] = [next, there];
    if (gain < ENOUGH) break;
  }
  return point;
}
