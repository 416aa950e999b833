/** Does a group hide that it is one? Workers of one customer, and people of one office, come from one network and ask for ordinary things. */
import { campaigns } from '../config/defaults.js';
import type { UseKind } from '../population/member.js';
import type { Profile } from '../profiles/profile.js';
import { deviation } from '../stats/shortest-run.js';
import { systematicSample } from '../stats/systematic-sample.js';
import { hasOtherTools } from './anomaly.js';
import { asksForMaterial, conductOf } from './conduct.js';
import type { CampaignStatus } from './campaign.js';
import type { Crowd } from './crowd.js';
import type { Evidence } from './evidence.js';
import type { GroupConduct } from './group-statistics.js';
import { components } from './groups.js';
import type { Route } from './judgement.js';

/** Share of the workers' pairs that must share network and client, and share of the others that may share a network with anybody in the group. */
const DENSE = 0.9;
const SOME = 0.2;
/** Spread of log volume up to which the workers are evenly loaded: counts of 50 scatter by .14 by chance. */
const EVEN = 0.2;

/** Networks that make a pool, the share of the requests that makes one of them the main one, and the members that must have none. */
const POOL = 3;
const MAIN = 0.5;
const ROUND = 0.8;

/** What shows that a group does not hide that it is one: a source that nearly all share, or the customer whom the log itself names. */
export type Openness = 'network' | 'customer';

/** Reasons for an analyst. */
export const harmlessReasons: Readonly<Record<Openness, string>> = {
  network:
    'all come from one network and ask for what others ask for: read as the workers of one customer or the people of one office, so nobody is lifted',
  customer:
    'the log names one customer for nearly all of them, and they ask for what others ask for: read as the keys of one customer, so nobody is lifted',
};

/**
 * Conduct from which accounts of one network are no customer's workers like others: of 45 groups of workers, classes and offices on 26 labelled logs none came to more than .4, of 26
 * campaigns that share networks eleven came to 1.1 to 2.4.
 */
const TAKING = 1;
const takingReason =
  'all come from one network and ask for what others ask for, as the workers of one customer do; but they take what a copy is made of (long answers to single requests, about many things or in one frame filled widely) and no system message marks an application: the group is for watching only';

/**
 * An operator who copies a model deals his requests out so that they do not come from one place; whoever spreads an application over several keys has no
 * reason to, and people of one office have clients of their own. Without a network to compare nothing but a named customer speaks for openness.
 */
export function opennessOf(members: readonly number[], evidence: Evidence): Openness | null {
  const most = campaigns.openShare * members.length;
  const networks = evidence.alike('shared-network', members);
  const sharing = members.filter((_, i) => (networks?.[i] ?? 0) >= 0.5);
  if (sharing.length >= most && !takesRound(sharing, evidence.crowd)) return 'network';
  return ofOneCustomer(members, evidence.crowd) >= most ? 'customer' : null;
}

/**
 * Tables, vectors and texts: whether most of some accounts go through several networks in turn, none of which carries half of their requests: a pool of addresses, where the
 * workers of a customer and the people of an office have a place they come from.
 */
function takesRound(members: readonly number[], { kind, profiles }: Crowd): boolean {
  if (kind === 'chat') return false;
  const rotating = members.filter((member) => {
    const counts = (profiles[member]?.sources.networks.entries() ?? []).map(({ count }) => count);
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.length >= POOL && Math.max(...counts) < MAIN * all;
  });
  return rotating.length >= ROUND * members.length;
}

export interface Standing {
  readonly status: CampaignStatus;
  /** Why the group is for watching only, where its openness leaves that open; null else. */
  readonly watched: string | null;
}

/** Strangers who are asked for the system message of a group, and the share of them that may have it. */
const STRANGERS = 200;
const FEW = 0.05;

/** What of a group decides how it stands. */
export interface OpenGroup {
  readonly kind: UseKind;
  readonly route: Route;
  readonly strands: GroupConduct['strands'];
  /** Whether it asks for what customers ask for. */
  readonly ordinary: boolean;
  /** Whether most members have a system message in common that others do not have: the mark of an application. */
  readonly application: boolean;
}

