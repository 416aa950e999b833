/** From what a group shows to its score: is it one operator, doing one kind of thing, and is that thing extraction? */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import { gate, softMaximum, softMinimum } from '../scores/joining.js';
import { freshness } from '../scores/pattern.js';
import { scorePatterns, steadiness, uncertainty } from '../scores/patterns.js';
import type { StrandValues } from '../scores/strands.js';
import { type ChatPurpose, chatPurpose, GATE_WIDTH } from './chat-purpose.js';
import { amplified, type GroupConduct, type GroupStatistics } from './group-statistics.js';

/**
 * What of a group's use is extraction. `asking`: what its members ask for, through the patterns of accounts. `probing`: walks along decision boundaries.
 * `framed`, `layer`: on chats, one frame filled widely, and the reading of the output layer.
 */
export type Route = 'asking' | 'probing' | 'framed' | 'layer';

export interface Judgement {
  /** What counts: above the reporting floor the group is a campaign. */
  readonly score: number;
  /** Strength of the members' common patterns, whoever runs them. */
  readonly anomaly: number;
  /** 0..1: does the group use the service as extraction does? */
  readonly purpose: number;
  /** The winning pattern of the group's strands. */
  readonly pattern: string | null;
  /** What carries the score. */
  readonly route: Route;
}

/** Inputs at which half of the anomaly counts. */
const HALF_DISTINCT = 100;
/** So many inputs that no pattern is discounted for few. */
const PLENTY = 1e12;
/** Patterns that join honest users of one tool. */
const NOT_FOR_GROUPS: ReadonlySet<string> = new Set(['boundary', 'walk', 'parameters']);
/** Share of a crowd that uses one tool. */
const TOOL_SHARE = 0.02;
/** Width of the gate that what the members share must pass, over what chance gives. */
const CHANCE_WIDTH = 0.08;
/** Shift and breadth together, and uncertainty, from which requests are no customer's. */
const FOREIGN = 0.7;
const UNCERTAIN = 1;

/** Walkers of one hand: four of five users of one tool that happen to have equal volumes are found in every large log. */
const FEWEST_WALKERS = 5.5;
/** The most that likeness beyond chance counts for on chats. */
const MOST_ALIKE = 1.5;
/** Evidence of content and form together from which a frame is one hand's, without other signs: applications of one trade share less. */
const ONE_FRAME = 3.5;
/** Broad customers, each with everybody's mixture and columns: three or four that resemble each other are found in honest logs, six were in none. */
const FEWEST_BROAD = 6;
/** Largest coordination that ties at their cap could give, over the part that does not count. */
const MOST_COORDINATED = 11;

/** The most a group could score for what its members do, however they are tied: most groups need no look at their pairs. */
export function bestCase(group: GroupConduct, kind: UseKind): number {
  const strength = Math.max(0, groupAnomaly(group, kind).anomaly);
  if (kind === 'chat') {
    const purpose = chatPurpose(group.strands);
    return Math.max(strength * wantedOf(purpose), MOST_ALIKE * Math.max(purpose.framed, purpose.layer));
  }
  const coordinated = 0.35 * MOST_COORDINATED;
  const probing = probingOf(group);
  return Math.max(
    (0.6 * strength + coordinated) * purposeOf(group, kind),
    (0.6 * probing.strength + coordinated) * probing.purpose,
  );
}

/** What is unusual about a group by the route that carries its score, whatever ties it: what random groups are compared by. */
export function unusualness(group: GroupConduct, kind: UseKind, route: Route): number {
  if (route === 'asking' || route === 'probing') return groupAnomaly(group, kind).anomaly;
  return MOST_ALIKE * chatPurpose(group.strands)[route];
}

/** However a group is tied, it must be tied more closely than the closest group that a search over so many accounts finds by chance. */
export function judge(group: GroupStatistics, kind: UseKind): Judgement {
  const judged = kind === 'chat' ? judgeChats(group) : judgeTables(group, kind);
  return { ...judged, score: judged.score * gate(group.surplus, 0, CHANCE_WIDTH) };
}

/**
 * G = (.6 anomaly + .35 (coordination - 1.5)) * one hand * gate(kind; .6) * purpose. Both kinds of link are needed: users of one tool are
 * alike but have no common operator, offices share addresses but fail purpose. The coordination finds natural-input campaigns.
 */
