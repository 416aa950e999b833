/** Search results as Splunk exports them: each line holds one result, whose fields are the record. What stands in `_raw` alone is peeled off behind it. */
import { isRecord, own } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

/** What the export writes beside a result. */
const beside = new Set(['preview', 'offset', 'lastrow', 'result', 'init_offset']);

export const splunk = defineLayer({
  id: 'splunk',
  title: 'Splunk search result',
  example: {
    ...{ preview: false, offset: 0 },
    result: { _time: '2026-01-05 10:00:00.000 UTC', account: 'acct_42', input: 'hi', output: 'hello' },
  },
  source: 'Splunk REST API reference, "search/jobs/export", output mode json',

  matches: (record) =>
    (isRecord(own(record, 'result')) || own(record, 'lastrow') === true) &&
    Object.keys(record).every((name) => beside.has(name)),

  // The last line of a search without results says so and holds none.
  open: (inner) => eachInner(inner, (record) => (isRecord(own(record, 'result')) ? [own(record, 'result')] : [])),
});
