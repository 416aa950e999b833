/** Levels: suspicion -> none, watch, suspect, critical. */
import type { LevelFloors } from '../config/settings.js';

export type ScoreLevel = 'none' | 'watch' | 'suspect' | 'critical';

export function levelOf(suspicion: number, floors: LevelFloors): ScoreLevel {
  if (suspicion >= floors.critical) return 'critical';
  if (suspicion >= floors.suspect) return 'suspect';
  return suspicion >= floors.watch ? 'watch' : 'none';
}
