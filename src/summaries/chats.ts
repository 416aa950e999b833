import { mix32 } from '../represent/hash.js';
import { add } from '../stats/columns.js';
import { BITMAP_WORDS, markHash, mergeMarks } from '../stats/linear-counting.js';
import { addFields, defineSummary, u32 } from './summary.js';

const fields = { chats: u32(), continued: u32(), withSystem: u32(), withTools: u32() };
const bitmap = { toolBits: u32(BITMAP_WORDS) };
const addCounts = addFields(fields);

export const chats = defineSummary({
  id: 'chats',
  measures:
    'chat requests, how many continue an earlier exchange, how many bring a system message or tools, and how many sets of tools there are',
  needs: ['input'],
  source: '',
  fields: { ...fields, ...bitmap },

  accumulate(columns, at, event) {
    if (!event.isChat) return;
    add(columns.chats, at, 1);
    if (event.earlierTurns > 0) add(columns.continued, at, 1);
    if (event.system.length > 0) add(columns.withSystem, at, 1);
    if (event.toolset === 0) return;
    add(columns.withTools, at, 1);
    markHash(columns.toolBits, at, mix32(event.toolset));
  },

  merge(columns, at, from, fromAt) {
    addCounts(columns, at, from, fromAt);
    mergeMarks(columns.toolBits, at, from.toolBits, fromAt);
  },
});
