/** Large crowds are searched block by block, and no group may be larger than what can be measured: campaigns of hundreds of accounts come as parts. */
import { campaigns } from '../config/defaults.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { BOTH_ALONE, reportFloor } from './choose.js';
import type { Evidence } from './evidence.js';
import type { FoundGroup } from './found-group.js';
import type { GroupMeter } from './group-statistics.js';
import { judge } from './judge.js';
import { MeasuredPairs } from './measured-pairs.js';
import { TIE } from './tie.js';

/** Members of a part whose ties to those of another are measured. */
const LOOKED_AT = 8;

/** Parts of one campaign, and who of them was looked at. */
interface Whole {
  readonly parts: FoundGroup[];
  readonly sample: readonly number[];
  /** Mean tie inside the sample. */
  readonly own: number;
}

/**
 * Joins groups that hang together as closely as each does inside: by the measure that keeps halves of one group together (`split.ts`). Every group is
 * held against the best part of each campaign so far. Time: groups times campaigns, 64 pairs each.
 * @param found best first
 */
export function joinParts(found: readonly FoundGroup[], meter: GroupMeter): FoundGroup[] {
  const { evidence } = meter;
  const wholes: Whole[] = [];
  for (const group of found) {
    const sample = systematicSample(group.group.members, LOOKED_AT);
    const own = meanTie(sample, sample, evidence);
    const nearest = wholes
      .map((whole) => ({ whole, common: common(whole, { sample, own }, evidence) }))
      .sort((a, b) => b.common - a.common)[0];
    if (nearest !== undefined && nearest.common >= BOTH_ALONE) nearest.whole.parts.push(group);
    else wholes.push({ parts: [group], sample, own });
  }
  return wholes.flatMap(({ parts }) => joined(parts, meter)).sort((a, b) => b.judgement.score - a.judgement.score);
}

type Looked = Pick<Whole, 'sample' | 'own'>;

/** What the tie between two exceeds that of strangers by, as a share of the smaller of what their own ties do. */
function common(one: Looked, other: Looked, evidence: Evidence): number {
  const own = Math.min(one.own, other.own) - evidence.medianTie;
  return own > 0 ? (meanTie(one.sample, other.sample, evidence) - evidence.medianTie) / own : 0;
}

/** Mean over the pairs of different accounts. */
function meanTie(one: readonly number[], other: readonly number[], evidence: Evidence): number {
  const pair = new Float32Array(TIE + 1);
  let sum = 0;
  let pairs = 0;
  for (const a of one) {
    for (const b of other) {
      if (a === b) continue;
      sum += evidence.measure(a, b, pair)[TIE] ?? 0;
      pairs += 1;
    }
  }
  return sum / Math.max(1, pairs);
}

/** The campaign as a whole; where the whole is no campaign by itself, its parts as they were found. */
function joined(parts: readonly FoundGroup[], meter: GroupMeter): readonly FoundGroup[] {
  const [best] = parts;
  if (best === undefined || parts.length === 1) return parts;
  const { crowd } = meter.evidence;
  const members = parts.flatMap(({ group }) => group.members).sort((a, b) => a - b);
  const looked = systematicSample(members, campaigns.largest);
  const measured = meter.measure(looked, new MeasuredPairs(meter.evidence, looked));
  const judgement = judge(measured, crowd.kind);
  if (judgement.score < reportFloor(crowd)) return parts;
  const group = { ...measured, ...meter.describe(members) };
  return [{ ...best, group, judgement, parts: parts.length }];
}
