/** What speaks for one operator behind a group, and why nothing does: such a group is for watching only. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import { isOrdinary } from './anomaly.js';
import { chatPurpose } from './chat-purpose.js';
import type { Evidence } from './evidence.js';
import type { FoundGroup } from './found-group.js';
import { MOST_DEALING, operatorOf } from './group-statistics.js';
import { components } from './groups.js';
import type { Route } from './judgement.js';
import type { CrowdSearch } from './search.js';

/** Evidence of sources and equality of volumes from which they speak for one operator. */
const SOURCES = 0.25;
const QUOTA = 0.7;
/** Signs of one operator that users of one tool who started together do not reach: five makers of test data came to .71. */
const TOGETHER = 0.85;
/** What ordinary requests must have in common beyond chance, as a logarithm: jobs that start together with like volumes were at 1.0, copies with natural texts at 4. */
const WELL_TIED = 1.5;
/** Share of the members that sources must join to speak for all. */
const MOST = 2 / 3;

type HandSigns = Pick<
  FoundGroup['group'],
  'excess' | 'operator' | 'quota' | 'dealt' | 'mixture' | 'surplus' | 'strands'
>;

type WhatIsAsked = Pick<FoundGroup['judgement'], 'anomaly' | 'route' | 'pattern'>;

const noHandReason =
  'neither sources nor volumes speak for one operator: users of one tool look like this too, so the group is for watching only';
const ordinaryReason =
  'they ask for what others ask for, share no source, and have little more in common than jobs that start together: the group is for watching only';
const addedUpReason =
  'no single sign is strong, and users of one tool who are many have several of them: the group is for watching only';
const unknownSourcesReason =
  'the log does not tell where calls came from, so nothing tells them from the workers of one customer: the group is for watching only';
const severalSitesReason =
  'some of them share sources and what they ask for is ordinary: workers of one customer at several places look like this too, so the group is for watching only';

/**
 * Why nothing ties the members that costs an operator to vary; null where something does. In small logs all that a group needs to be found is enough, but
 * for one frame, and for asking for material, without any sign of one hand: judges, makers of flash cards and of test data do so with one tool. In
 * large ones users of one tool (chats), and jobs that start alike and ask for ordinary things, are found as well. Who acts as one hand, or in one practice, and
 * asks for ordinary things must be known to come from many places: from one they would be the workers of one customer.
 * Sources that join only a part of the group say nothing of the rest: six workers of one customer and six strangers with like texts share as much as twelve of one hand.
 * @param reach what sources say of the group as a whole
 */
export function withoutHand(
  group: HandSigns,
  judgement: WhatIsAsked,
  { kind, size }: Pick<CrowdSearch['crowd'], 'kind' | 'size'>,
  reach: SourceReach,
): string | null {
  const { route } = judgement;
  if (route === 'summed') return addedUpReason;
  if (reach === 'unknown' && mayBeWorkers(group, judgement, kind)) return unknownSourcesReason;
  const shared = group.excess.source >= SOURCES;
  if (shared && route === 'hidden') return partlyShared(kind, reach);
  if (shared && !(kind === 'chat' && reach === 'part')) return null;
  return kind === 'chat' && isToolsAlone(group, route, shared) ? noHandReason : amongMany(group, judgement, kind, size);
}

/**
 * Whether a group could be the workers of one customer, if they called from one network: they ask for what others ask for, act as one hand and no more, or
 * have long answers written to many things (`openness.ts`). Workers have no quota.
 */
function mayBeWorkers(group: HandSigns, judgement: WhatIsAsked, kind: UseKind): boolean {
  if (judgement.route === 'hidden' || isOrdinary(group, judgement, kind)) return true;
  return kind === 'chat' && judgement.pattern === 'survey' && group.quota < QUOTA;
}

/** Why a group that acts as one and shares sources is for watching; null other than on chats where they join most of it: from one place it would be in the open (`openness.ts`), so it is from a pool of them. */
function partlyShared(kind: UseKind, reach: SourceReach): string | null {
  return kind !== 'chat' && reach === 'whole' ? null : severalSitesReason;
}

/** @param inPart whether members share sources with a part of the group only */
function isToolsAlone(group: HandSigns, route: Route, inPart: boolean): boolean {
  const operator = inPart ? operatorWithoutSources(group) : group.operator;
  return operator < TOGETHER && !isBeyondTools(group.strands, route);
}

/** Signs of one operator but for sources; no more than all of them come to. */
function operatorWithoutSources({ excess, quota, dealt, mixture, operator }: HandSigns): number {
  return Math.min(operator, operatorOf([excess.time, Math.min(MOST_DEALING, quota / 2), dealt], mixture));
}

/** What networks say of a group: the log tells none, they join only a part of it (or nobody), or most of it. */
export type SourceReach = 'unknown' | 'part' | 'whole';

/** Whether shared networks connect most of the members, each with any other of them. */
export function reachOfSources(members: readonly number[], evidence: Pick<Evidence, 'isAlike'>): SourceReach {
  const links: [number, number][] = [];
  for (let i = 1; i < members.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const alike = evidence.isAlike('shared-network', members[i] ?? 0, members[j] ?? 0);
      if (alike === null) return 'unknown';
      if (alike) links.push([j, i]);
    }
  }
  const largest = Math.max(...components(members.length, links).map((part) => part.length));
  return largest >= MOST * members.length ? 'whole' : 'part';
}

/** Texts far and wide beyond everybody's, and the output layer, are no tool's; a frame, and material to learn from, are: of makers of test data, of quizzes, of flash cards. */
function isBeyondTools(strands: FoundGroup['group']['strands'], route: Route): boolean {
  return route === 'asking' ? chatPurpose(strands).foreign >= 0.5 : route !== 'framed';
}

/** In crowds larger than those in which all that a group needs is enough. */
function amongMany(
  { quota, surplus }: HandSigns,
  { anomaly }: Pick<FoundGroup['judgement'], 'anomaly'>,
  kind: UseKind,
  size: number,
): string | null {
  if (size <= campaigns.reportCrowd) return null;
  if (kind === 'chat') return quota >= QUOTA ? null : noHandReason;
  return anomaly >= campaigns.openAnomaly || surplus >= WELL_TIED ? null : ordinaryReason;
}
