/** Chats: many weak signs that accounts share out one job. None of them has to hold; together they must be more than users of one tool show. */
import { gate } from '../scores/joining.js';
import { fewestSigns } from './campaign.js';
import { asksForMaterial, conductOf, FEWEST_SHARING, LOOSELY_TIED } from './conduct.js';
import type { GroupConduct, GroupStatistics } from './group-statistics.js';
import { many, met } from './judgement.js';

/**
 * What the signs must come to. On 22 labelled logs of three generators groups of honest accounts came to 3.0, but for workers of one customer (to 4.7), users of one tool
 * (to 4.3) and one group of casual users (4.0); two thirds of the campaigns of eight accounts and more come to more.
 */
const WATCHED = 3.1;
/** What one more adds to the score, and the most that the score exceeds the floor of reporting by. */
const STEP = 0.15;
const MOST_OVER = 0.45;
/** Members whose number is no sign, as a share of the accounts searched too; and so many that more say no more. */
const NO_SIGN = 8;
const TOOL_SHARE = 0.02;
const MOST_MEMBERS = 30;
/** The mean tie, and content and form together, without which nothing is shared out. */
const TIED = 4;
const ONE_JOB = 2;
/** Quotas so equal that a loose tie will do: cover traffic halves every likeness but that. Honest groups from several places came to 1.6. */
const DEALT_BY_NUMBER = 2.4;
/**
 * How much more the fillings come from one pool than the whole texts do, from which the frames were made to differ: honest groups of 26 logs came to .15, campaigns with a template for each
 * account to .3 and more. Frames apart take the tie between accounts down with them.
 */
const ONE_POOL = 0.22;

/** What each sign of what the members share is worth, and the most it counts before that; what is below 0 is no sign against. */
const SHARED = {
  quota: { weight: 1.2, most: 4 },
  dealt: { weight: 0.8, most: 1.5 },
  pooled: { weight: 1.5, most: 1 },
  same: { weight: 0.6, most: 2 },
  form: { weight: 0.3, most: 2.5 },
} as const;
/** The same of their mixtures, where a lack is a sign against: users of one tool have a frame in common and not what they ask for. */
const MIXTURE_WEIGHT = 0.4;
const MIXTURE_RANGE = [-0.5, 1.5] as const;
const SURPLUS_WEIGHT = 0.2;
const SURPLUS_RANGE = [-1, 4] as const;

/**
 * The sum of the signs. What the members share: equal quotas; a list dealt out or turns taken; one client, mixture and volume; one form, which users of one tool have too and which
 * says little; more than chance finds (sources apart: an office has one). How many they are. What each does a little more than others: fill a frame widely, ask once and
 * not on, take long answers, repeat nothing.
 */
export function signsOf(group: GroupStatistics): number {
  const { excess, quota, dealt, pooled, surplus, mixture, members, crowd, strands } = group;
  const values = { form: excess.form, same: excess.same, quota, dealt, pooled };
  const size = Math.min(MOST_MEMBERS, members.length) / Math.max(NO_SIGN, TOOL_SHARE * crowd);
  const shared = keysOf(SHARED).map((sign) => SHARED[sign].weight * within(values[sign], 0, SHARED[sign].most));
  const beyondChance = SURPLUS_WEIGHT * (within(surplus, ...SURPLUS_RANGE) - Math.max(0, excess.source));
  const mixed = MIXTURE_WEIGHT * within(mixture, ...MIXTURE_RANGE);
  return [...shared, mixed].reduce((sum, value) => sum + value, Math.log(size) + beyondChance + conductOf(strands));
}

/** What signs count for beyond what is enough of them: .15 each; 0 where they are not enough. */
export function beyondEnough(signs: number): number {
  return STEP * Math.max(0, signs - WATCHED);
}

/**
 * The score of a group by its signs together: the floor of reporting where they are enough, .15 more with each sign more.
 * @returns 0 where they are not enough, and for few accounts
 */
export function addedUp(group: GroupStatistics, floor: number): number {
  const signs = signsOf(group);
  if (signs < WATCHED || isOneTool(group) || met(shareJob(group) * many(group.members.length, group.crowd)) === 0)
    return 0;
  return floor + Math.min(MOST_OVER, beyondEnough(signs));
}

/** Without signs of one operator, a job in common with answers shorter than others take, and no material asked for, is a tool's: nothing to learn from is carried away. */
function isOneTool(group: GroupStatistics): boolean {
  const { operator, strands } = group;
  return operator < fewestSigns && !isPooled(group) && (strands.hunger ?? 0) < 0 && !asksForMaterial(strands);
}

/** One job in common: what they ask for and how, a number of requests that was dealt out, or one pool under several frames. */
function shareJob({ excess, tie, quota, pooled }: GroupStatistics): number {
  const alike = gate(tie, TIED, 0.35) * gate(excess.form + excess.content, ONE_JOB, 0.15);
  const other = Math.max(gate(quota, DEALT_BY_NUMBER, 0.15), gate(pooled, ONE_POOL, 0.02));
  return Math.max(alike, other * gate(tie, LOOSELY_TIED, 0.35));
}

/** Whether one pool is dealt out under frames made to differ, by which parts of the group hang together more than the whole. */
export function isPooled({ pooled }: Pick<GroupStatistics, 'pooled'>): boolean {
  return pooled >= ONE_POOL;
}

/** The most that a group could come to, however its members are tied. */
export function mostAddedUp({ members }: GroupConduct, floor: number): number {
  return members.length < FEWEST_SHARING ? 0 : floor + MOST_OVER;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
