/** Chats: is what the members ask for what distillation asks for, or do they act as one hand that shares out one job? */
import { campaigns } from '../config/defaults.js';
import { gate } from '../scores/joining.js';
import { addedUp, mostAddedUp } from './added-up.js';
import { groupAnomaly } from './anomaly.js';
import { type ChatPurpose, chatPurpose, GATE_WIDTH } from './chat-purpose.js';
import type { GroupConduct, GroupStatistics } from './group-statistics.js';
import { type Judgement, many, met, type Route } from './judgement.js';

/** The most that likeness beyond chance counts for on chats. */
const MOST_ALIKE = 1.5;
/** Evidence of content and form together from which a frame is one hand's, without other signs: applications of one trade share less. */
const ONE_FRAME = 3.5;
/** Signs of one hand, and what is shared beyond chance as a logarithm, from which accounts share out one job on chats; fewer accounts than these are chance. */
const ONE_HAND = 1.7;
const ONE_JOB = 1.8;
const MANY_HANDS = 6.5;
/** The most that it counts for. */
const MOST_HIDDEN = 2.5;

/** The most a group of chats could score for what its members do, however they are tied. */
export function bestOfChats(group: GroupConduct, strength: number): number {
  const purpose = chatPurpose(group.strands);
  return Math.max(
    strength * wantedOf(purpose),
    MOST_ALIKE * Math.max(purpose.framed, purpose.layer),
    MOST_HIDDEN * sharedOut(group),
    mostAddedUp(group, campaigns.chatReport),
  );
}

/** What is unusual about a group by a route that only chats have. */
export function unusualOfChats({ strands }: GroupConduct, route: Exclude<Route, 'asking' | 'probing'>): number {
  return route === 'hidden' || route === 'summed' ? MOST_ALIKE : MOST_ALIKE * chatPurpose(strands)[route];
}

/**
 * Chats: what the members ask for must be what distillation asks for, and two kinds of evidence must tie them. Content and form may be
 * those two, so a little must also speak for one operator: applications of one trade share texts and templates, but neither sources, moments nor quotas.
 */
export function judgeChats(group: GroupStatistics): Judgement {
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
  const hidden = enough * hiddenHand(group);
  const told = Math.max(asking, framed, layer);
  // What the members ask for says more than that they act as one, and is compared with what others ask for.
  if (told < campaigns.chatReport) {
    const summed = hidden < campaigns.chatReport ? addedUp(group, campaigns.chatReport) : 0;
    const together = Math.max(hidden, summed);
    const route = summed > hidden ? 'summed' : 'hidden';
    if (together > told) return { score: together, anomaly, purpose: 1, pattern: null, route };
  }
  const score = Math.max(told, hidden);
  if (asking === told) return { score, anomaly, purpose: wantedOf(purpose), pattern, route: 'asking' };
  if (framed === told) return { score, anomaly, purpose: purpose.framed, pattern: 'distillation', route: 'framed' };
  return { score, anomaly, purpose: purpose.layer, pattern: 'parameters', route: 'layer' };
}

/**
 * Many accounts that act as one, whatever they ask for: one client, one mixture, one practice, and sources, moments, quotas or dealing of one hand. Users of one
 * application have the practice in common and not the hand, an office the hand and not the practice; only those who share out one job have both.
 */
function hiddenHand(group: GroupStatistics): number {
  const { excess, operator, surplus, tie } = group;
  const hand = gate(operator, ONE_HAND, GATE_WIDTH) * gate(surplus, ONE_JOB, 0.2) * gate(tie, 4, 0.35);
  const job = gate(excess.behaviour, 1, GATE_WIDTH) * gate(excess.same, 0.8, GATE_WIDTH);
  return Math.min(MOST_HIDDEN, 1 + 0.5 * Math.max(0, surplus)) * hand * job * sharedOut(group);
}

/** Enough of them, and they do not ask the same again and again. */
function sharedOut({ members, strands }: GroupConduct): number {
  return gate(members.length, MANY_HANDS, 0.3) * gate(strands.fresh ?? 0, -0.4, GATE_WIDTH);
}

/** What members share beyond chance is all the strength that groups have which fill one frame or read the output layer: each alone is ordinary. */
function likeness({ surplus }: GroupStatistics): number {
  return Math.min(MOST_ALIKE, 1 + 0.5 * Math.max(0, surplus));
}

function wantedOf({ material, foreign }: ChatPurpose): number {
  return Math.max(material, foreign);
}
