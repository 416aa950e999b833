/** A found group in words and numbers, for the document. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import type { StrandId } from '../scores/strands.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { isPooled, signsOf } from './added-up.js';
import type { Campaign } from './campaign.js';
import { reportFloor } from './choose.js';
import { IN_ONE_DESIGN } from './dealt-out.js';
import type { FoundGroup } from './found-group.js';
import { isOrdinary } from './anomaly.js';
import { reachOfSources, withoutHand } from './hand.js';
import type { Route } from './judgement.js';
import { harmlessReasons, isApplication, opennessOf, standingOf } from './openness.js';
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
    'together they walk along the boundaries of the model: close pairs with different answers, rows half way between two others or small steps column by column, hardly an input twice. Users of one what-if tool do so too, but nobody runs these for all of them',
  framed:
    'they fill one frame in many ways, for answers that are not short where the log tells how long they are, and repeat nothing: how a copy of one skill is taught',
  layer:
    'they read the output layer: probabilities or token biases on texts or with answers that no sorting into classes has',
  hidden:
    'what each asks for is ordinary by itself; together they act as one hand: one client, one mixture, one practice, and moments, volumes or turns that strangers do not have in common',
  summed:
    'what each asks for is ordinary by itself; together many weak signs add up: how many they are, one frame, one mixture, like volumes, single requests for long answers, nothing asked twice',
};
const interleavedReason =
  'rows of different members lie between each other, far nearer than those of strangers: steps around one point, or along one line, dealt out row by row';
const dealtReason =
  'they are known by how evenly, or row by row, one job was dealt out: a class of which each has a data set of his own and customers at the limit of one plan look like this too, so they are suspects at most, unless one of them does more';
const pooledReason =
  'their frames differ and what fills them comes from one pool: one job under a template for each, where users of one tool have the frame in common and a material of their own';
/** Mean strand, in robust deviations (asinh), from which it is named. */
const NOTABLE = 0.5;
const NAMED = 3;

/**
 * Whether the group is one only together, and whether dealing alone makes it stand out. The floor rises with the crowd: what members of a group in a large one ask for may say something and
 * still not be enough.
 */
export function dealingOf(
  { group, judgement }: Pick<FoundGroup, 'group' | 'judgement'>,
  crowd: Parameters<typeof reportFloor>[0],
): Pick<Campaign, 'hidden' | 'dealt'> {
  const { route, told = Infinity } = judgement;
  if (crowd.kind === 'chat') return { hidden: route === 'hidden', dealt: false };
  const byDealing = told < judgement.score;
  const hidden = route === 'hidden' || (byDealing && told < reportFloor(crowd));
  return { hidden, dealt: hidden || (byDealing && isOrdinary(group, judgement, crowd.kind)) };
}

function howDealt(group: FoundGroup['group'], dealt: boolean): string[] {
  return [
    ...(isPooled(group) ? [pooledReason] : []),
    ...(group.interleaved >= IN_ONE_DESIGN ? [interleavedReason] : []),
    ...(dealt ? [dealtReason] : []),
  ];
}

/** Account indexes instead of places, reasons instead of statistics. */
export function describeGroup(found: FoundGroup, { crowd, evidence }: CrowdSearch): Campaign {
  const { group, judgement, grown, random } = found;
  const accounts = group.members.flatMap((place) => crowd.accounts[place] ?? []);
  accounts.sort((a, b) => b.score - a.score || a.member.index - b.member.index);
  const looked = systematicSample(group.members, campaigns.largest);
  const open = opennessOf(looked, evidence);
  const { status, watched } = standingOf(open, {
    ...{ kind: crowd.kind, route: judgement.route, strands: group.strands },
    ordinary: isOrdinary(group, judgement, crowd.kind),
    application: crowd.kind === 'chat' && isApplication(looked, evidence),
  });
  const dealing = dealingOf(found, crowd);
  const why = routes[dealing.hidden ? 'hidden' : judgement.route];
  const handless = watched ?? withoutHand(group, judgement, crowd, reachOfSources(looked, evidence));
  return {
    status,
    members: accounts.map(({ member }) => member.index),
    oneHand: handless === null,
    ...dealing,
    score: judgement.score,
    pValue: grown.pValue,
    grownGroups: grown.groups,
    deviations: random?.deviations ?? null,
    pattern: judgement.pattern,
    links: { ...linksInside(looked, evidence), ...group.together },
    coordination: group.coordination,
    signs: crowd.kind === 'chat' ? signsOf(group) : null,
    operator: group.operator,
    anomaly: judgement.anomaly,
    quota: group.quota,
    reasons: [
      ...(status === 'coordinated' && open !== null ? [harmlessReasons[open]] : []),
      ...(handless === null ? [] : [handless]),
      ...wholeOf(found, looked.length),
      ...evidence.explain(looked),
      ...(why === undefined ? [] : [why]),
      ...howDealt(group, dealing.dealt),
      ...notableConduct(found, crowd.kind),
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

function notableConduct({ group }: FoundGroup, kind: UseKind): string[] {
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
