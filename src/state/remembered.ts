/** All that a state remembers, as the analysis takes it. */
import { eventFieldIds, type FieldCounts, noFieldCounts } from '../events/fields.js';
import type { ProfileStore } from '../profiles/build.js';
import { filesOf } from './files.js';
import type { History } from './history.js';
import type { Manifest, RunEntry } from './manifest.js';

export interface Remembered {
  readonly store: ProfileStore;
  readonly history: History;
  /** Sums over the runs whose days are kept. */
  readonly counts: RunEntry['counts'];
  readonly rows: number;
  readonly fields: FieldCounts;
  readonly runs: number;
  /** Bytes of all files that count. */
  readonly bytes: number;
  /** First and last day kept (whole days since 1970); NaN for none. */
  readonly from: number;
  readonly to: number;
  readonly notes: readonly string[];
}

export function remembered(
  manifest: Manifest,
  store: ProfileStore,
  history: History,
  notes: readonly string[],
): Remembered {
  const { parts, runs } = manifest;
  const fields = noFieldCounts();
  const byReason: Record<string, number> = {};
  const sums = { read: 0, events: 0, rejected: 0, skipped: 0 };
  let rows = 0;
  for (const run of runs) {
    for (const id of eventFieldIds) fields[id] += run.fields[id];
    for (const name of ['read', 'events', 'rejected', 'skipped'] as const) sums[name] += run.counts[name];
    for (const [reason, count] of Object.entries(run.counts.byReason))
      byReason[reason] = (byReason[reason] ?? 0) + count;
    rows += run.rows;
  }
  return {
    ...{ store, history, notes, rows, fields, counts: { ...sums, byReason } },
    runs: runs.length,
    bytes: filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0),
    from: parts.length === 0 ? NaN : Math.min(...parts.map(({ from }) => from)),
    to: parts.length === 0 ? NaN : Math.max(...parts.map(({ to }) => to)),
  };
}
