import { add, addDouble } from '../stats/columns.js';
import { addFields, counts, defineSummary, f64, u32, type Columns } from './summary.js';

/** Bins of doubling width: bin i holds gaps of [2^i, 2^(i+1)) ms, gaps under 1 ms are in bin 0, the last bin is open (24 days and up). */
export const GAP_BINS = 32;
/** Shortest gap whose logarithm is told apart: log timestamps are rarely finer than a millisecond. */
const SHORTEST_SECONDS = 0.001;

const tallies = { bins: counts(GAP_BINS), disordered: u32(), logSum: f64(), logSquares: f64() };
const addCounts = addFields(tallies);
const fields = { ...tallies, firstTime: f64(), lastTime: f64() };

/**
 * Order matters here. Merging parts that follow each other in time adds the gap between them and is exact; parts that overlap
 * lose what stood between their interleaved requests, and merging the last part before the middle one books the long gap too.
 */
export const gaps = defineSummary({
  id: 'gaps',
  measures: 'time between successive requests: a histogram over doubling widths, sum and squares of log10 seconds',
  needs: ['time'],
  source: '',
  fields,

  start({ firstTime, lastTime }, at) {
    firstTime[at >> 1] = NaN;
    lastTime[at >> 1] = NaN;
  },

  accumulate(columns, at, event) {
    if (event.row !== 0 || Number.isNaN(event.time)) return;
    const place = at >> 1;
    const last = columns.lastTime[place] ?? NaN;
    if (Number.isNaN(last)) columns.firstTime[place] = event.time;
    else book(columns, at, event.time - last);
    if (!(last > event.time)) columns.lastTime[place] = event.time;
    if ((columns.firstTime[place] ?? NaN) > event.time) columns.firstTime[place] = event.time;
  },

  merge(columns, at, from, fromAt) {
    const fromFirst = from.firstTime[fromAt >> 1] ?? NaN;
    if (Number.isNaN(fromFirst)) return;
    const fromLast = from.lastTime[fromAt >> 1] ?? NaN;
    addCounts(columns, at, from, fromAt);
    const place = at >> 1;
    const first = columns.firstTime[place] ?? NaN;
    const last = columns.lastTime[place] ?? NaN;
    if (fromFirst >= last) book(columns, at, fromFirst - last);
    else if (first >= fromLast) book(columns, at, first - fromLast);
    if (!(first <= fromFirst)) columns.firstTime[place] = fromFirst;
    if (!(last >= fromLast)) columns.lastTime[place] = fromLast;
  },
});

function book(columns: Columns<typeof fields>, at: number, gapMs: number): void {
  if (gapMs < 0) {
    add(columns.disordered, at, 1);
    return;
  }
  columns.bins.add(at, gapBin(gapMs), 1);
  const log = Math.log10(Math.max(gapMs / 1000, SHORTEST_SECONDS));
  addDouble(columns.logSum, at, log);
  addDouble(columns.logSquares, at, log * log);
}

function gapBin(gapMs: number): number {
  if (gapMs >= 2 ** (GAP_BINS - 1)) return GAP_BINS - 1;
  return gapMs < 1 ? 0 : 31 - Math.clz32(gapMs);
}
