/** Records of one call that vendors write apart find each other, in any order, within a bounded window. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventHalves } from '../../src/read/joins/event-halves.js';
import { JoinWindow } from '../../src/read/joins/window.js';
import type { RawRecord } from '../../src/read/values.js';
import { exampleOf } from './presets/preset-event.js';
import { folderOf, readFiles, readRecords } from './reading.js';

const request = exampleOf('kserve');
const response = {
  ...request,
  ...{ type: 'org.kubeflow.serving.inference.response', time: '2026-01-05T10:00:00.040Z' },
  data: { predictions: [1, 2] },
};

for (const [order, halves] of Object.entries({ order: [request, response], 'reverse order': [response, request] })) {
  test(`KServe: request and response in ${order} are one call of two rows`, async () => {
    const { events, report } = await readRecords(halves);
    assert.deepEqual(
      events.map(({ account, vector, label, latencyMs, rows }) => ({ account, vector, label, latencyMs, rows })),
      [
        { account: 'acme', vector: [6.8, 2.8, 4.8, 1.4], label: '1', latencyMs: 40, rows: 2 },
        { account: 'acme', vector: [6, 3.4, 4.5, 1.6], label: '2', latencyMs: 40, rows: 2 },
      ],
    );
    assert.deepEqual([report.counts.read, report.rows], [1, 2]);
  });
}

test('KServe: halves without the other are read for themselves, counted and told', async () => {
  const { events, report } = await readRecords([
    request,
    response,
    { ...request, id: 'alone-1' },
    { ...response, id: 'alone-2' },
  ]);
  assert.equal(events.length, 5);
  assert.ok(
    report.notes.includes('2 of 3 records stayed without their other half (request and response events of one id)'),
  );
});

test('KServe: batches in files hold base64 bodies, headers as JSON, halves in files of their own', async () => {
  const bytes = (body: unknown): string => Buffer.from(JSON.stringify(body)).toString('base64');
  const half = (reqType: string, body: unknown, occurrenceTime: string): unknown => ({
    ...{ id: 'b-1', bytes: bytes(body), contentType: 'application/json', reqType, inferenceService: 'iris' },
    ...{ metadata: { 'X-Tenant': ['acme'] }, occurrenceTime, namespace: 'default' },
  });
  const folder = folderOf({
    'b-1-request.json': JSON.stringify(
      [half('org.kubeflow.serving.inference.request', { instances: [[1, 2]] }, '2026-01-05T10:00:00Z')],
      null,
      1,
    ),
    'b-1-response.json': JSON.stringify(
      half('org.kubeflow.serving.inference.response', { predictions: ['a'] }, '2026-01-05T10:00:00.250Z'),
      null,
      1,
    ),
  });
  const { events } = await readFiles([folder]);
  assert.deepEqual(
    events.map(({ account, vector, label, latencyMs, model }) => ({ account, vector, label, latencyMs, model })),
    [{ account: 'acme', vector: [1, 2], label: 'a', latencyMs: 250, model: 'iris' }],
  );
});

test('API Management: chunks out of order are put together, parsed, and joined with the gateway row', async () => {
  const gateway = exampleOf('azure-apim');
  const bodies = { requestBody: undefined, responseBody: undefined };
  const properties = { ...(gateway['properties'] as RawRecord), ...bodies };
  const messages = JSON.stringify([{ role: 'user', content: 'is this a complaint?' }]);
  const chunk = (SequenceNumber: number, RequestMessages: string, ResponseMessages: string | null): unknown => ({
    ...{ TimeGenerated: '2026-01-05T10:00:01Z', CorrelationId: gateway['correlationId'], SequenceNumber },
    ...{ DeploymentName: 'clf', ModelName: 'gpt-x', PromptTokens: 9, CompletionTokens: 2 },
    ...{ RequestMessages, ResponseMessages },
  });
  const { events, report } = await readRecords([
    chunk(1, messages.slice(20), null),
    { ...gateway, properties },
    chunk(0, messages.slice(0, 20), '[{"role":"assistant","content":"yes"}]'),
  ]);
  const [event = {}] = events;
  assert.deepEqual(
    [event['account'], event['text'], event['outputText'], event['tokensIn'], event['address'], events.length],
    ['team-red', 'is this a complaint?', 'yes', 9, '203.0.113.20', 1],
  );
  assert.deepEqual([report.counts.read, report.notes.filter((note) => note.includes('half'))], [1, []]);
});

test('API Management: gateway rows alone are calls, message rows alone name nobody', async () => {
  const gateway = exampleOf('azure-apim');
  const { report } = await readRecords([
    gateway,
    {
      CorrelationId: 'x',
      SequenceNumber: 0,
      TimeGenerated: '2026-01-05T10:00:01Z',
      RequestMessages: '[]',
      ResponseMessages: '[]',
    },
  ]);
  assert.deepEqual([report.counts.events, report.counts.byReason], [1, { 'no-account': 1 }]);
});

test('Langfuse: observations get the user of their trace, whichever file comes first', async () => {
  const observation = { ...exampleOf('langfuse'), user_id: undefined };
  const trace = {
    id: 'tr-1',
    timestamp: '2026-01-05 10:00:00.100',
    user_id: 'acct_7',
    session_id: 's',
    project_id: 'p1',
    name: 't',
  };
  const line = (record: unknown): string => `${JSON.stringify(record)}\n`;
  for (const [traces, observations] of [
    ['a.jsonl', 'b.jsonl'],
    ['b.jsonl', 'a.jsonl'],
  ] as const) {
    const folder = folderOf({
      [traces]: line(trace) + line({ ...trace, id: 'tr-2' }),
      [observations]:
        line(observation) + line({ ...observation, id: 'obs-2' }) + line({ ...observation, trace_id: 'none' }),
    });
    const { events, report } = await readFiles([folder]);
    assert.deepEqual(
      events.map(({ account }) => account),
      ['acct_7', 'acct_7'],
    );
    assert.deepEqual(report.counts.byReason, { 'no-account': 1 });
  }
});

test('Langfuse: the newer table names the user itself and needs no traces', async () => {
  const { events } = await readRecords([exampleOf('langfuse')]);
  assert.equal(events[0]?.['account'], 'acct_42');
});

test('a window that is full hands on its oldest record as it is', () => {
  const given: RawRecord[] = [];
  const window = new JoinWindow(eventHalves, (record) => given.push(record), 2);
  const half = (id: string, kind: string): RawRecord => ({ id, type: `org.kubeflow.serving.inference.${kind}` });
  const place = { path: 'f', position: 1 };
  for (const id of ['1', '2', '3']) window.add(half(id, 'request'), place, 10);
  assert.deepEqual(given, [half('1', 'request')]);
  window.add(half('3', 'response'), place, 10);
  window.add(half('1', 'response'), place, 10);
  window.finish();
  assert.deepEqual(
    given.map(({ id, answer }) => [id, answer !== undefined]),
    [
      ['1', false],
      ['3', true],
      ['2', false],
      ['1', false],
    ],
  );
  assert.deepEqual([window.single, window.joined], [3, 1]);
});

test('a full window hands on the oldest first, one for each that comes, and all at the end, also those of keys that come again', () => {
  const given: unknown[] = [];
  const window = new JoinWindow(eventHalves, (record) => given.push(record['id']), 3);
  const half = (id: string): RawRecord => ({ ...exampleOf('kserve'), id });
  for (const id of ['a', 'b', 'c', 'd', 'e', 'a', 'f']) window.add(half(id), { path: '-', position: 1 }, 10);
  assert.deepEqual(given, ['a', 'b', 'c', 'd']);
  window.finish();
  assert.deepEqual(given, ['a', 'b', 'c', 'd', 'e', 'a', 'f']);
  window.add(half('g'), { path: '-', position: 1 }, 10);
  window.finish();
  assert.equal(given.at(-1), 'g', 'what comes after an end is handed on, too');
});
