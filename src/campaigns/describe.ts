/** A found group in words and numbers, for the document. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import type { StrandId } from '../scores/strands.js';
import { systematicSample } from '../stats/systematic-sample.js';
import type { Campaign } from './campaign.js';
import type { FoundGroup } from './found-group.js';
import { isOrdinary } from './anomaly.js';
import { chatPurpose } from './chat-purpose.js';
import type { Route } from './judgement.js';
import { harmlessReasons, opennessOf, statusOf } from './openness.js';
import type { CrowdSearch } from './search.js';
import type { LinkEvidence } from './tie.js';
import { counted, number } from './words.js';

/** What the members have in common when a strand of theirs is high. */
const conduct: Readonly<Partial<Record<StrandId, string>>> = {
  breadth: 'spread over input space',
  fresh: 'hardly ever repeat an input',
  shift: 'ask about inputs others do not send',
  strange: 'ask for strange inputs besides ordinary ones',
  confidence: 'ask where the model is unsure',
  borderline: 'ask where answers to neighbouring inputs differ',
  slots: 'fill what varies more widely',
  near: 'ask close to their own earlier inputs',
  flip: 'ask close pairs whose answers differ',
  labels: 'get all answers about equally often',
  ask: 'ask for teaching material, reasoning or grades',
  template: 'use a rigid template',
  openness: 'ask about many things',
  hunger: 'ask for much output',
  parameters: 'ask for more than the answer',
};
/** Why the group's use is extraction, where its members' patterns alone do not say so. */
const routes: Readonly<Partial<Record<Route, string>>> = {
  probing:
    'together they walk along the boundaries of the model: close pairs with different answers or rows half way between two others, hardly an input twice. Users of one what-if tool do so too, but nobody runs these for all of them',
  framed:
    'they fill one frame in many ways, take answers long enough to learn from and repeat nothing: how a copy of one skill is taught',
  layer:
    'they read the output layer: probabilities or token biases on texts or with answers that no sorting into classes has',
  hidden:
    'what each asks for is ordinary by itself; together they act as one hand: one client, one mixture, one practice, and moments, volumes or turns that strangers do not have in common',
  summed:
    'what each asks for is ordinary by itself; together many weak signs add up: how many they are, one frame, one mixture, like volumes, single requests for long answers, nothing asked twice',
};
/** Mean strand, in robust deviations (asinh), from which it is named. */
const NOTABLE = 0.5;
const NAMED = 3;

/** Evidence of sources and equality of volumes from which they speak for one operator. */
const SOURCES = 0.25;
const QUOTA = 0.7;
/** Signs of one operator that users of one tool who started together do not reach: five makers of test data came to .71. */
const TOGETHER = 0.85;
/** What ordinary requests must have in common beyond chance, as a logarithm: jobs that start together with like volumes were at 1.0, copies with natural texts at 4. */
const WELL_TIED = 1.5;
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
 * @param placed whether the log tells where calls came from
 */
export function withoutHand(
  group: Pick<FoundGroup['group'], 'excess' | 'operator' | 'quota' | 'surplus' | 'strands'>,
  judgement: Pick<FoundGroup['judgement'], 'anomaly' | 'route'>,
  { kind, size }: Pick<CrowdSearch['crowd'], 'kind' | 'size'>,
  placed: boolean,
): string | null {
  const { route } = judgement;
  const shared = group.excess.source >= SOURCES;
  if (route === 'summed') return addedUpReason;
  if (!placed && (route === 'hidden' || isOrdinary(group, judgement, kind))) return unknownSourcesReason;
  if (shared) return route === 'hidden' ? severalSitesReason : null;
  if (kind === 'chat' && group.operator < TOGETHER && !isBeyondTools(group.strands, route)) return noHandReason;
  return size <= campaigns.reportCrowd ? null : withoutHandAmongMany(group, judgement.anomaly, kind);
}

/** Texts far and wide beyond everybody's, and the output layer, are no tool's; a frame, and material to learn from, are: of makers of test data, of quizzes, of flash cards. */
function isBeyondTools(strands: FoundGroup['group']['strands'], route: Route): boolean {
  return route === 'asking' ? chatPurpose(strands).foreign >= 0.5 : route !== 'framed';
}

