import { add } from '../stats/columns.js';
import { addFields, defineSummary, u32 } from './summary.js';

const fields = { chats: u32(), continued: u32(), withSystem: u32() };

export const chats = defineSummary({
  id: 'chats',
  measures: 'chat requests, how many continue an earlier exchange and how many bring a system message',
  needs: ['input'],
  source: '',
  fields,

  accumulate(columns, at, event) {
    if (!event.isChat) return;
    add(columns.chats, at, 1);
    if (event.earlierTurns > 0) add(columns.continued, at, 1);
    if (event.system.length > 0) add(columns.withSystem, at, 1);
  },

  merge: addFields(fields),
});