function judgeTables(group: GroupStatistics, kind: UseKind): Judgement {
  const { anomaly, pattern } = groupAnomaly(group, kind);
  const purpose = purposeOf(group, kind);
  const coordinated = 0.35 * Math.max(0, group.coordination - 1.5);
  const alike = gate(group.kind, 0.6, GATE_WIDTH);
  const hand = gate(group.operator, 0.7, GATE_WIDTH);
  const asking =
    (0.6 * Math.max(anomaly, 0) + coordinated) * met(Math.max(hand, onePractice(group, anomaly))) * alike * purpose;
  const probe = probingOf(group);
  const enough = gate(group.members.length, FEWEST_WALKERS, 0.3) * gate(group.surplus, 0.3, CHANCE_WIDTH);
  const probing = (0.6 * probe.strength + coordinated) * met(hand) * alike * probe.purpose * enough;
  if (probing > asking) {
    const { strength, ...rest } = probe;
    return { ...rest, score: probing, anomaly: strength, route: 'probing' };
  }
  return { score: asking, anomaly, purpose, pattern, route: 'asking' };
}

/**
 * Walks along the boundary: close pairs whose answers differ, or rows half way between two earlier ones; hardly ever the same input twice. They drift and stay in
 * one place, so what excuses tools excuses them too, and users of one what-if tool walk alike: only signs of one hand tell a group of walkers from those.
 */
export function probingOf({
  strands,
}: GroupConduct): Pick<Judgement, 'purpose' | 'pattern'> & { readonly strength: number } {
  const { near, flip, middles, fresh } = strands;
  const pairs = gate(near ?? 0, 0.8, GATE_WIDTH) * gate(flip ?? 0, 0.8, GATE_WIDTH);
  const halves = gate(middles ?? 0, 0.8, GATE_WIDTH);
  const walks = Math.max(softMinimum(near ?? 0, flip ?? 0) ?? 0, middles ?? 0, 0);
  const purpose = Math.max(pairs, halves) * gate(fresh ?? 0, 0, GATE_WIDTH);
  return { strength: walks, purpose, pattern: halves > pairs ? 'bisection' : 'boundary' };
}

/**
 * A group that shares neither sources, moments nor quotas can still be one hand: many accounts that deviate far, in one direction, as one. No
 * honest group of the logs looked at had an anomaly above 1.2 with behaviour in common; below seven members it is chance.
 */
function onePractice({ excess, members, crowd }: GroupStatistics, anomaly: number): number {
  const families = Object.values(excess).filter((mean) => mean >= 0.35).length;
  if (families < 2) return 0;
  return gate(anomaly, 1.5, 0.15) * gate(excess.behaviour, 0.7, GATE_WIDTH) * many(members.length, crowd);
}

/** A condition that rather fails than holds is not met, however strong the rest is. */
function met(gated: number): number {
  return gated < 0.5 ? 0 : gated;
}

/** More accounts than use one tool by themselves: seven at least, and one in fifty of a large crowd. */
function many(members: number, crowd: number): number {
  const centre = Math.max(7, TOOL_SHARE * crowd);
  return gate(members, centre, centre / 10);
}

/**
 * Chats: what the members ask for must be what distillation asks for, and two kinds of evidence must tie them. Content and form may be
 * those two, so a little must also speak for one operator: applications of one trade share texts and templates, but neither sources, moments nor quotas.
 */
function judgeChats(group: GroupStatistics): Judgement {
  const { anomaly, pattern } = groupAnomaly(group, 'chat');
  const carrying = [...Object.values(group.means), group.dealt].filter((mean) => mean >= 1).length;
  const purpose = chatPurpose(group.strands);
  const size = group.members.length;
  const tied = gate(group.tie, 4, 0.35) * met(gate(group.operator, 0.5, GATE_WIDTH));
  const practice = met(gate(group.excess.behaviour, 0.7, GATE_WIDTH) * many(size, group.crowd));
  const enough = carrying < 2 ? 0 : 1 - 1 / size;
  const asking = enough * Math.max(0, anomaly) * Math.max(tied, purpose.foreign * practice) * wantedOf(purpose);
  const strength = enough * likeness(group);
  const { form, content } = group.excess;
  const oneFrame = Math.max(tied * gate(form, 1, GATE_WIDTH), practice * gate(form + content, ONE_FRAME, 0.15));
  const framed = strength * oneFrame * purpose.framed;
  const layer = strength * Math.max(tied, practice) * purpose.layer;
  if (asking >= Math.max(framed, layer))
    return { score: asking, anomaly, purpose: wantedOf(purpose), pattern, route: 'asking' };
  if (framed >= layer)
    return { score: framed, anomaly, purpose: purpose.framed, pattern: 'distillation', route: 'framed' };
  return { score: layer, anomaly, purpose: purpose.layer, pattern: 'parameters', route: 'layer' };
}

