/** Levels: suspicion -> none, watch, suspect, critical; the upper two only where so few accounts would stand there by chance. */
import { levelShares } from '../config/defaults.js';
import type { LevelFloors } from '../config/settings.js';

export type ScoreLevel = 'none' | 'watch' | 'suspect' | 'critical';

/** An account's suspicion and q-value without what membership of a campaign adds. */
interface Alone {
  readonly suspicion: number;
  readonly qValue: number;
}

/** The level of a group. Where it has a sign of one hand it was compared with grown groups, and no q-value bounds the level; where it has none, it is for watching. */
export function levelOfGroup(suspicion: number, oneHand: boolean, floors: LevelFloors): ScoreLevel {
  return levelOf(suspicion, oneHand ? null : 1, floors);
}

/** The level of a member: that of the group at its suspicion, or without a sign of one hand what the account does itself, if that is more. */
export function levelOfMember(lifted: number, alone: Alone, oneHand: boolean, floors: LevelFloors): ScoreLevel {
  const own = oneHand ? 'none' : levelOf(alone.suspicion, alone.qValue, floors);
  return own === 'none' ? levelOfGroup(lifted, oneHand, floors) : own;
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
