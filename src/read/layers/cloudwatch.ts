/** Amazon CloudWatch Logs: the subscription's wrapper of many events, and the table that Logs Insights exports. */
import { plainName } from '../column-name.js';
import { parseExactly } from '../exact-json.js';
import { knownNames } from '../presets/known-names.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';
import { takeLine } from './line-record.js';

const times = new Set(knownNames.time.map(plainName));

export const cloudwatch = defineLayer({
  id: 'cloudwatch',
  title: 'CloudWatch Logs subscription',
  example: {
    ...{ messageType: 'DATA_MESSAGE', owner: '111122223333', logGroup: '/bedrock', logStream: 's' },
    logEvents: [
      { id: '3700', timestamp: 1767607200000, message: '{"account":"acct_42","input":"hi","output":"hello"}' },
    ],
  },
  source: 'Amazon CloudWatch Logs user guide, "Real-time processing of log data with subscriptions"',

  matches: (record) => own(record, 'messageType') !== undefined && Array.isArray(own(record, 'logEvents')),

  open: (inner) =>
    eachInner(
      inner,
      // Control messages only ask whether somebody listens.
      (record) => (own(record, 'messageType') === 'CONTROL_MESSAGE' ? [] : (own(record, 'logEvents') as unknown[])),
      (event, position, bytes) => {
        const message = isRecord(event) ? own(event, 'message') : undefined;
        if (!isRecord(event) || typeof message !== 'string') inner.skip();
        else takeMessage(message, own(event, 'timestamp'), { inner, position, bytes });
      },
    ),
});

export const logsInsights = defineLayer({
  id: 'logs-insights',
  title: 'CloudWatch Logs Insights export',
  example: { '@timestamp': '2026-01-05 10:00:00.000', '@message': '{"account":"acct_42","input":"hi","output":"a"}' },
  source: 'Amazon CloudWatch Logs user guide, "Supported logs and discovered fields"',

  matches: (record) => typeof own(record, '@message') === 'string',

  open: (inner) =>
    eachInner(
      inner,
      (record) => [record],
      (record, position, bytes) => {
        const message = isRecord(record) ? own(record, '@message') : undefined;
        if (!isRecord(record) || typeof message !== 'string') inner.skip();
        else takeMessage(message, own(record, '@timestamp'), { inner, position, bytes });
      },
    ),
});

interface Place {
  readonly inner: Parameters<typeof takeLine>[2];
  readonly position: number;
  readonly bytes: number;
}

/** The message's own record; the time of the log event stands in where the record has none. */
export function takeMessage(message: string, time: unknown, { inner, position, bytes }: Place): void {
  const timed = message.trimStart().startsWith('{') ? withTime(message, time) : undefined;
  if (timed === undefined) takeLine(message, position, inner);
  else inner.record(timed, position, bytes);
}

function withTime(message: string, time: unknown): RawRecord | undefined {
  try {
    const record = parseExactly(message);
    if (!isRecord(record)) return undefined;
    const hasTime = Object.keys(record).some((name) => times.has(plainName(name)));
    return hasTime || time === undefined ? record : { '@timestamp': time, ...record };
  } catch {
    return undefined;
  }
}
