/** Chats: many weak signs that accounts share out one job. None of them has to hold; together they must be more than users of one tool show. */
import { gate } from '../scores/joining.js';
import type { StrandId } from '../scores/strands.js';
import type { GroupConduct, GroupStatistics } from './group-statistics.js';
import { many, met } from './judgement.js';

/** What the signs must come to. On 24 labelled logs groups of honest accounts came to 5.1, but for crowds of ten to eighteen that use one tool: to 8.2, with equal quotas to 9.7. */
const WATCHED = 6.3;
/** What one more adds to the score, and the most that the score exceeds the floor of reporting by. */
const STEP = 0.15;
const MOST_OVER = 0.45;
/** Members whose number is no sign, as a share of the accounts searched too; and so many that more say no more. */
const NO_SIGN = 8;
const TOOL_SHARE = 0.02;
const MOST_MEMBERS = 30;
/** Fewer members are never enough. */
const FEWEST = 7;
/** Content and form together without which nothing is shared out, and the mean tie. */
const ONE_JOB = 2;
const TIED = 4;

/** What each sign of what the members share is worth, and the most it counts before that; what is below 0 is no sign against. */
const SHARED = {
  form: { weight: 1, most: 2.5 },
  same: { weight: 1.25, most: 2 },
  quota: { weight: 0.5, most: 3 },
  dealt: { weight: 1, most: 1.5 },
} as const;
const MEMBERS_WEIGHT = 3;
const SURPLUS_WEIGHT = 0.4;
/** What one deviation of the members' conduct is worth, either way, and how many count. */
const CONDUCT = { slots: 1, single: 1, hunger: 1, fresh: 0.5 } as const satisfies Partial<Record<StrandId, number>>;
const MOST_CONDUCT = 1.5;

/**
 * The sum of the signs. What the members share: one form; one client, mixture and volume; equal quotas; a list dealt out or turns taken; more than chance finds (sources
 * apart: an office has one). How many they are. What each does a little more than others: fill a frame widely, ask once and not on, take long answers, repeat nothing.
 */
export function signsOf(group: GroupStatistics): number {
  const { excess, quota, dealt, surplus, members, crowd, strands } = group;
  const values = { form: excess.form, same: excess.same, quota, dealt };
  const size = Math.min(MOST_MEMBERS, members.length) / Math.max(NO_SIGN, TOOL_SHARE * crowd);
  const shared = keysOf(SHARED).map((sign) => SHARED[sign].weight * within(values[sign], 0, SHARED[sign].most));
  const conduct = keysOf(CONDUCT).map((id) => CONDUCT[id] * within(strands[id] ?? 0, -MOST_CONDUCT, MOST_CONDUCT));
  const beyondChance = SURPLUS_WEIGHT * (surplus - Math.max(0, excess.source));
  return [...shared, ...conduct].reduce((sum, value) => sum + value, MEMBERS_WEIGHT * Math.log(size) + beyondChance);
}

/**
 * The score of a group by its signs together: the floor of reporting where they are enough, .15 more with each sign more.
 * @returns 0 where they are not enough, for few accounts, and where nothing is shared out
 */
export function addedUp(group: GroupStatistics, floor: number): number {
  const { excess, tie, members, crowd } = group;
  const tied = gate(tie, TIED, 0.35) * gate(excess.form + excess.content, ONE_JOB, 0.15);
  const beyond = signsOf(group) - WATCHED;
  if (beyond < 0 || met(tied * many(members.length, crowd)) === 0) return 0;
  return floor + Math.min(MOST_OVER, STEP * beyond);
}

/** The most that a group could come to, however its members are tied. */
export function mostAddedUp({ members }: GroupConduct, floor: number): number {
  return members.length < FEWEST ? 0 : floor + MOST_OVER;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
