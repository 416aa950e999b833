/** Levels: suspicion -> none, watch, suspect, critical; the upper two only where so few accounts would stand there by chance. */
import { levelShares } from '../config/defaults.js';
import type { LevelFloors } from '../config/settings.js';

export type ScoreLevel = 'none' | 'watch' | 'suspect' | 'critical';

/**
 * @param qValue false-discovery rate at which the account stands out; null for members of a campaign, who were compared with grown groups instead
 */
export function levelOf(suspicion: number, qValue: number | null, floors: LevelFloors): ScoreLevel {
  const allowed = (share: number): boolean => qValue === null || qValue <= share;
  if (suspicion >= floors.critical && allowed(levelShares.critical)) return 'critical';
  if (suspicion >= floors.suspect && allowed(levelShares.suspect)) return 'suspect';
  return suspicion >= floors.watch ? 'watch' : 'none';
}