function withoutHandAmongMany(
  { quota, surplus }: Pick<FoundGroup['group'], 'quota' | 'surplus'>,
  anomaly: number,
  kind: UseKind,
): string | null {
  if (kind === 'chat') return quota >= QUOTA ? null : noHandReason;
  return anomaly >= campaigns.openAnomaly || surplus >= WELL_TIED ? null : ordinaryReason;
}

/** Account indexes instead of places, reasons instead of statistics. */
export function describeGroup(found: FoundGroup, { crowd, evidence }: CrowdSearch): Campaign {
  const { group, judgement, grown, random } = found;
  const accounts = group.members.flatMap((place) => crowd.accounts[place] ?? []);
  accounts.sort((a, b) => b.score - a.score || a.member.index - b.member.index);
  const why = routes[judgement.route];
  const looked = systematicSample(group.members, campaigns.largest);
  const open = opennessOf(looked, evidence);
  const status = statusOf(open, isOrdinary(group, judgement, crowd.kind));
  const placed = evidence.isAlike('shared-network', looked[0] ?? 0, looked[1] ?? 0) !== null;
  const handless = withoutHand(group, judgement, crowd, placed);
  return {
    status,
    members: accounts.map(({ member }) => member.index),
    oneHand: handless === null,
    score: judgement.score,
    pValue: grown.pValue,
    grownGroups: grown.groups,
    deviations: random?.deviations ?? null,
    pattern: judgement.pattern,
    links: { ...linksInside(looked, evidence), ...group.together },
    coordination: group.coordination,
    operator: group.operator,
    anomaly: judgement.anomaly,
    quota: group.quota,
    reasons: [
      ...(status === 'coordinated' && open !== null ? [harmlessReasons[open]] : []),
      ...(handless === null ? [] : [handless]),
      ...wholeOf(found, looked.length),
      ...evidence.explain(looked),
      ...(why === undefined ? [] : [why]),
      ...conductOf(found, crowd.kind),
      comparison(found),
    ],
  };
}

/** What a reader must know of a campaign too large to be found, and measured, at once. */
function wholeOf({ group: { members }, parts }: FoundGroup, looked: number): string[] {
  if (parts === 1) return [];
  const joined = `${number(parts)} groups that hang together as closely as each does by itself`;
  return [
    looked === members.length
      ? `joined from ${joined}`
      : `joined from ${joined}; what follows was found on ${number(looked)} of the ${number(members.length)} accounts`,
  ];
}

/** Mean evidence of each link inside the group over what strangers have; links that add nothing are left out. */
function linksInside(members: readonly number[], evidence: CrowdSearch['evidence']): LinkEvidence {
  const sums: Record<string, number> = {};
  let pairs = 0;
  for (let i = 1; i < members.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      pairs += 1;
      for (const [id, value] of Object.entries(evidence.byLink(members[i] ?? 0, members[j] ?? 0)))
        sums[id] = (sums[id] ?? 0) + value;
    }
  }
  const usual = evidence.usualByLink();
  const excess = Object.entries(sums).map(([id, sum]) => [id, sum / pairs - (usual[id] ?? 0)] as const);
  return Object.fromEntries(excess.filter(([, value]) => value > 0));
}

function conductOf({ group }: FoundGroup, kind: UseKind): string[] {
  const told = kind === 'chat' ? 'openness' : 'breadth';
  const notable = (Object.entries(conduct) as [StrandId, string][])
    .filter(([id]) => id === told || (id !== 'openness' && id !== 'breadth'))
    .map(([id, words]) => ({ words, mean: group.strands[id] ?? 0 }))
    .filter(({ mean }) => mean > NOTABLE)
    .sort((a, b) => b.mean - a.mean);
  if (notable.length === 0) return [];
  const list = notable.slice(0, NAMED).map(({ words, mean }) => `${words} (+${number(mean)})`);
  return [`more than comparable accounts, they ${list.join(', ')}`];
}

function comparison({ grown, parts }: FoundGroup): string {
  const asHigh = Math.round(grown.pValue * (grown.groups + 1)) - 1;
  return `${number(asHigh)} of ${counted(grown.groups, 'group')} grown the same way around random accounts score as high${parts > 1 ? ' as its best part' : ''}`;
}
