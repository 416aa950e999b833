/** Grafana Loki: the answer of a query, lines of several streams with their times. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer } from './layer.js';
import { eachMessage } from './line-record.js';

export const loki = defineLayer({
  id: 'loki',
  title: 'Answer of a Loki query',
  example: {
    status: 'success',
    data: {
      resultType: 'streams',
      result: [
        {
          stream: { app: 'gateway' },
          values: [['1767607200000000000', '{"account":"acct_42","input":"hi","output":"hello"}']],
        },
      ],
    },
  },
  source: 'Grafana Loki HTTP API, "Query logs within a range of time"',

  matches: (record) => streamsIn(record).length > 0,

  open: (inner) =>
    eachMessage(
      inner,
      (record) => streamsIn(record).flatMap(linesOf),
      ({ time, text, labels }) => ({ time, text, labels }),
    ),
});

/** Also a single stream, where the list of them was read as records. */
function streamsIn(record: RawRecord): readonly RawRecord[] {
  const data = own(record, 'data');
  const result = isRecord(data) ? own(data, 'result') : [record];
  return Array.isArray(result) ? result.filter(isStream) : [];
}

function isStream(value: unknown): value is RawRecord {
  return isRecord(value) && isRecord(own(value, 'stream')) && Array.isArray(own(value, 'values'));
}

function linesOf(stream: RawRecord): readonly RawRecord[] {
  const values = own(stream, 'values') as readonly unknown[];
  const labels = own(stream, 'stream');
  return values.map((pair) =>
    Array.isArray(pair) ? { time: pair[0] as unknown, text: pair[1] as unknown, labels } : {},
  );
}
