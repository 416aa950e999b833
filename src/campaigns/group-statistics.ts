/** What a group shows: how much more its members share than strangers do, how equal their quotas are, what they do on average. */
import { campaigns } from '../config/defaults.js';
import { strandIds, type StrandValues } from '../scores/strands.js';
import { medianOf } from '../stats/median.js';
import { byFamily, type Evidence } from './evidence.js';
import type { EvidenceFamily } from './link.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { type LinkEvidence, MIXTURE, TIE } from './tie.js';

/** Members beyond which equal quotas say no more: honest crowds are large. */
const QUOTA_MEMBERS = 24;
/** Spread of log volume that counts as none at all. */
const SMALLEST_SPREAD = 0.01;
/** Members from which the coordination counts in full. */
const FULL_SIZE = 16;
/** Largest strand of one member that counts, either side. */
const MOST_STRAND = 2;

/** What the members do, whatever ties them. */
export interface GroupConduct {
  readonly members: readonly number[];
  /** Distinct inputs of all members together. */
  readonly distinct: number;
  /** Mean of each strand over the members that have it; null where fewer than half do. */
  readonly strands: StrandValues;
  /** Median drift of the mixture, null where not judged. */
  readonly drift: number | null;
}

export interface GroupStatistics extends GroupConduct {
  /** Mean evidence of each kind inside, over what strangers have. */
  readonly excess: Readonly<Record<EvidenceFamily, number>>;
  /** The same without taking off what strangers have. */
  readonly means: Readonly<Record<EvidenceFamily, number>>;
  readonly tie: number;
  /** Mean tie of each member to the others. */
  readonly memberTies: Float64Array;
  /** How equal the volumes are: tenfold narrower than all accounts' gives 1 per four members. */
  readonly quota: number;
  readonly coordination: number;
  /** Mean evidence that the members' inputs are draws from one mixture, over what strangers have. */
  readonly mixture: number;
  /** Evidence by links that only the whole group shows. */
  readonly together: LinkEvidence;
  readonly operator: number;
  readonly kind: number;
}

/** Judges groups of one crowd; `spread` of log volume over the crowd is taken once. */
export class GroupMeter {
  readonly evidence: Evidence;
  private readonly logVolumes: Float64Array;
  private readonly spread: number;
  /** Strands of each account, each bounded, NaN where not applicable; drifts likewise. */
  private readonly strands: Float32Array;
  private readonly drifts: Float64Array;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
    this.logVolumes = Float64Array.from(evidence.crowd.profiles, ({ volume }) => Math.log(Math.max(1, volume.rows)));
    this.spread = deviation(this.logVolumes);
    const { accounts } = evidence.crowd;
    this.strands = new Float32Array(accounts.length * strandIds.length);
    accounts.forEach(({ strands }, place) => {
      this.strands.set(
        strandIds.map((id) => bounded(strands[id] ?? NaN)),
        place * strandIds.length,
      );
    });
    this.drifts = Float64Array.from(accounts, ({ circumstances }) => circumstances.drift ?? NaN);
  }

  measure(members: readonly number[], pairs: MeasuredPairs): GroupStatistics {
    const ties = pairs.group(members);
    const { usual } = this.evidence;
    const means = byFamily(ties.means);
    const excess = byFamily(ties.means.map((mean, i) => mean - (usual[i] ?? 0)));
    const quota = this.quota(members);
    const mixture = (ties.means[MIXTURE] ?? 0) - (usual[MIXTURE] ?? 0);
    const together = this.evidence.together(members);
    return {
      ...this.describe(members),
      excess,
      means,
      tie: ties.means[TIE] ?? 0,
      memberTies: ties.members,
      quota,
      coordination: coordination(excess, quota, members.length),
      mixture,
      together,
      operator: operatorOf([excess.source, excess.time, Math.min(1.5, quota / 2), ...dealing(together)], mixture),
      kind: Math.max(excess.content, excess.form, excess.behaviour, excess.same),
    };
  }

  describe(members: readonly number[]): GroupConduct {
    const accounts = members.flatMap((member) => this.evidence.crowd.accounts[member] ?? []);
    return {
      members,
      distinct: accounts.reduce((sum, { member }) => sum + member.distinct, 0),
      strands: this.meanStrands(members),
      drift: medianIfHalf(
        members.map((member) => this.drifts[member] ?? NaN).filter((drift) => !Number.isNaN(drift)),
        members.length,
      ),
    };
  }

  private meanStrands(members: readonly number[]): StrandValues {
    const values = {} as StrandValues;
    const width = strandIds.length;
    strandIds.forEach((id, column) => {
      let known = 0;
      let sum = 0;
      for (const member of members) {
        const value = this.strands[member * width + column] ?? NaN;
        if (Number.isNaN(value)) continue;
        known += 1;
        sum += value;
      }
      values[id] = 2 * known < members.length || known === 0 ? null : sum / known;
    });
    return values;
  }

  /**
   * log10 of (spread of log volume over all / inside), times a quarter of the other members. Accounts with too few inputs are not linked at
   * all, so volumes just above that floor are equal for no other reason: there it counts by 1 - (floor / median)^2.
   */
  private quota(members: readonly number[]): number {
    const inside = Math.max(SMALLEST_SPREAD, deviation(members.map((member) => this.logVolumes[member] ?? 0)));
    if (members.length < 2 || this.spread === 0) return 0;
    const { accounts } = this.evidence.crowd;
    const median = medianOf(members.map((member) => accounts[member]?.member.distinct ?? 0));
    const above = 1 - Math.min(1, campaigns.fewestMemberInputs / median) ** 2;
    return (above * Math.log10(this.spread / inside) * Math.min(members.length - 1, QUOTA_MEMBERS)) / 4;
  }
}

