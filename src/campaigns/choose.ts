/** Choosing among overlapping candidate groups, and tidying those chosen: strangers out, missed members in. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import type { Crowd } from './crowd.js';
import type { GroupMeter, GroupStatistics } from './group-statistics.js';
import { isPooled } from './added-up.js';
import { isOrdinary } from './anomaly.js';
import { bestCase, judge } from './judge.js';
import type { Judgement } from './judgement.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { Passengers } from './passengers.js';
import { openCore } from './openness.js';
import { halve } from './split.js';
import { Company } from './strangers.js';

export interface JudgedGroup {
  readonly group: GroupStatistics;
  readonly judgement: Judgement;
}

/** Rounds of tidying, each of which sees the group without the strangers of the one before; most groups stay as they are after two. */
const ROUNDS = 4;
/** An outsider enters whose mean tie is at least this share of the group's median tie. */
const JOINS_FROM = 0.85;
/** Halves with less in common than this are two campaigns if both are campaigns; with less than that, if one is. */
export const BOTH_ALONE = 0.6;
const ONE_ALONE = 0.5;
/** Share of a candidate that may not have gone into better groups, for the rest to be judged by itself. */
const LEFT_OVER = 0.75;
/** Share of the reporting floor from which a candidate is worth tidying: tidying may lift it. */
const WORTH_TIDYING = 0.5;

/** Score from which a group is reported: more the more accounts are searched, for the best of more honest groups scores more. */
export function reportFloor({
  kind,
  size,
  settings: { thresholds },
}: Pick<Crowd, 'kind' | 'size' | 'settings'>): number {
  const floor = kind === 'chat' ? thresholds.chatCampaign : thresholds.campaign;
  const { reportCrowd, reportRise, mostReportCrowd } = campaigns;
  const searched = Math.max(reportCrowd, Math.min(size, mostReportCrowd));
  return floor + reportRise * Math.log(searched / reportCrowd);
}

/** Larger groups first at equal score: parts of a campaign must not take its place. */
export function preference(score: number, size: number, kind: UseKind): number {
  return kind === 'chat' ? score : score * (1 - 1.5 / size) * Math.sqrt(size);
}

/** Judges all candidates and keeps disjoint ones, best first, tidied, that reach the reporting floor. */
export function chooseGroups(
  candidates: readonly (readonly number[])[],
  meter: GroupMeter,
  pairs: MeasuredPairs,
): JudgedGroup[] {
  const { kind } = meter.evidence.crowd;
  const least = WORTH_TIDYING * reportFloor(meter.evidence.crowd);
  const first = candidates
    .filter((members) => bestCase(meter.describe(members), kind) >= least)
    .map((members) => judgeMembers(members, meter, pairs))
    .filter(({ judgement }) => judgement.score >= least);
  // Tidied ones compete with those they came from: a whole campaign with strangers must not lose to its tightest part.
  const judged = [...first, ...first.map((candidate) => tidy(candidate, new Set(), meter, pairs))];
  const weight = ({ group, judgement }: JudgedGroup): number => preference(judgement.score, group.members.length, kind);
  judged.sort((a, b) => weight(b) - weight(a) || firstDifference(a.group.members, b.group.members));
  const taken = new Set<number>();
  const chosen: JudgedGroup[] = [];
  for (const candidate of judged) {
    const left = candidate.group.members.filter((member) => !taken.has(member));
    if (left.length < LEFT_OVER * candidate.group.members.length || left.length < campaigns.smallest) continue;
    const untaken = left.length === candidate.group.members.length ? candidate : judgeMembers(left, meter, pairs);
    const tidied = tidy(untaken, taken, meter, pairs);
    if (tidied.judgement.score < reportFloor(meter.evidence.crowd)) continue;
    for (const part of separated(tidied, meter, pairs)) {
      chosen.push(part);
      for (const member of part.group.members) taken.add(member);
    }
  }
  return chosen;
}

/** The group, or the parts of it that stand alone and are campaigns themselves. */
function separated(found: JudgedGroup, meter: GroupMeter, pairs: MeasuredPairs): JudgedGroup[] {
  const { kind } = meter.evidence.crowd;
  const ordinary = isOrdinary(found.group, found.judgement, kind);
  const core = ordinary ? openCore(found.group.members, meter.evidence) : null;
  if (core !== null) {
    const rest = found.group.members.filter((member) => !core.includes(member));
    return [core, rest]
      .filter((part) => part.length >= campaigns.smallest)
      .map((part) => judgeMembers(part, meter, pairs))
      .filter(({ judgement }) => judgement.score >= reportFloor(meter.evidence.crowd));
  }
  if (isPooled(found.group)) return [found];
  const halves = halve(found.group.members, pairs, meter.evidence.medianTie);
  if (halves === null || halves.common >= BOTH_ALONE) return [found];
  const floor = reportFloor(meter.evidence.crowd);
  const parts = halves.parts
    .map((half) => judgeMembers(half, meter, pairs))
    .filter(({ judgement }) => judgement.score >= floor);
  const apart = parts.length === 2 || (parts.length === 1 && halves.common < ONE_ALONE);
  return apart ? parts.flatMap((part) => separated(part, meter, pairs)) : [found];
}

export function judgeMembers(members: readonly number[], meter: GroupMeter, pairs: MeasuredPairs): JudgedGroup {
  const group = meter.measure(members, pairs);
  return { group, judgement: judge(group, meter.evidence.crowd.kind) };
}

/**
 * Members tied to the rest nearly as little as the log's median pair leave, those who are strange in their company (on chats) or hardly do what it does (elsewhere), and where most have one quota to the request those who have another; outsiders tied nearly as strongly as the median member join.
 */
export function tidy(
  found: JudgedGroup,
  taken: ReadonlySet<number>,
  meter: GroupMeter,
  pairs: MeasuredPairs,
): JudgedGroup {
  let current = found;
  const { crowd } = meter.evidence;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { members, memberTies } = current.group;
    const median = [...memberTies].sort((a, b) => a - b)[memberTies.length >> 1] ?? 0;
    const leavesBelow = meter.staysFrom(median);
    const strays = meter.strays(members);
    const company =
      crowd.kind === 'chat' ? new Company(members, crowd.accounts, pairs) : new Passengers(members, crowd.accounts);
    const kept = members.filter(
      (member, i) => strays[i] !== true && (memberTies[i] ?? 0) >= leavesBelow && !company.isStrange(member),
    );
    const inside = new Set(kept);
    const joining = pairs.places.filter(
      (place) =>
        crowd.mayJoin(place) &&
        !inside.has(place) &&
        !taken.has(place) &&
        pairs.tieTo(place, kept) >= JOINS_FROM * median &&
        !meter.strays([...kept, place]).at(-1) &&
        !company.isStrange(place),
    );
    const next = [...kept, ...joining].sort((a, b) => a - b);
    if (firstDifference(next, members) === 0) break;
    // Too few without its strangers: they filled it up, and must not be lifted with the rest.
    if (next.length < campaigns.smallest) return { ...current, judgement: { ...current.judgement, score: 0 } };
    current = judgeMembers(next, meter, pairs);
  }
  return current;
}

/** 0 for equal lists; else the order by first difference, so that ties do not depend on how groups were found. */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
