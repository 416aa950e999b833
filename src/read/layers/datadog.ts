/** Log events as Datadog's API gives them: what the program logged lies in attributes of attributes, or as a line in the message. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';
import { objectInLine } from './line-record.js';

export const datadog = defineLayer({
  id: 'datadog',
  title: 'Datadog log event',
  example: {
    ...{ id: 'AQAAAY', type: 'log' },
    attributes: {
      ...{ timestamp: '2026-01-05T10:00:00.000Z', service: 'llm', status: 'info', message: 'request' },
      attributes: { account: 'acct_42', input: 'hi', output: 'hello' },
    },
  },
  source: 'Datadog API reference, "Search logs" (v2) and "List logs" (v1)',

  matches: (record) => isRecord(own(eventOf(record), 'attributes')),

  open: (inner) =>
    eachInner(inner, (record) => {
      const event = eventOf(record);
      const logged = own(event, 'attributes');
      if (!isRecord(logged)) return [];
      const line = Object.keys(logged).length === 0 ? objectInLine(own(event, 'message')) : undefined;
      return [{ '@timestamp': own(event, 'timestamp'), ...(line ?? logged) }];
    }),
});

/** The event that version 2 of the API calls `attributes` and version 1 `content`; empty for other records. */
function eventOf(record: RawRecord): RawRecord {
  const event = own(record, 'type') === 'log' ? own(record, 'attributes') : own(record, 'content');
  return isRecord(event) && own(event, 'timestamp') !== undefined ? event : {};
}