/** What members share beyond chance is all the strength that groups have which fill one frame or read the output layer: each alone is ordinary. */
function likeness({ surplus }: GroupStatistics): number {
  return Math.min(MOST_ALIKE, 1 + 0.5 * Math.max(0, surplus));
}

function wantedOf({ material, foreign }: ChatPurpose): number {
  return Math.max(material, foreign);
}

/** The members' mean strands through the accounts' patterns, without what depends on the number of inputs of one account. */
export function groupAnomaly(
  group: GroupConduct,
  kind: UseKind,
): { readonly anomaly: number; readonly pattern: string | null } {
  const strands = amplified(group.strands, group.members.length);
  const circumstances = { kind, distinct: PLENTY, requests: 0, drift: group.drift };
  const patterns = scorePatterns(strands, circumstances).patterns.filter(({ id }) => speaksForGroup(id, group, kind));
  const values = patterns.map(({ weighed }) => weighed);
  const active = kind === 'chat' ? null : activeLearning(strands, group.drift, kind);
  if (active !== null) values.push(active);
  if (values.length === 0) return { anomaly: 0, pattern: null };
  const best = [...patterns].sort((a, b) => b.weighed - a.weighed)[0];
  const anomaly = (softMaximum(values, 0.3) * group.distinct) / (group.distinct + HALF_DISTINCT);
  const pattern = active !== null && active > (best?.weighed ?? 0) ? 'active-learning' : (best?.id ?? null);
  return { anomaly, pattern };
}

function speaksForGroup(pattern: string, { members }: GroupConduct, kind: UseKind): boolean {
  if (pattern === 'harvest' && kind === 'row') return members.length >= FEWEST_BROAD;
  return !NOT_FOR_GROUPS.has(pattern);
}

/** Whether a group asks for what customers ask for: neither far and wide beyond the others, nor where the model is undecided, nor walks or the output layer. */
export function isOrdinary(
  { strands }: GroupConduct,
  { anomaly, route }: Pick<Judgement, 'anomaly' | 'route'>,
  kind: UseKind,
): boolean {
  if (route === 'layer' || route === 'probing') return false;
  if (anomaly < campaigns.openAnomaly) return true;
  const foreign = Math.min(strands.shift ?? 0, strands.breadth ?? 0);
  return kind !== 'chat' && foreign < FOREIGN && (uncertaintyOf(strands, kind) ?? 0) < UNCERTAIN;
}

/** Groups that ask where the model is undecided, broad or not. */
function activeLearning(strands: StrandValues, drift: number | null, kind: UseKind): number | null {
  const uncertain = uncertaintyOf(strands, kind);
  if (uncertain === null) return null;
  const gates = uncertain > 0 ? freshness(strands) * steadiness(strands, drift) : 1;
  return 0.5 * uncertain * gates + 0.15;
}

function uncertaintyOf(strands: StrandValues, kind: UseKind): number | null {
  return kind === 'row' ? uncertainty(strands) : strands.confidence;
}

/** Extraction does not repeat itself, does not work through cases, and is broad, strange or uncertain. */
function purposeOf({ strands, drift }: GroupConduct, kind: UseKind): number {
  const uncertain = uncertaintyOf(strands, kind) ?? 0;
  const shift = Math.max(
    strands.shift ?? 0,
    kind === 'row' && strands.strange !== null ? strands.strange - 0.2 : -Infinity,
  );
  // Cover traffic repeats itself; where the rest of the account is strange or uncertain enough, that is no excuse.
  const fresh = gate(strands.fresh ?? 0, -0.6 * Math.min(1, Math.max(0, uncertain, shift)), GATE_WIDTH);
  const aim = Math.max(gate(strands.breadth ?? 0, -0.1, GATE_WIDTH), gate(shift, 0.8), gate(uncertain, 0.8));
  const steady = drift === null ? 1 : 1 - gate(drift, 0.65, 0.15);
  return fresh * aim * steady;
}
