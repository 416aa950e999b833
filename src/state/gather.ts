/** What a run read, day by day, as parts of a state. */
import type { ProfileStore } from '../profiles/build.js';
import type { DayStores } from './day-stores.js';
import type { History } from './history.js';
import type { Source } from './parts.js';
import { dayText } from './tiers.js';

export interface Gathered {
  readonly history: History;
  readonly total: ProfileStore;
  readonly notes: string[];
}

/** Each day's profiles as a source; on the way they are added to everything and to the history. One day is in memory at a time: a first run may bring months. */
export function gather(days: DayStores, newest: number, cutoff: number, into: Gathered): Source[] {
  let tooOld = 0;
  let tooNew = 0;
  const sources: Source[] = [];
  for (const day of days.days) {
    const rows = days.rows.get(day) ?? 0;
    if (day < cutoff) {
      tooOld += rows;
      continue;
    }
    const kept = Math.min(day, newest + 1);
    if (kept !== day) tooNew += rows;
    const store = days.store(day);
    into.total.merge(store);
    for (let index = 0; index < store.size; index += 1) {
      const { account, volume } = store.profile(index);
      into.history.add(account, kept, volume.rows);
    }
    sources.push({
      ...{ from: kept, to: kept, entry: undefined },
      addTo(target) {
        target.merge(days.store(day));
      },
    });
  }
  if (tooOld > 0) {
    into.notes.push(`${String(tooOld)} rows before ${dayText(cutoff)} are older than what is kept and were left out`);
  }
  if (tooNew > 0) {
    into.notes.push(`${String(tooNew)} rows lie in the future; they count for ${dayText(newest + 1)}`);
  }
  return sources;
}
