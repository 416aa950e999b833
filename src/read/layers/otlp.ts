/** OpenTelemetry's OTLP in JSON: one export request a line, holding spans or log records of several resources. */
import { asWord, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

/** Where Grafana Tempo has the resources of a trace. */
const BATCHES = 'batches';

export const otlp = defineLayer({
  id: 'otlp',
  title: 'OpenTelemetry export (OTLP JSON)',
  example: {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'llm-gateway' } }] },
        scopeSpans: [
          {
            scope: { name: 'genai' },
            spans: [
              {
                ...{ traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', name: 'chat gpt-x' },
                ...{ kind: 3, startTimeUnixNano: '1767607200120000000', endTimeUnixNano: '1767607201020000000' },
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                  { key: 'gen_ai.request.model', value: { stringValue: 'gpt-x' } },
                  { key: 'enduser.id', value: { stringValue: 'acct_42' } },
                ],
                status: {},
              },
            ],
          },
        ],
      },
    ],
  },
  source: 'OpenTelemetry: opentelemetry-proto examples, OTLP file exporter specification',

  matches: (record) => ['resourceSpans', 'resourceLogs', BATCHES].some((name) => Array.isArray(own(record, name))),

  open: (inner) => eachInner(inner, (record) => [...spansIn(record), ...logsIn(record)]),
});

function spansIn(record: RawRecord): RawRecord[] {
  return [...held(record, 'resourceSpans', 'scopeSpans', 'spans'), ...held(record, BATCHES, 'scopeSpans', 'spans')].map(
    ([span, resource]) => flattened(resource, span, ['attributes']),
  );
}

function logsIn(record: RawRecord): RawRecord[] {
  return held(record, 'resourceLogs', 'scopeLogs', 'logRecords').map(([log, resource]) => {
    const body = plainAttribute(own(log, 'body'));
    return flattened(resource, log, ['attributes', 'body'], isRecord(body) ? body : {});
  });
}

/** Every span or log record with its resource. */
function held(record: RawRecord, resources: string, scopes: string, items: string): (readonly [RawRecord, unknown])[] {
  return listIn(record, resources).flatMap((holder) =>
    listIn(holder, scopes).flatMap((scope) =>
      listIn(scope, items).map((item) => [item, own(holder, 'resource')] as const),
    ),
  );
}

/** The attributes of the resource, what stands beside the attributes, and the attributes: in one object, filled in place. */
function flattened(resource: unknown, item: RawRecord, left: readonly string[], more: RawRecord = {}): RawRecord {
  const flat: Record<string, unknown> = {};
  addAttributes(resource, 'resource.', flat);
  for (const name of Object.keys(item)) if (name !== '__proto__' && !left.includes(name)) flat[name] = item[name];
  for (const name of Object.keys(more)) if (name !== '__proto__') flat[name] = more[name];
  addAttributes(item, '', flat);
  return flat;
}

function listIn(holder: RawRecord, name: string): RawRecord[] {
  const list = own(holder, name);
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function addAttributes(holder: unknown, prefix: string, flat: Record<string, unknown>): void {
  if (!isRecord(holder)) return;
  for (const attribute of listIn(holder, 'attributes')) {
    const key = own(attribute, 'key');
    if (typeof key === 'string' && key !== '__proto__') flat[prefix + key] = plainAttribute(own(attribute, 'value'));
  }
}

const DEEPEST = 16;
const SCALARS = ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue'];

/** The value of `{"stringValue": "x"}` and its like; whole numbers come as text and stay exact. */
function plainAttribute(value: unknown, depth = 0): unknown {
  if (!isRecord(value) || depth > DEEPEST) return undefined;
  const text = own(value, 'stringValue');
  if (typeof text === 'string') return text;
  const list = own(value, 'arrayValue');
  if (isRecord(list)) return listIn(list, 'values').map((inner) => plainAttribute(inner, depth + 1));
  const fields = own(value, 'kvlistValue');
  if (isRecord(fields)) {
    return Object.fromEntries(
      listIn(fields, 'values').map((field) => [
        asWord(own(field, 'key')),
        plainAttribute(own(field, 'value'), depth + 1),
      ]),
    );
  }
  for (const name of SCALARS) {
    const found = own(value, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