/**
 * What the group asks for must be ordinary as well: a sweep in the open is a sweep, and so are chats that ask for material in words or read the output layer. Long answers to many things
 * are not enough: workers of a customer who has reports written take them, too. Offices and classes talk, and workers do one service's work, mostly under one system message; chats from
 * one network that take what a copy is made of and have none are for watching.
 */
export function standingOf(open: Openness | null, group: OpenGroup): Standing {
  const { ordinary, application, kind, strands } = group;
  if (open === null || !(ordinary || isWriting(group))) return { status: 'suspected', watched: null };
  const taking = !ordinary || conductOf(strands) >= TAKING;
  if (kind === 'chat' && open === 'network' && !application && taking)
    return { status: 'suspected', watched: takingReason };
  return { status: 'coordinated', watched: null };
}

/** Long answers to many things, and no more. */
function isWriting({ kind, route, strands }: OpenGroup): boolean {
  return kind === 'chat' && route !== 'layer' && !hasOtherTools(strands) && !asksForMaterial(strands);
}

/** Whether most members share a system message with most others that hardly any stranger has: a default of some library is no application. */
export function isApplication(members: readonly number[], evidence: SystemMessages): boolean {
  const alike = evidence.alike('shared-system', members);
  if (alike === null) return false;
  const sharing = members.filter((_, i) => (alike[i] ?? 0) >= 0.5);
  const [one] = sharing;
  if (one === undefined || sharing.length < campaigns.openShare * members.length) return false;
  const inside = new Set(members);
  const others = Array.from({ length: evidence.crowd.size }, (_, place) => place).filter((place) => !inside.has(place));
  const strangers = systematicSample(others, STRANGERS);
  const having = strangers.filter((place) => evidence.isAlike('shared-system', one, place) === true);
  return having.length <= FEW * strangers.length;
}

type SystemMessages = Pick<Evidence, 'alike' | 'isAlike'> & {
  readonly crowd: { readonly size: number };
};

/** Members whose every call names one and the same customer; 0 where more others have that customer too, for then the name means something else. */
function ofOneCustomer(members: readonly number[], { profiles }: Crowd): number {
  const inside = new Set(members);
  const counts = new Map<string, { members: number; others: number }>();
  profiles.forEach((profile, place) => {
    const customer = customerOf(profile);
    if (customer === null) return;
    const count = counts.get(customer) ?? { members: 0, others: 0 };
    count[inside.has(place) ? 'members' : 'others'] += 1;
    counts.set(customer, count);
  });
  const own = [...counts.values()].filter((count) => count.members >= count.others);
  return own.reduce((most, count) => Math.max(most, count.members), 0);
}

function customerOf({ sources, volume }: Profile): string | null {
  const marks = sources.tenantRows === volume.rows ? sources.tenants.all() : undefined;
  return marks?.length === 1 ? (marks[0] ?? null) : null;
}

/**
 * Workers of one customer inside a group whose other members share no source with anybody: not of one hand, however alike their requests are. The members
 * of a campaign that sit in one network leave others behind that share another one, or have unequal volumes, while a balancer deals out evenly.
 * @returns the workers, or null where there are none or nobody else
 */
export function openCore(members: readonly number[], evidence: Evidence): number[] | null {
  const links: [number, number][] = [];
  members.forEach((a, i) => {
    members.forEach((b, j) => {
      if (j >= i || evidence.isAlike('shared-network', a, b) !== true) return;
      if (evidence.isAlike('same-client', a, b) !== false) links.push([j, i]);
    });
  });
  const largest = components(members.length, links).sort((a, b) => b.length - a.length)[0] ?? [];
  const most = (largest.length * (largest.length - 1)) / 2;
  if (largest.length < campaigns.smallest || largest.length === members.length) return null;
  const inside = new Set(largest);
  if (links.filter(([a, b]) => inside.has(a) && inside.has(b)).length < DENSE * most) return null;
  if (
    deviation(largest.map((i) => Math.log(Math.max(1, evidence.crowd.profiles[members[i] ?? 0]?.volume.rows ?? 1)))) >
    EVEN
  )
    return null;
  const rest = members.filter((_, i) => !inside.has(i));
  const sharing = rest.filter((a) => members.some((b) => a !== b && evidence.isAlike('shared-network', a, b) === true));
  return sharing.length > SOME * rest.length ? null : largest.map((i) => members[i] ?? 0);
}
