/** Levels: suspicion -> none, watch, suspect, critical; the upper two only where so few accounts would stand there by chance. */
import { levelShares } from '../config/defaults.js';
import type { LevelFloors } from '../config/settings.js';

export type ScoreLevel = 'none' | 'watch' | 'suspect' | 'critical';

/** An account's suspicion and q-value without what membership of a campaign adds. */
interface Alone {
  readonly suspicion: number;
  readonly qValue: number;
}

/** What bounds the level of a group. */
export interface Hand {
  /** Whether it has a sign of one hand. */
  readonly oneHand: boolean;
  /** Whether it is known by how one job was dealt out, and asks for ordinary things. */
  readonly dealt: boolean;
}

const ORDER: readonly ScoreLevel[] = ['none', 'watch', 'suspect', 'critical'];

/**
 * The level of a group. Where it has a sign of one hand it was compared with grown groups, and no q-value bounds the level; where it has none, it is for watching. Dealing alone makes
 * suspects and no more: a class of which each has a data set of his own deals one job out as well.
 */
export function levelOfGroup(suspicion: number, { oneHand, dealt }: Hand, floors: LevelFloors): ScoreLevel {
  const level = levelOf(suspicion, oneHand ? null : 1, floors);
  return dealt && level === 'critical' ? 'suspect' : level;
}

/** The level of a member: that of the group at its suspicion, or where something bounds that what the account does itself, if that is more. */
export function levelOfMember(lifted: number, alone: Alone, hand: Hand, floors: LevelFloors): ScoreLevel {
  const ofGroup = levelOfGroup(lifted, hand, floors);
  if (hand.oneHand && !hand.dealt) return ofGroup;
  const own = levelOf(alone.suspicion, alone.qValue, floors);
  return ORDER.indexOf(own) > ORDER.indexOf(ofGroup) ? own : ofGroup;
}

/**
 * @param qValue false-discovery rate at which the account stands out; null for members of a campaign, who were compared with grown groups instead
 */
export function levelOf(suspicion: number, qValue: number | null, floors: LevelFloors): ScoreLevel {
  const allowed = (share: number): boolean => qValue === null || qValue <= share;
  if (suspicion >= floors.critical && allowed(levelShares.critical)) return 'critical';
  if (suspicion >= floors.suspect && allowed(levelShares.suspect)) return 'suspect';
  return suspicion >= floors.watch ? 'watch' : 'none';
}
