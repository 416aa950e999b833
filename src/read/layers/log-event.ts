/** What log collectors write around each line of a program: the line in one field, where it came from in others. */
import { own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer } from './layer.js';
import { eachMessage } from './line-record.js';
import type { Message } from './line-record.js';

interface Collector {
  /** Field of the line. */
  readonly line: string;
  readonly time: string;
  /** Fields of which the collector writes one at least. */
  readonly beside: readonly string[];
  /** Other fields may tell what the line says: it counts where it is an object. */
  readonly mayBeTold?: boolean;
}

const collectors: readonly Collector[] = [
  { line: 'message', time: 'timestamp', beside: ['ingestionTime', 'eventId', 'logStreamName'] },
  { line: 'MESSAGE', time: '__REALTIME_TIMESTAMP', beside: ['_HOSTNAME', '_SYSTEMD_UNIT', '__CURSOR'] },
  { line: 'line', time: 'timestamp', beside: ['labels', 'fields'] },
  { line: 'Line', time: 'Time', beside: ['tsNs', 'labels'] },
  { line: 'message', time: 'timestamp', beside: ['ddsource', 'ddtags'] },
  { line: 'log', time: '@timestamp', beside: ['kubernetes'] },
  { line: 'textPayload', time: 'timestamp', beside: ['insertId', 'logName'] },
  { line: '_raw', time: '_time', beside: ['_time', 'sourcetype'], mayBeTold: true },
  { line: '_raw', time: '_messagetime', beside: ['_messagetime', '_sourcehost'], mayBeTold: true },
];

export const logEvent = defineLayer({
  id: 'log-event',
  title: 'Line of a log collector',
  example: {
    ...{ logStreamName: 's', timestamp: 1767607200000, ingestionTime: 1767607201000, eventId: '3700' },
    message: '{"account":"acct_42","input":"hi","output":"hello"}',
  },
  source:
    'AWS CLI reference, "filter-log-events"; systemd, journalctl -o json; Grafana Loki, logcli -o jsonl, and Grafana, "Explore", downloads; Datadog API reference, "Send logs"; Sumo Logic, built-in metadata; Fluent Bit, Kubernetes filter; Google Cloud, LogEntry; Splunk, default fields',

  matches: (record) => collectorOf(record) !== undefined,

  open: (inner) => eachMessage(inner, (record) => [record], messageOf),
});

function messageOf(record: RawRecord): Message {
  const collector = collectorOf(record);
  if (collector === undefined) return { text: undefined, time: undefined };
  const line = own(record, collector.line);
  const text = typeof line === 'string' ? line.trim() : undefined;
  return { text, time: own(record, collector.time), labels: own(record, 'labels') };
}

function collectorOf(record: RawRecord): Collector | undefined {
  return collectors.find(({ line, beside, mayBeTold }) => {
    const text = own(record, line);
    if (typeof text !== 'string' || !beside.some((name) => Object.hasOwn(record, name))) return false;
    return mayBeTold !== true || text.trimStart().startsWith('{');
  });
}
