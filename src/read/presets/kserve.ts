/** KServe's inference logger: CloudEvents, or the batches it writes to files; the request holds its joined answer. */
import { halfOf } from '../joins/event-halves.js';
import { asWord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { callerHeaders, fromBase64, headerValue, millisecondsBetween, recordAt } from './payload-parts.js';

export const kserve = defineLayout({
  id: 'kserve',
  title: 'KServe inference logger',
  status: 'stable',
  example: {
    ...{ specversion: '1.0', type: 'org.kubeflow.serving.inference.request', source: 'http://localhost:9081/' },
    ...{ id: 'e58f0000-0000-4000-8000-000000000008', time: '2026-01-05T10:00:00.000Z' },
    ...{ datacontenttype: 'application/json', inferenceservicename: 'iris', namespace: 'default' },
    ...{ component: 'predictor', endpoint: '', metadata: '{"X-Tenant":["acme"]}' },
    recordedtime: '2026-01-05T10:00:00.010Z',
    data: {
      instances: [
        [6.8, 2.8, 4.8, 1.4],
        [6, 3.4, 4.5, 1.6],
      ],
    },
  },
  columns: {
    time: ['time', 'occurrenceTime', 'recordedtime'],
    account: callerHeaders.map((name) => `metadata.${name}`),
    model: ['inferenceservicename', 'inferenceService'],
    requestId: ['id'],
    request: ['data', 'bytes', 'data_base64'],
  },
  source: 'KServe, "Inference Logger", and pkg/logger of its source',
  accountElsewhere: 'a header, which the logger keeps when it is told to (metadata): for example x-tenant',
  others: ['type', 'reqType', 'answer', 'data_base64'],
  stringOutput: 'label',
  answers: ['answer'],

  isOurs: (record) => halfOf(record) !== undefined && !isSeldon(record) && !has(record, 'ce-type'),

  complete(record, envelope) {
    envelope.account = headerValue(envelope.account);
    const answer = recordAt(record, 'answer') ?? (halfOf(record) === 'response' ? record : undefined);
    envelope.request = halfOf(record) === 'response' ? undefined : bodyOf(record);
    envelope.response = answer === undefined ? undefined : bodyOf(answer);
    if (answer !== undefined && answer !== record)
      envelope.latency = millisecondsBetween(envelope.time, timeOf(answer));
  },
});

export function isSeldon(record: RawRecord): boolean {
  return ['type', 'ce-type'].some((name) => asWord(own(record, name)).startsWith('io.seldon.'));
}

function timeOf(record: RawRecord): unknown {
  return own(record, 'time') ?? own(record, 'occurrenceTime');
}

function bodyOf(event: RawRecord): unknown {
  const encoded = own(event, 'bytes') ?? own(event, 'data_base64');
  return encoded === undefined ? unescapeJson(own(event, 'data')) : fromBase64(encoded);
}
