/** From what a group shows to its score: is it one operator, doing one kind of thing, and is that thing extraction? */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import { gate, softMinimum } from '../scores/joining.js';
import { foreignness } from '../scores/foreign.js';
import { groupAnomaly, uncertaintyOf } from './anomaly.js';
import { GATE_WIDTH } from './chat-purpose.js';
import { dealtOut, mostDealtOut, ownMaterial } from './dealt-out.js';
import type { GroupConduct, GroupStatistics } from './group-statistics.js';
import { bestOfChats, judgeChats, unusualOfChats } from './judge-chats.js';
import { type Judgement, many, met, type Route } from './judgement.js';

/** Width of the gate that what the members share must pass, over what chance gives. */
const CHANCE_WIDTH = 0.08;
/** Walkers of one hand: four of five users of one tool that happen to have equal volumes are found in every large log. */
const FEWEST_WALKERS = 5.5;
/** Largest coordination that ties at their cap could give, over the part that does not count. */
const MOST_COORDINATED = 11;

/** The most a group could score for what its members do, however they are tied: most groups need no look at their pairs. */
export function bestCase(group: GroupConduct, kind: UseKind): number {
  const strength = Math.max(0, groupAnomaly(group, kind).anomaly);
  if (kind === 'chat') return bestOfChats(group, strength);
  const coordinated = 0.35 * MOST_COORDINATED;
  const probing = probingOf(group);
  return Math.max(
    (0.6 * strength + coordinated) * purposeOf(group, kind),
    (0.6 * probing.strength + coordinated) * probing.purpose,
    mostDealtOut(group),
  );
}

/** What is unusual about a group by the route that carries its score, whatever ties it: what random groups are compared by. */
export function unusualness(group: GroupConduct, kind: UseKind, route: Route): number {
  if (route === 'asking' || route === 'probing') return groupAnomaly(group, kind).anomaly;
  return unusualOfChats(group, route);
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
  const purpose = met(purposeOf(group, kind));
  const coordinated = 0.35 * Math.max(0, group.coordination - 1.5);
  const alike = gate(group.kind, 0.6, GATE_WIDTH);
  const hand = gate(group.operator, 0.7, GATE_WIDTH);
  const asking =
    (0.6 * Math.max(anomaly, 0) + coordinated) * met(Math.max(hand, onePractice(group, anomaly))) * alike * purpose;
  const probe = probingOf(group);
  const enough = gate(group.members.length, FEWEST_WALKERS, 0.3) * gate(group.surplus, 0.3, CHANCE_WIDTH);
  const probing = (0.6 * probe.strength + coordinated) * met(hand) * alike * probe.purpose * enough;
  const dealt = dealtOut(group);
  const told = Math.max(asking, probing) * ownMaterial(group);
  // What the members ask for says more than that it was dealt out.
  if (dealt > told && told < campaigns.report)
    return { score: dealt, anomaly, purpose: 1, pattern: null, route: 'hidden', told };
  const score = Math.max(told, dealt);
  if (probing <= asking) return { score, anomaly, purpose, pattern, route: 'asking', told };
  const { strength, ...rest } = probe;
  return { ...rest, score, anomaly: strength, route: 'probing', told };
}

/**
 * Walks along the boundary: close pairs whose answers differ, rows half way between two earlier ones, or difference quotients; hardly ever the same input twice. They drift and stay in
 * one place, so what excuses tools excuses them too, and users of one what-if tool walk alike: only signs of one hand tell a group of walkers from those.
 */
export function probingOf({
  strands,
}: GroupConduct): Pick<Judgement, 'purpose' | 'pattern'> & { readonly strength: number } {
  const { near, flip, fresh } = strands;
  const [middles, steps] = [strands.middles ?? 0, strands.derivatives ?? 0];
  const signs = {
    boundary: gate(near ?? 0, 0.8, GATE_WIDTH) * gate(flip ?? 0, 0.8, GATE_WIDTH),
    bisection: gate(middles, 0.8, GATE_WIDTH),
    derivatives: gate(steps, 0.8, GATE_WIDTH),
  };
  const [[pattern, most] = ['boundary', 0]] = Object.entries(signs).sort(([, a], [, b]) => b - a);
  const strength = Math.max(softMinimum(near ?? 0, flip ?? 0) ?? 0, middles, steps, 0);
  return { strength, purpose: most * gate(fresh ?? 0, 0, GATE_WIDTH), pattern };
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

/** Extraction does not repeat itself, does not work through cases, and is broad, strange or uncertain. */
function purposeOf({ strands, drift }: GroupConduct, kind: UseKind): number {
  const uncertain = uncertaintyOf(strands, kind) ?? 0;
  const shift = (kind === 'row' ? foreignness(strands) : strands.shift) ?? 0;
  // Cover traffic repeats itself; where the rest of the account is strange or uncertain enough, that is no excuse.
  const fresh = gate(strands.fresh ?? 0, -0.6 * Math.min(1, Math.max(0, uncertain, shift)), GATE_WIDTH);
  const aim = Math.max(gate(strands.breadth ?? 0, -0.1, GATE_WIDTH), gate(shift, 0.8), gate(uncertain, 0.8));
  const steady = drift === null ? 1 : 1 - gate(drift, 0.65, 0.15);
  return fresh * aim * steady;
}
