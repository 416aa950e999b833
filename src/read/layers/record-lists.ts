/** One object a line that only holds a list of records, as Event Hubs and CloudTrail deliver them. */
import { recordsIn } from '../formats/json-wrapper.js';
import { defineLayer, eachInner } from './layer.js';

export const recordLists = defineLayer({
  id: 'record-list',
  title: 'List of records in an object',
  example: { records: [{ ts: '2026-01-05T10:00:00Z', account: 'acct_42', input: 'hi', output: 'hello' }] },
  source: 'Azure Monitor, "Stream resource logs to Event Hubs"; AWS CloudTrail log file examples',

  matches: (record) => recordsIn(record) !== undefined,

  open: (inner) => eachInner(inner, (record) => recordsIn(record) ?? [record]),
});
