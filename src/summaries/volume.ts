import { add, addDouble } from '../stats/columns.js';
import { addFields, defineSummary, f64, u32 } from './summary.js';

const counts = {
  requests: u32(),
  rows: u32(),
  answered: u32(),
  errors: u32(),
  tokensIn: f64(),
  tokensOut: f64(),
  tokenRows: u32(),
};
const addCounts = addFields(counts);

export const volume = defineSummary({
  id: 'volume',
  measures: 'requests, rows (model inputs), answers, errors and tokens, and when the first and the last request came',
  needs: ['time', 'status', 'tokensIn', 'tokensOut'],
  source: '',
  fields: { ...counts, firstTime: f64(), lastTime: f64() },

  start({ firstTime, lastTime }, at) {
    firstTime[at >> 1] = NaN;
    lastTime[at >> 1] = NaN;
  },

  accumulate(columns, at, event) {
    if (event.row === 0) add(columns.requests, at, 1);
    add(columns.rows, at, 1);
    add(event.answered ? columns.answered : columns.errors, at, 1);
    const knowsIn = !Number.isNaN(event.tokensIn);
    const knowsOut = !Number.isNaN(event.tokensOut);
    if (knowsIn) addDouble(columns.tokensIn, at, event.tokensIn);
    if (knowsOut) addDouble(columns.tokensOut, at, event.tokensOut);
    if (knowsIn || knowsOut) add(columns.tokenRows, at, 1);
    widen(columns.firstTime, columns.lastTime, at, event.time);
  },

  merge(columns, at, from, fromAt) {
    addCounts(columns, at, from, fromAt);
    widen(columns.firstTime, columns.lastTime, at, from.firstTime[fromAt >> 1] ?? NaN);
    widen(columns.firstTime, columns.lastTime, at, from.lastTime[fromAt >> 1] ?? NaN);
  },
});

function widen(first: Float64Array, last: Float64Array, at: number, time: number): void {
  // Negated comparisons, so that the NaN an account starts with gives way to the first time.
  if (Number.isNaN(time)) return;
  const place = at >> 1;
  if (!((first[place] ?? NaN) <= time)) first[place] = time;
  if (!((last[place] ?? NaN) >= time)) last[place] = time;
}
