/** Seldon's payload log: CloudEvents with `ce-` attributes, joined by request id, or the documents its logger makes of them. */
import { halfOf } from '../joins/event-halves.js';
import { asWord, isRecord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { isSeldon } from './kserve.js';
import { callerHeaders, fromBase64, headerValue, millisecondsBetween, recordAt } from './payload-parts.js';

export const seldonPayload = defineLayout({
  id: 'seldon-payload',
  title: 'Seldon payload log',
  status: 'stable',
  example: {
    ...{ 'ce-type': 'io.seldon.serving.inference.request', 'ce-requestid': 'r-9', 'ce-id': 'e-1' },
    ...{ 'ce-time': '2026-01-05T10:00:00.000Z', 'ce-inferenceservicename': 'iris', 'ce-namespace': 'default' },
    ...{ 'ce-modelid': 'iris-container', 'ce-endpoint': 'default', 'x-tenant': 'acme' },
    data: { names: ['SL', 'SW'], ndarray: [[6.8, 2.8]] },
  },
  columns: {
    time: ['ce-time', 'time', '@timestamp', 'request.ce-time', 'Ce-Time'],
    account: [...callerHeaders, ...callerHeaders.map((name) => `headers.${name}`)],
    model: ['ce-modelid', 'ce-inferenceservicename'],
    endpoint: ['ce-endpoint'],
    requestId: ['ce-requestid', 'requestid', 'RequestId', '_id', 'id'],
    request: ['data', 'payload', 'body', 'request'],
  },
  source: 'Seldon Core, "Request logging", and components/seldon-request-logger of its source',
  others: ['answer', 'type', 'ce-type', 'response', 'data_base64'],
  stringOutput: 'label',
  answers: ['answer', 'response'],
  mayRepeatIds: true,

  isOurs: (record) =>
    (halfOf(record) !== undefined && (isSeldon(record) || has(record, 'ce-type'))) || isDocument(record),

  complete(record, envelope) {
    envelope.account = headerValue(envelope.account);
    if (isDocument(record)) {
      // A request of several rows becomes as many documents: `r-9-item-0`, `r-9-item-1`.
      envelope.requestId = asWord(envelope.requestId).replace(/-item-\d+$/, '');
      envelope.request = contentOf(recordAt(record, 'request'));
      envelope.response = contentOf(recordAt(record, 'response'));
      return;
    }
    const answer = recordAt(record, 'answer') ?? (halfOf(record) === 'response' ? record : undefined);
    envelope.request = halfOf(record) === 'response' ? undefined : bodyOf(record);
    envelope.response = answer === undefined ? undefined : bodyOf(answer);
    if (answer !== undefined && answer !== record) {
      envelope.latency = millisecondsBetween(envelope.time, own(answer, 'ce-time') ?? own(answer, 'time'));
    }
  },
});

/** What the reference logger writes: both halves of one row in one document. */
function isDocument(record: RawRecord): boolean {
  const request = own(record, 'request');
  return isRecord(request) && (isRecord(own(request, 'elements')) || has(request, 'instance', 'dataType'));
}

function contentOf(half: RawRecord | undefined): unknown {
  return half === undefined ? undefined : (own(half, 'elements') ?? own(half, 'instance'));
}

function bodyOf(event: RawRecord): unknown {
  const encoded = own(event, 'data_base64');
  if (encoded !== undefined) return fromBase64(encoded);
  const body = unescapeJson(own(event, 'data') ?? own(event, 'payload') ?? own(event, 'body'));
  // The body of V1 has its rows in a `data` of its own.
  return isRecord(body) && (has(body, 'ndarray') || has(body, 'tensor')) ? { data: body } : body;
}
