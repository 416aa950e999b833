/** What a group shows: how much more its members share than strangers do, how equal their quotas are, what they do on average. */
import type { UseKind } from '../population/member.js';
import { strandIds, type StrandValues } from '../scores/strands.js';
import { medianOf } from '../stats/median.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { chanceEvidence } from './chance.js';
import { mayBePooled } from './conduct.js';
import { type Design, Designs, handOf } from './design.js';
import { byFamily, type Evidence } from './evidence.js';
import { Fillings } from './fillings.js';
import type { EvidenceFamily } from './link.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { equality, Quotas } from './quotas.js';
import { type LinkEvidence, MIXTURE, TIE } from './tie.js';
import type { Ties } from './ties.js';

/** Members from which the coordination counts in full. */
const FULL_SIZE = 16;
/** The most that quotas, dealing or taking turns say of one hand. */
export const MOST_DEALING = 1.5;
const LEAST_TIE = { table: 1.7, chat: 2.7 } as const;
/** A member stays whose mean tie exceeds that of the log's median pair by this share of what the group's does. */
const STAYS_FROM = 0.5;
/** Members to whom the tie of an outsider is measured. */
const LOOKED_AT = 8;
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

export interface GroupStatistics extends GroupConduct, Design {
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
  /** The most that one of those exceeds what chance gives the best of so many groups by. */
  readonly dealt: number;
  /** Chats: how much more what fills their frames comes from one pool than their whole texts do, 0..1; 0 where not measured. */
  readonly pooled: number;
  readonly operator: number;
  readonly kind: number;
  /** Evidence of all kinds together over what the best group of so many accounts has by chance. */
  readonly surplus: number;
  /** Accounts searched. */
  readonly crowd: number;
}

/** Measures groups of one crowd. */
export class GroupMeter {
  readonly evidence: Evidence;
  private readonly quotas: Quotas;
  /** Strands of each account, each bounded, NaN where not applicable; drifts likewise. */
  private readonly strands: Float32Array;
  private readonly drifts: Float64Array;
  private fillings: Fillings | undefined;
  private readonly designs: Designs;

  /** @param ties tell who is alike; without them volumes are compared with everybody's */
  constructor(evidence: Evidence, ties?: Ties) {
    this.evidence = evidence;
    this.quotas = new Quotas(evidence.crowd, ties);
    this.designs = new Designs(evidence.crowd);
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
    const tie = ties.means[TIE] ?? 0;
    const quota = this.quotas.of(members, this.wouldStay(members, tie, pairs));
    const mixture = (ties.means[MIXTURE] ?? 0) - (usual[MIXTURE] ?? 0);
    const together = this.evidence.together(members);
    const crowd = this.evidence.crowd.size;
    const dealing = Object.values(together).map((found) => foundTogether(found, crowd / members.length));
    const conduct = this.describe(members);
    const pooled = this.pooledOf(conduct, tie);
    const design = this.designs.of({ members, tie, content: excess.content });
    const hands = [...dealing.map((found) => Math.min(MOST_DEALING, found)), handOf(design)];
    return {
      ...conduct,
      pooled,
      ...design,
      excess,
      means,
      tie,
      memberTies: ties.members,
      quota,
      coordination: coordination(excess, quota, members.length),
      mixture,
      together,
      dealt: Math.max(0, ...hands),
      operator: operatorOf([excess.source, excess.time, Math.min(MOST_DEALING, quota / 2), ...hands], mixture),
      kind: Math.max(excess.content, excess.form, excess.behaviour, excess.same),
      surplus:
        total(excess, mixture, equality(quota, members.length)) +
        sum(dealing) / Math.max(1, members.length - 1) +
        pooled +
        Math.min(MOST_DEALING, design.interleaved) -
        chanceEvidence(crowd, members.length),
      crowd,
    };
  }

  /** Mean tie to the others from which a member stays in a group of such a tie. */
  staysFrom(tie: number): number {
    const { medianTie } = this.evidence;
    return medianTie + STAYS_FROM * (tie - medianTie);
  }

  /** Whether outsiders would stay in a group if they were inside, and are tied as candidates must be. */
  private wouldStay(members: readonly number[], tie: number, pairs: MeasuredPairs): (place: number) => boolean {
    const looked = systematicSample(members, LOOKED_AT);
    const least = Math.max(this.staysFrom(tie), leastTie(this.evidence.crowd.kind));
    return (place) => pairs.tieTo(place, looked) >= least;
  }

  /** Whether each member lacks the quota that was dealt out to most, to the request. */
  strays(members: readonly number[]): boolean[] {
    return this.quotas.strays(members);
  }

  /** Looked at where it can decide. */
  private pooledOf(conduct: GroupConduct, tie: number): number {
    if (this.evidence.crowd.kind !== 'chat' || !mayBePooled(conduct.members, conduct.strands, tie)) return 0;
    this.fillings ??= new Fillings(this.evidence.crowd);
    return this.fillings.pooled(conduct.members);
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
}

/** Mean tie inside from which accounts of a kind of use are candidates for a group. */
export function leastTie(kind: UseKind): number {
  return kind === 'chat' ? LEAST_TIE.chat : LEAST_TIE.table;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Evidence of kinds that do not follow from each other, added up. Content, form and mixture all say what is asked: the strongest counts. */
function total(excess: Readonly<Record<EvidenceFamily, number>>, mixture: number, equal: number): number {
  const asked = Math.max(excess.content, excess.form, mixture);
  return sum([excess.source, excess.time, asked, excess.behaviour, equal].map((value) => Math.max(0, value)));
}

/**
 * Signs of one operator: the strongest of sources, moments, quotas and dealing in full, the second by half, as they do not follow from each other; and one
 * mixture of inputs, which two customers hardly ever have, from the point where it is rare among honest groups.
 */
export function operatorOf(signs: readonly number[], mixture: number): number {
  const [first = 0, second = 0] = [...signs].sort((a, b) => b - a);
  return first + 0.5 * Math.max(0, second) + 0.35 * Math.max(0, mixture - 0.6);
}

/** One work list, one dispatcher: what exceeds the evidence that the best of so many groups has by chance. */
function foundTogether(found: number, groups: number): number {
  return Math.max(0, found - Math.log10(groups));
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
