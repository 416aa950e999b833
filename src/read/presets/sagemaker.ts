/** SageMaker data capture: bodies with their encoding, and no caller but what the custom attributes name. */
import { isRecord, looksNumeric, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const sagemaker = defineLayout({
  id: 'sagemaker',
  title: 'Amazon SageMaker data capture',
  status: 'stable',
  example: {
    captureData: {
      endpointInput: {
        ...{ observedContentType: 'text/csv', mode: 'INPUT' },
        ...{ data: '6.1,2.8,4.7,1.2\n5.9,3.0,4.2,1.5', encoding: 'CSV' },
      },
      endpointOutput: {
        ...{ observedContentType: 'application/json', mode: 'OUTPUT' },
        data: '{"predictions":[{"label":1,"probability":0.58},{"label":1,"probability":0.51}]}',
        encoding: 'JSON',
      },
    },
    eventMetadata: {
      eventId: '3f2b0000-0000-4000-8000-000000000002',
      customAttributes: ['tenant=acme'],
      inferenceTime: '2026-01-05T10:00:00Z',
    },
    eventVersion: '0',
  },
  columns: {
    time: ['eventMetadata.inferenceTime'],
    account: ['eventMetadata.customAttributes'],
    requestId: ['eventMetadata.eventId'],
    request: ['captureData.endpointInput'],
    response: ['captureData.endpointOutput'],
  },
  source: 'Amazon SageMaker API reference, DataCaptureConfig; Model Monitor guide, "Capture data"',
  accountElsewhere:
    'not in the capture: send it as a custom attribute (X-Amzn-SageMaker-Custom-Attributes: account=...)',
  stringOutput: 'label',

  isOurs(record) {
    const captured = own(record, 'captureData');
    if (!isRecord(captured) || !has(record, 'eventMetadata')) return false;
    return has(captured, 'endpointInput') || has(captured, 'endpointOutput');
  },

  complete(_record, envelope) {
    envelope.account = accountIn(envelope.account);
    const { rows, body } = decoded(envelope.request);
    envelope.request = rows === undefined ? body : { instances: rows };
    const answer = decoded(envelope.response);
    envelope.response = answer.rows?.map((row) => (row.length === 1 ? row[0] : row)) ?? answer.body;
  },
});

const accountNames = ['account', 'account_id', 'tenant', 'tenant_id', 'customer', 'customer_id', 'user', 'client'];

/** The account among attributes such as `tenant=acme`. */
function accountIn(attributes: unknown): string | undefined {
  const list: unknown = typeof attributes === 'string' ? attributes.split(/[,;]/) : attributes;
  if (!Array.isArray(list)) return undefined;
  const pairs = new Map<string, string>();
  for (const attribute of list) {
    const equals = typeof attribute === 'string' ? attribute.indexOf('=') : -1;
    if (typeof attribute !== 'string' || equals < 0) continue;
    pairs.set(attribute.slice(0, equals).trim().toLowerCase(), attribute.slice(equals + 1).trim());
  }
  for (const name of accountNames) if (pairs.has(name)) return pairs.get(name);
  return undefined;
}

interface Decoded {
  readonly rows?: readonly (readonly unknown[])[];
  readonly body?: unknown;
}

function decoded(half: unknown): Decoded {
  const data = isRecord(half) ? own(half, 'data') : undefined;
  if (!isRecord(half) || typeof data !== 'string') return {};
  const encoding = own(half, 'encoding');
  // Without a declared encoding it is base64.
  const isText = encoding === 'CSV' || encoding === 'JSON';
  const text = isText ? data : Buffer.from(data, 'base64').toString('utf8');
  if (encoding === 'CSV' || (!isText && isCsv(half))) return { rows: csvRows(text) };
  const body = unescapeJson(text);
  // Bytes of a picture or of another format: equal ones can be told, no more.
  return { body: typeof body === 'string' && !isText ? { b64: data } : body };
}

function isCsv(half: RawRecord): boolean {
  const type = own(half, 'observedContentType');
  return typeof type === 'string' && type.startsWith('text/csv');
}

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;

/** One row a line and no header, as the algorithms of SageMaker read it. */
function csvRows(text: string): readonly (readonly unknown[])[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) =>
    Array.from(line.matchAll(CELL), ([, quoted, bare]) => {
      const cell = quoted?.replaceAll('""', '"') ?? bare?.trim() ?? '';
      return looksNumeric(cell) ? Number(cell) : cell;
    }),
  );
}
