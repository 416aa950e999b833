/** Is a group more than selection would find among anybody? Groups made the same way around random accounts, and random groups of like volumes. */
import { campaigns, seeds } from '../config/defaults.js';
import { seededRandom } from '../stats/random.js';
import { type JudgedGroup, judgeMembers } from './choose.js';
import { bestCase, unusualness } from './judge.js';
import type { GroupMeter } from './group-statistics.js';
import type { MeasuredPairs } from './measured-pairs.js';
import type { Ties } from './ties.js';

export interface GrownNull {
  /** Grown groups that were compared. */
  readonly groups: number;
  /** (groups scoring as high + 1) / (groups + 1). */
  readonly pValue: number;
  /** Whether so few score as high that the group is worth reporting. */
  readonly passes: boolean;
}

export interface VolumeNull {
  readonly pValue: number;
  /** (score - mean of the random groups) / (their standard deviation + .05). */
  readonly deviations: number;
}

/** What groups are grown from. */
export interface NullFrame {
  readonly meter: GroupMeter;
  readonly pairs: MeasuredPairs;
  readonly ties: Ties;
}

/** Share of a grown group that may belong to the found ones; more, and they would be compared with themselves. */
const MOST_OVERLAP = 0.2;
/** A grown group is drawn from so many times its size of best-tied accounts. */
const REACH = 1.4;
/** Random groups take each place from so many neighbours in volume, either side. */
const VOLUME_RANKS = 40;
const SMALLEST_DEVIATION = 0.05;

/**
 * Around random accounts, groups are grown from their best-tied neighbours: selected as the candidates are. Strangers of equal
 * volume would be too easy to beat. The share that may score as high is for a crowd of some hundred accounts; ten times as many accounts
 * hold ten times as many accidents, so the share shrinks with the crowd.
 * @param known members of the group and of groups that score higher: what is grown from them is no accident
 */
export function grownNull(
  { group, judgement }: JudgedGroup,
  known: ReadonlySet<number>,
  { meter, pairs, ties }: NullFrame,
): GrownNull {
  const random = seededRandom(seeds.groups);
  const size = group.members.length;
  const { kind } = meter.evidence.crowd;
  const crowding = Math.max(1, ties.size / campaigns.allPairs);
  const rounds = Math.min(campaigns.mostGrownGroups, Math.ceil(campaigns.grownGroups * crowding));
  let groups = 0;
  let asHigh = 0;
  // Whether it passes is settled once more score as high than may among all: the rest is not grown.
  const most = Math.max(0, (campaigns.reportShare / crowding) * (rounds + 1) - 1);
  for (let round = 0; round < rounds && asHigh <= most; round += 1) {
    const centre = Math.floor(random() * ties.size);
    const near = nearestTo(centre, Math.ceil(REACH * size), pairs, ties);
    const grown = [centre, ...draw(near, size - 1, random)];
    if (grown.filter((place) => known.has(place)).length > MOST_OVERLAP * size) continue;
    groups += 1;
    if (bestCase(meter.describe(grown), kind) < judgement.score) continue;
    if (judgeMembers(grown, meter, pairs).judgement.score >= judgement.score) asHigh += 1;
  }
  const pValue = (asHigh + 1) / (groups + 1);
  return { groups, pValue, passes: asHigh === 0 || pValue <= campaigns.reportShare / crowding };
}

/** Best-tied accounts: from all pairs where they were measured, else along the lists of strongest ties. */
function nearestTo(centre: number, count: number, pairs: MeasuredPairs, ties: Ties): number[] {
  if (count <= campaigns.ties || pairs.places.length < ties.size) return ties.reach(centre, count);
  return pairs.places
    .filter((place) => place !== centre)
    .map((place) => ({ place, tie: pairs.tie(centre, place) }))
    .sort((a, b) => b.tie - a.tie || a.place - b.place)
    .slice(0, count)
    .map(({ place }) => place);
}

/** `count` of the items, each once (Fisher and Yates). */
function draw(items: readonly number[], count: number, random: () => number): number[] {
  const pool = [...items];
  const drawn = Math.min(count, pool.length);
  for (let i = 0; i < drawn; i += 1) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j] ?? 0, pool[i] ?? 0];
  }
  return pool.slice(0, drawn);
}

/** Random groups in which every member is replaced by an account of nearly the same volume: how unusual is what the group asks for? */
export function volumeNull({ group, judgement }: JudgedGroup, meter: GroupMeter): VolumeNull {
  const { accounts, kind } = meter.evidence.crowd;
  const order = accounts.map((_, place) => place);
  order.sort((a, b) => (accounts[a]?.member.distinct ?? 0) - (accounts[b]?.member.distinct ?? 0) || a - b);
  const ranks = new Map(order.map((place, rank) => [place, rank]));
  const random = seededRandom(seeds.groups);
  const scores: number[] = [];
  for (let round = 0; round < campaigns.volumeGroups; round += 1) {
    const chosen = new Set<number>();
    for (const member of group.members) chosen.add(standIn(ranks.get(member) ?? 0, order, random));
    scores.push(unusualness(meter.describe([...chosen]), kind, judgement.route));
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const own = unusualness(group, kind, judgement.route);
  const asHigh = scores.filter((score) => score >= own).length;
  return {
    pValue: (asHigh + 1) / (scores.length + 1),
    deviations: (own - mean) / (Math.sqrt(variance) + SMALLEST_DEVIATION),
  };
}

function standIn(rank: number, order: readonly number[], random: () => number): number {
  const from = Math.max(0, rank - VOLUME_RANKS);
  const to = Math.min(order.length - 1, rank + VOLUME_RANKS);
  return order[from + Math.floor(random() * (to - from + 1))] ?? 0;
}
