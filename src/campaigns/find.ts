/** Campaigns: groups of accounts that act as one and do what extraction does. */
import { campaigns } from '../config/defaults.js';
import type { FieldCounts } from '../events/fields.js';
import { type UseKind, useKinds } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Scores } from '../scores/score.js';
import { beyondEnough } from './added-up.js';
import { type Crowd, gatherCrowd } from './crowd.js';
import { type Campaign, campaignStatuses, fewestSigns } from './campaign.js';
import { describeGroup } from './describe.js';
import { LinkedAccounts, type LinkedTo } from './linked.js';
import { searchCrowd } from './search.js';

export type { Campaign } from './campaign.js';

export interface CampaignSearch {
  /** Best first. */
  readonly campaigns: readonly Campaign[];
  /** Up to 8 accounts with the strongest ties to this one; none without real evidence. */
  linked(index: number): readonly LinkedTo[];
}

/**
 * Links accounts within each kind of use and finds the campaigns among them.
 * @param fields how many events carried each field: links the log cannot support are left out
 */
export function findCampaigns(population: Population, scores: Scores, fields: FieldCounts): CampaignSearch {
  const linked = new LinkedAccounts(population.members.length);
  const found = useKinds.flatMap((kind) => searchKind(gatherCrowd(kind, population, scores), fields, linked));
  found.sort((a, b) => rankOf(a) - rankOf(b) || b.score - a.score || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  return { campaigns: found, linked: (index) => linked.of(index) };
}

/** One kind after the other: what a search worked out about its crowd goes before the next begins. */
function searchKind(crowd: Crowd, fields: FieldCounts, linked: LinkedAccounts): Campaign[] {
  if (crowd.size < campaigns.fewestAccounts) return [];
  const search = searchCrowd(crowd, fields);
  linked.add(search);
  return search.groups.map((group) => describeGroup(group, search));
}

/** Those that lift their members first. */
function rankOf({ status }: Campaign): number {
  return campaignStatuses.indexOf(status);
}

/**
 * What membership lifts an account's score to, in the units of its own score. Where nothing ties the members to one hand the group is for watching,
 * so it lifts nobody beyond the score that is half suspicious: who does more stands there by what it does itself.
 * @param own the account's own score
 */
export function memberScore(own: number, campaign: Campaign, scale: MemberScale): number {
  const { kind, middle } = scale;
  if (campaign.status === 'coordinated') return own;
  if (campaign.hidden && kind !== 'chat') return Math.max(own, middle + hiddenOver(campaign));
  const lift = liftOf(own, campaign, kind);
  if (!campaign.oneHand) return Math.max(own, watchedFrom(campaign, scale) ?? Math.min(middle, lift));
  return Math.max(own, leastOf(campaign, kind, middle), lift);
}

/** The same on tables and texts that are ordinary by themselves: fleets and students with a data set each share a job, too, so their members are suspects and no more. */
const HIDDEN_OVER = 0.1;

/** 0 where the group is for watching. */
function hiddenOver({ oneHand, score }: Campaign): number {
  return oneHand ? HIDDEN_OVER * Math.max(0, score - campaigns.report) : 0;
}

/** What a group's score exceeds the reporting floor by counts by half over the score that is half suspicious. */
const OVER_FLOOR = 0.5;
/** What the signs of a group for watching count for, beyond what is enough, when its members are half suspicious. */
const MOST_WATCHED = 0.5;

/** Chats of one log spread twice as widely as those of another, and a group's score does not: who bears signs of one hand is half suspicious at least, wherever that lies. */
function leastOf({ score, operator }: Campaign, kind: UseKind, middle: number): number {
  if (kind !== 'chat' || operator < fewestSigns) return -Infinity;
  return middle + OVER_FLOOR * Math.max(0, score - campaigns.chatReport);
}

/**
 * Where nothing ties them to one hand, members of groups on chats are watched, and rise the more signs there are that they share out one job. By these all such groups
 * are compared, whatever they were found by: five users of one tool whose requests are rare would stand above all others.
 * @returns null on other kinds of use, and where everybody is watched, so that there is nothing to lift to
 */
function watchedFrom({ signs }: Campaign, { watched, middle }: MemberScale): number | null {
  if (signs === null || !Number.isFinite(watched)) return null;
  return watched + (middle - watched) * Math.min(1, beyondEnough(signs) / MOST_WATCHED);
}

/** The kind of use of a member, and the scores from which an account is watched there and half suspicious. */
export interface MemberScale {
  readonly kind: UseKind;
  readonly watched: number;
  readonly middle: number;
}

function liftOf(own: number, { score, deviations, members }: Campaign, kind: UseKind): number {
  if (kind !== 'chat') return 0.35 * own + 0.6 + score;
  const surprise = 0.15 * Math.max(0, (deviations ?? 0) - 3) * Math.min(1, members.length / 6);
  return 0.5 * own + 0.8 * score + surprise;
}
