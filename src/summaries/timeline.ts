import type { Counters } from './counters.js';
import { counts, defineSummary, f64, type Columns } from './summary.js';

const HOUR_MS = 3_600_000;
export const TIMELINE_BINS = 64;

const fields = { binHours: f64(), startBin: f64(), bins: counts(TIMELINE_BINS) };
type TimelineColumns = Columns<typeof fields>;

/** Bins lie at whole multiples of their width since 1970, so the result does not depend on the order of events or merges. */
export const timeline = defineSummary({
  id: 'timeline',
  measures: 'requests over time in 64 bins; the width doubles from an hour until the whole span fits',
  needs: ['time'],
  source: '',
  fields,

  start({ binHours, startBin }, at) {
    binHours[at >> 1] = 1;
    startBin[at >> 1] = NaN;
  },

  accumulate(columns, at, event) {
    if (event.row !== 0 || Number.isNaN(event.time)) return;
    place(columns, at, Math.floor(event.time / HOUR_MS), 1);
  },

  merge(columns, at, from, fromAt) {
    const fromStart = from.startBin[fromAt >> 1] ?? NaN;
    if (Number.isNaN(fromStart)) return;
    const fromHours = from.binHours[fromAt >> 1] ?? 1;
    while ((columns.binHours[at >> 1] ?? 1) < fromHours) halve(columns, at);
    for (let i = 0; i < TIMELINE_BINS; i += 1) {
      const count = from.bins.get(fromAt, i);
      if (count > 0) place(columns, at, (fromStart + i) * fromHours, count);
    }
  },
});

/** Books `count` requests of the hour `hour` (since 1970), widening and shifting the bins where they do not reach it. */
function place(columns: TimelineColumns, at: number, hour: number, count: number): void {
  if (Number.isNaN(columns.startBin[at >> 1] ?? NaN))
    columns.startBin[at >> 1] = Math.floor(hour / (columns.binHours[at >> 1] ?? 1));
  for (;;) {
    const start = columns.startBin[at >> 1] ?? 0;
    const place = Math.floor(hour / (columns.binHours[at >> 1] ?? 1)) - start;
    if (place >= 0 && place < TIMELINE_BINS) {
      columns.bins.add(at, place, count);
      return;
    }
    if (place < 0 && lastUsed(columns.bins, at) - place < TIMELINE_BINS) shift(columns, at, -place);
    else halve(columns, at);
  }
}

/** Moves all bins `by` places later: the timeline begins that much earlier. */
function shift(columns: TimelineColumns, at: number, by: number): void {
  for (let i = TIMELINE_BINS - 1; i >= 0; i -= 1) columns.bins.set(at, i, i < by ? 0 : columns.bins.get(at, i - by));
  columns.startBin[at >> 1] = (columns.startBin[at >> 1] ?? 0) - by;
}

function lastUsed(bins: Counters, at: number): number {
  for (let i = TIMELINE_BINS - 1; i > 0; i -= 1) if (bins.get(at, i) > 0) return i;
  return 0;
}

/** Doubles the width of the bins: neighbours that share a bin of the wider grid are added up. */
function halve(columns: TimelineColumns, at: number): void {
  const start = columns.startBin[at >> 1] ?? NaN;
  columns.binHours[at >> 1] = (columns.binHours[at >> 1] ?? 1) * 2;
  if (Number.isNaN(start)) return;
  const wideStart = Math.floor(start / 2);
  for (let i = 0; i < TIMELINE_BINS; i += 1) {
    const count = columns.bins.get(at, i);
    columns.bins.set(at, i, 0);
    columns.bins.add(at, Math.floor((start + i) / 2) - wideStart, count);
  }
  columns.startBin[at >> 1] = wideStart;
}
