/** What a run read, day by day, as parts of a state. */
import type { ProfileStore } from '../profiles/build.js';
import type { DayStores } from './day-stores.js';
import type { History } from './history.js';
import type { Source } from './parts.js';
import { dayText } from './tiers.js';

export interface Gathered {
  readonly history: History;
  readonly notes: string[];
}

/** Each day's profiles as a source; when first asked for they are added to the history. One day is in memory at a time: a first run may bring months. */
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
    let isBooked = false;
    sources.push({
      ...{ from: kept, to: kept, entry: undefined },
      addTo(target) {
        const store = days.store(day);
        target.merge(store);
        if (!isBooked) book(store, kept, into.history);
        isBooked = true;
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

function book(store: ProfileStore, day: number, history: History): void {
  for (let index = 0; index < store.size; index += 1) {
    const { account, volume } = store.profile(index);
    history.add(account, day, volume.rows);
  }
}
