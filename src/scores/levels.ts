/** Levels: suspicion -> none, watch, suspect, critical. */
import { levelFloors } from '../config/defaults.js';

export type ScoreLevel = 'none' | 'watch' | 'suspect' | 'critical';

export function levelOf(suspicion: number): ScoreLevel {
  if (suspicion >= levelFloors.critical) return 'critical';
  if (suspicion >= levelFloors.suspect) return 'suspect';
  return suspicion >= levelFloors.watch ? 'watch' : 'none';
}