/**
 * Signs of one operator: the strongest of sources, moments, quotas and dealing in full, the second by half, as they do not follow from each other; and one
 * mixture of inputs, which two customers hardly ever have, from the point where it is rare among honest groups.
 */
export function operatorOf(signs: readonly number[], mixture: number): number {
  const [first = 0, second = 0] = [...signs].sort((a, b) => b - a);
  return first + 0.5 * Math.max(0, second) + 0.35 * Math.max(0, mixture - 0.6);
}

/** One work list, one dispatcher: at half of their evidence, as honest queues deal out too. */
function dealing(together: LinkEvidence): number[] {
  return Object.values(together).map((evidence) => Math.min(1.5, evidence / 2));
}

/** Signs of one hand: sources, moments, quotas, and to a lesser part how alike the members are. Small groups need more. */
function coordination(excess: Readonly<Record<EvidenceFamily, number>>, quota: number, size: number): number {
  const positive = (value: number): number => Math.max(0, value);
  const sum =
    positive(excess.source) +
    positive(excess.time) +
    0.5 * Math.min(positive(quota), 3) +
    0.5 * (positive(excess.behaviour) + positive(excess.same));
  return sum * Math.min(1, Math.log(size) / Math.log(FULL_SIZE));
}

/** One wild member must not speak for a group. */
function bounded(strand: number): number {
  return Math.max(-MOST_STRAND, Math.min(MOST_STRAND, strand));
}

function medianIfHalf(known: number[], members: number): number | null {
  return 2 * known.length < members || known.length === 0 ? null : medianOf(known);
}

/** Standard deviation of a sample; 0 below two values. */
export function deviation(values: ArrayLike<number>): number {
  const list = Array.from(values);
  if (list.length < 2) return 0;
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
}

/**
 * Strands as a group shows them: averaging over k members makes a common lean sqrt(k) times as sure, up to four times. A lack of freshness is
 * halved instead: repeats come with cover traffic, and amplified they would hide every group that mixes in ordinary use.
 */
export function amplified(strands: StrandValues, size: number): StrandValues {
  const factor = 0.6 * Math.min(Math.sqrt(size), 4);
  const values = { ...strands };
  for (const id of strandIds) values[id] = strands[id] === null ? null : factor * strands[id];
  if (strands.fresh !== null && strands.fresh < 0) values.fresh = strands.fresh / 2;
  return values;
}
