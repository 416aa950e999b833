/** Chats: what each member of a group does a little more than others where accounts share out a job of extraction. */
import type { StrandId, StrandValues } from '../scores/strands.js';

/** What one deviation of the members' conduct is worth, either way, and how many count. */
const CONDUCT = { slots: 0.7, single: 0.8, hunger: 1, fresh: 1 } as const satisfies Partial<Record<StrandId, number>>;
const MOST_CONDUCT = 1.5;
/** Asking for material from which a group is no tool's and no customer's: crowds that use one tool came to .05, campaigns that ask for it in words to 1 and more. */
const MATERIAL = 0.3;
/** Fewer members than these share out nothing. */
export const FEWEST_SHARING = 7;
/** The tie that will do where something else says that one job is shared out. */
export const LOOSELY_TIED = 2;
/** Conduct from which a group is looked at for one pool: what speaks against one job speaks against one pool. */
const POOLED_CONDUCT = 0.2;

/** Sum over the strands: a frame filled widely, single requests, long answers, nothing asked twice. Within +-5.25; 0 is usual. */
export function conductOf(strands: StrandValues): number {
  return (Object.keys(CONDUCT) as (keyof typeof CONDUCT)[]).reduce(
    (sum, id) => sum + CONDUCT[id] * Math.max(-MOST_CONDUCT, Math.min(MOST_CONDUCT, strands[id] ?? 0)),
    0,
  );
}

/** Whether a group asks for material to learn from in words. */
export function asksForMaterial({ ask }: Pick<StrandValues, 'ask'>): boolean {
  return (ask ?? 0) >= MATERIAL;
}

/** Whether it is worth the time to look whether a group fills its frames from one pool. */
export function mayBePooled(members: readonly number[], strands: StrandValues, tie: number): boolean {
  return members.length >= FEWEST_SHARING && tie >= LOOSELY_TIED && conductOf(strands) >= POOLED_CONDUCT;
}
