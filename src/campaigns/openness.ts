/** Does a group hide that it is one? Workers of one customer, and people of one office, come from one network and ask for ordinary things. */
import { campaigns } from '../config/defaults.js';
import type { CampaignStatus } from './campaign.js';
import type { Evidence } from './evidence.js';
import { components } from './groups.js';
import { deviation } from '../stats/shortest-run.js';

/** Share of the workers' pairs that must share network and client, and share of the others that may share a network with anybody in the group. */
const DENSE = 0.9;
const SOME = 0.2;
/** Spread of log volume up to which the workers are evenly loaded: counts of 50 scatter by .14 by chance. */
const EVEN = 0.2;

/**
 * An operator who copies a model deals his requests out so that they do not come from one place; whoever spreads an application over several keys has no
 * reason to, and people of one office have clients of their own. Without a network to compare nothing speaks for openness. What the group asks for must be ordinary as well: a sweep in the open is a sweep.
 */
export function statusOf(members: readonly number[], ordinary: boolean, evidence: Evidence): CampaignStatus {
  const networks = evidence.alike('shared-network', members);
  const open = members.filter((_, i) => (networks?.[i] ?? 0) >= 0.5).length;
  return ordinary && open >= campaigns.openShare * members.length ? 'coordinated' : 'suspected';
}

/** Why a coordinated group is taken for harmless, for an analyst. */
export const harmlessReason =
  'all come from one network and ask for what others ask for: read as the workers of one customer or the people of one office, so nobody is lifted';

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
