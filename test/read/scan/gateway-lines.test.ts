/** Records of gateways from their bytes and as parsed: the same events, whatever stands in them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleOf } from '../presets/preset-event.js';
import { anything, lineOf, requests, scalars, texts } from './made-lines.js';
import { asCall, compare, usual } from './read-alike.js';

const cell = fc.oneof(
  scalars,
  texts,
  anything,
  fc.constantFrom('-', '', '{}', '[]', ' {} ', null, {}, [], '/a?k=1', 'GET /b HTTP/1.1'),
);

test('gateways whose layouts tell usual records from others are read alike, whatever stands in them', async () => {
  for (const id of ['api-gateway', 'databricks', 'envoy-ai', 'nginx', 'bedrock', 'kong', 'litellm']) {
    const example = exampleOf(id);
    const names = Object.keys(example);
    const kept = fc.subarray(names, { minLength: names.length - 2 });
    const record = fc.tuple(kept, fc.dictionary(fc.constantFrom(...Object.keys(example)), cell, { maxKeys: 3 }));
    let scanned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 40 }), async (records) => {
        const made = records.map(([names, changed], n) => {
          return asCall({ ...Object.fromEntries(names.map((name) => [name, example[name]])), ...changed }, n);
        });
        scanned += (await compare(made.map((call) => `${lineOf(call)}\n`).join(''), example)).scanned;
      }),
      { numRuns: 30 },
    );
    assert.ok(scanned > 40, `${id}: only ${scanned} lines were read from their bytes`);
  }
});

test('gateways with a rule or two of their own are read alike, whatever stands in them', async () => {
  const whole = { response_head: '{"choices":[{"message":{"content":"hello"}}]}', response_head_complete: true };
  for (const id of ['helicone', 'cloudflare', 'azure-openai']) {
    const example = { ...exampleOf(id), ...(id === 'cloudflare' ? whole : {}) };
    let scanned = 0;
    const place = fc.constantFrom(...placesIn(example));
    const value = fc.oneof(cell, requests, fc.constantFrom('as text', 'cut off', undefined, -3, 'ERROR'));
    const changes = fc.array(fc.tuple(place, value), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 40 }), async (records) => {
        const made = records.map((list, n) =>
          list.reduce<unknown>((record, [place, value]) => changedAt(record, place, value), asCall(example, n)),
        );
        scanned += (await compare(made.map((call) => `${lineOf(call)}\n`).join(''), example)).scanned;
      }),
      { numRuns: 30 },
    );
    assert.ok(scanned > 40, `${id}: only ${scanned} lines were read from their bytes`);
  }
});

/** Places of a record, down to the fourth step. */
function placesIn(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || above.length > 3) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...above, name], ...placesIn(inner, [...above, name])]);
}

function asWritten(inner: unknown, value: unknown): unknown {
  if (value === 'as text') return JSON.stringify(inner);
  if (value !== 'cut off') return value;
  return (typeof inner === 'string' ? inner : JSON.stringify(inner ?? null)).slice(0, -9);
}

/** The record with another value at a place: one of its own, nothing, or what stands there written as text, or cut. */
function changedAt(record: unknown, [first = '', ...rest]: readonly string[], value: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const inner = (record as Readonly<Record<string, unknown>>)[first];
  const changed = rest.length > 0 ? changedAt(inner, rest, value) : asWritten(inner, value);
  return { ...record, [first]: changed };
}

test('gateways whose columns lie inside of objects are read alike, whatever stands there', async () => {
  for (const id of ['bedrock', 'kong', 'litellm', 'databricks']) {
    const example = exampleOf(id);
    const change = fc.tuple(
      fc.constantFrom(...placesIn(example)),
      fc.oneof(cell, fc.constantFrom('as text', 'cut off', undefined)),
    );
    const places = [
      ...['input.cacheReadInputTokenCount', 'input.inputBodyS3Path', 'errorCode', 'status', 'request_duration_ms'],
      ...[
        'proxy_server_request',
        'proxy_server_request.body',
        'proxy_server_request.headers',
        'request_metadata.model_name',
      ],
    ];
    const added = fc.tuple(
      fc.constantFrom(...places.map((name) => name.split('.'))),
      fc.oneof(cell, requests, fc.nat(900)),
    );
    const changes = fc.array(fc.oneof(change, change, added), { maxLength: 3 });
    let scanned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 40 }), async (records) => {
        const made = records.map((list, n) =>
          list.reduce<unknown>((record, [place, value]) => changedAt(record, place, value), asCall(example, n)),
        );
        scanned += (await compare(made.map((call) => `${lineOf(call)}\n`).join(''), example)).scanned;
      }),
      { numRuns: 40 },
    );
    assert.ok(scanned > 40, `${id}: only ${scanned} lines were read from their bytes`);
  }
});

test('keys inside of objects that come twice, or are written with escapes, are read as parsed', async () => {
  const line = JSON.stringify(exampleOf('bedrock'));
  const odd = [
    line.replace('"arn":', '"arn":"first","arn":'),
    line.replace('"identity":', '"identity":{"arn":"first"},"identity":'),
    line.replace('"metrics":{', '"metrics":{"latencyMs":1},"metrics":{'),
    line.replace('"arn":', '"\\u0061rn":"other","arn":'),
    line.replace('"inputTokenCount":14', '"inputTokenCount":1e1'),
  ];
  await compare(odd.map((text) => `${text}\n`).join(''), exampleOf('bedrock'));
});

test('accounts by model are read alike, whether a column names it or the body does', async () => {
  const chat = { ts: usual.ts, account: 'a', request: { model: 'm', messages: [{ role: 'user', content: 'hi' }] } };
  const body = fc.oneof(
    fc.record(
      { model: scalars, messages: fc.constant([{ role: 'user', content: 'hi' }]) },
      { requiredKeys: ['messages'] },
    ),
    requests,
    cell,
  );
  const columns = { request: body, input: requests, model: scalars, output: anything };
  for (const first of [usual, chat, exampleOf('bedrock'), exampleOf('kong'), exampleOf('litellm')]) {
    const changes = fc.record(columns, { requiredKeys: [] });
    const keys = new Set([...Object.keys(first), 'model']);
    let scanned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 40 }), async (records) => {
        const made = records.map((changed, n) => {
          const ours = Object.entries(changed).filter(([name]) => keys.has(name));
          return asCall({ ...first, ...Object.fromEntries(ours) }, n);
        });
        scanned += (await compare(made.map((call) => `${lineOf(call)}\n`).join(''), first, { by: 'model' })).scanned;
      }),
      { numRuns: 25 },
    );
    assert.ok(scanned > 8, `only ${scanned} lines were read from their bytes`);
  }
});
