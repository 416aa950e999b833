/** What stands around a record is peeled off: CloudWatch, Docker, Kubernetes, Elasticsearch, OTLP, lists of records. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { UserError } from '../../src/errors.js';
import { layers } from '../../src/read/layers/index.js';
import { exampleOf } from './presets/preset-event.js';
import { readBytes, readRecords } from './reading.js';

const call = { ts: '2026-01-05T10:00:00.000Z', account: 'acct_42', input: 'hi there', output: 'hello' };
const line = JSON.stringify(call);

for (const layer of layers) {
  test(`${layer.id}: its example is its own, and holds a call`, async () => {
    assert.deepEqual(
      layers.filter(({ matches }) => matches(layer.example)).map(({ id }) => id),
      [layer.id],
    );
    const { events, report } = await readRecords([layer.example]);
    assert.equal(events[0]?.['account'], 'acct_42');
    assert.ok(events[0]['time'] !== undefined || layer.id === 'docker');
    assert.equal(report.counts.events, 1);
  });
}

const whole = (await readBytes(`${line}\n`)).events;

test('CloudWatch: events are unpacked, control messages are skipped, gzip members follow each other', async () => {
  const wrapper = (messageType: string, messages: readonly string[]): string =>
    JSON.stringify({
      ...{ messageType, owner: '1', logGroup: 'g', logStream: 's', subscriptionFilters: ['f'] },
      logEvents: messages.map((message, i) => ({ id: `${i}`, timestamp: 1_767_607_200_000, message })),
    });
  const bytes = Buffer.concat([
    gzipSync(wrapper('CONTROL_MESSAGE', ['CWL CONTROL MESSAGE: Checking health'])),
    gzipSync(wrapper('DATA_MESSAGE', [line, line, 'START RequestId: 1', '{"ts":'])),
  ]);
  const { events, report } = await readBytes(bytes);
  assert.deepEqual(events, [...whole, ...whole]);
  const { read, skipped, byReason } = report.counts;
  assert.deepEqual({ read, skipped, byReason }, { read: 5, skipped: 2, byReason: { 'not-json': 1 } });
});

test('CloudWatch: the time of the log event stands in where the message has none', async () => {
  const message = JSON.stringify({ account: 'a', input: 'x' });
  const logEvents = [{ id: '1', timestamp: 1_767_607_200_123, message }];
  const { events } = await readRecords([{ messageType: 'DATA_MESSAGE', logEvents }]);
  assert.equal(events[0]?.['time'], '2026-01-05T10:00:00.123Z');
});

test('CloudWatch Logs Insights: the table of messages is read from CSV', async () => {
  const cell = `"${line.replaceAll('"', '""')}"`;
  const { events } = await readBytes(`@timestamp,@message\n2026-01-05 10:00:00.000,${cell}\n`);
  assert.deepEqual(events, whole);
});

test('Docker: lines cut into parts are joined, each stream for itself, and talk is skipped', async () => {
  const part = (log: string, stream = 'stdout'): unknown => ({ log, stream, time: '2026-01-05T10:00:00.1Z' });
  const { events, report } = await readRecords([
    ...[part('server listens\n'), part(line.slice(0, 20)), part('warning\n', 'stderr'), part(line.slice(20, 50))],
    ...[part(`${line.slice(50)}\n`), part(`${line}\n`), part(line.slice(0, 30))],
  ]);
  assert.deepEqual(events, [...whole, ...whole]);
  assert.deepEqual([report.counts.skipped, report.counts.byReason], [2, { 'cut-off': 1 }]);
});

test('Kubernetes: lines of CRI are peeled and their parts joined', async () => {
  const { events, report } = await readBytes(
    [
      '2026-01-05T10:00:00.000000001Z stdout F server listens',
      `2026-01-05T10:00:01.000000001Z stdout P ${line.slice(0, 30)}`,
      `2026-01-05T10:00:01.000000002Z stdout F ${line.slice(30)}`,
      `2026-01-05T10:00:02.000000001+01:00 stderr F ${line}`,
      'no line of CRI',
    ].join('\n'),
  );
  assert.deepEqual(events, [...whole, ...whole]);
  assert.equal(report.files[0]?.container, 'cri');
  assert.deepEqual([report.counts.skipped, report.counts.byReason], [1, { 'cut-off': 1 }]);
});

test('layers within layers: Docker around CloudWatch around a list of records', async () => {
  const records = JSON.stringify({ records: [call, call] });
  const wrapper = JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', message: records }] });
  const { events } = await readRecords([{ log: `${wrapper}\n`, stream: 'stdout', time: '2026-01-05T10:00:00Z' }]);
  assert.deepEqual(events, [...whole, ...whole]);
});

test('a vendor record inside a layer is recognised as the vendor’s', async () => {
  const message = JSON.stringify(exampleOf('bedrock'));
  const alone = await readRecords([exampleOf('bedrock')]);
  const { events } = await readRecords([{ messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', message }] }]);
  assert.deepEqual(events, alone.events);
});

test('OTLP: every span of every resource is a record; other steps are skipped', async () => {
  const attributes = (values: Readonly<Record<string, string>>): unknown =>
    Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } }));
  const span = (operation: string, id: string): unknown => ({
    ...{
      traceId: '5b8e',
      spanId: id,
      startTimeUnixNano: '1767607200120000000',
      endTimeUnixNano: '1767607201020000000',
    },
    attributes: attributes({ 'gen_ai.operation.name': operation, 'enduser.id': 'u-1', 'gen_ai.request.model': 'm' }),
  });
  const scope = (...spans: readonly unknown[]): unknown => ({
    resource: { attributes: attributes({ 'service.name': 'gw' }) },
    scopeSpans: [{ scope: {}, spans }],
  });
  const { events, report } = await readRecords([
    { resourceSpans: [scope(span('chat', '1'), span('execute_tool', '2')), scope(span('embeddings', '3'))] },
  ]);
  assert.deepEqual(
    events.map(({ endpoint, latencyMs, account }) => [endpoint, latencyMs, account]),
    [
      ['chat', 900, 'u-1'],
      ['embeddings', 900, 'u-1'],
    ],
  );
  assert.equal(report.counts.skipped, 1);
});

test('a layer that promises records and holds nonsense loses nothing', async () => {
  const { report } = await readRecords([
    { messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', timestamp: 1_767_607_200_000, message: line }] },
    { messageType: 'DATA_MESSAGE', logEvents: [null, 1, {}, { message: 5 }, { message: '[1]' }] },
    { records: [1, null, call] },
    { messageType: 'DATA_MESSAGE', logEvents: [] },
  ]);
  const { read, events, rejected, skipped } = report.counts;
  assert.equal(read, events + rejected + skipped);
  assert.ok(events >= 1 && read >= 8);
});

test('lines in the records of collectors are read, with the time of the collector where they have none', async () => {
  const bare = '{"account":"acct_42","input":"hi there","output":"hello"}';
  for (const wrapped of [
    {
      events: [
        { logStreamName: 's', timestamp: 1_767_607_200_000, message: `${bare}\n`, ingestionTime: 1, eventId: '1' },
      ],
    },
    { MESSAGE: bare, __REALTIME_TIMESTAMP: '1767607200000000', _HOSTNAME: 'h' },
    { labels: { app: 'x' }, line: bare, timestamp: '2026-01-05T10:00:00Z' },
    { '@timestamp': '2026-01-05T10:00:00Z', log: line, kubernetes: { pod_name: 'p' }, stream: 'stdout' },
    { insertId: 'i', timestamp: '2026-01-05T10:00:00Z', textPayload: bare, resource: {} },
  ]) {
    assert.deepEqual((await readRecords([wrapped])).events, whole, JSON.stringify(wrapped));
  }
});

test('a data frame in one JSON value is read in all the ways in which pandas writes it', async () => {
  const calls = Array.from({ length: 300 }, (_, i) => ({
    ...call,
    account: `acct_${String(i % 7)}`,
    input: `hi ${String(i)}`,
  }));
  const { events } = await readRecords(calls);
  const names = ['ts', 'account', 'input', 'output'] as const;
  const numbered = (value: (i: number) => unknown): unknown => Object.fromEntries(calls.map((_, i) => [i, value(i)]));
  const byColumn = (column: (name: (typeof names)[number]) => unknown): unknown =>
    Object.fromEntries(names.map((name) => [name, column(name)]));
  const data = calls.map((record) => names.map((name) => record[name]));
  for (const frame of [
    { columns: names, index: calls.map((_, i) => i), data },
    { columns: names, index: [], data, index_names: [null], column_names: [null] },
    numbered((i) => calls[i]),
    byColumn((name) => numbered((i) => calls[i]?.[name])),
    byColumn((name) => calls.map((record) => record[name])),
  ]) {
    const read = await readBytes(JSON.stringify(frame, undefined, 1));
    assert.deepEqual(read.events, events);
    assert.deepEqual((await readRecords([frame])).events, events);
  }
});

test('a record of lists that is one call is no table', () => {
  const rows = [
    [1, 2.5],
    [3, 4.5],
  ];
  for (const record of [
    { instances: rows, predictions: ['a', 'b'] },
    { columns: ['a', 'b'], data: rows, account: 'acct_42' },
    { account: { 0: 'acct_42' }, ts: { 1: call.ts } },
  ])
    assert.deepEqual(
      layers.filter(({ matches }) => matches(record)),
      [],
    );
});

test('a table of more than 16 MiB in one value is refused with the way out', async () => {
  const cell = 'x'.repeat(1000);
  const column = Array.from({ length: 9000 }, () => cell);
  await assert.rejects(readRecords([{ account: column, ts: column }]), /1 of 1 rejected \(1 too-long\)/);
});

test('lists of unequal lengths are no table: which one, how many, and what to do', async () => {
  const table = { ts: ['2026-01-05T10:00:00Z', '2026-01-05T10:00:01Z'], account: ['a'], input: ['x', 'y'] };
  await assert.rejects(readRecords([table]), (error) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, /1 bad-row.*: 1 of 2 cells in the list "account", by the list "ts"$/);
    assert.match(error.hint, /one cell for each row/);
    return true;
  });
  const { events, report } = await readRecords([table, { ...table, account: ['a', 'b'] }]);
  assert.deepEqual(
    events.map(({ account }) => account),
    ['a', 'b'],
  );
  assert.deepEqual(report.counts.byReason, { 'bad-row': 1 });
});

test('the answer of a search in Elasticsearch, in one piece, is its documents', async () => {
  const hits = [call, call].map((source, i) => ({ _index: 'calls', _id: `${i}`, _score: 1, _source: source }));
  const { events } = await readRecords([{ took: 3, timed_out: false, hits: { total: { value: 2 }, hits } }]);
  assert.deepEqual(
    events.map(({ account, time, text }) => [account, time, text]),
    [call, call].map(({ account, ts, input }) => [account, ts, input]),
  );
});

test('a list of records two objects deep is found where its records say who or when, and not in the answer of one call', async () => {
  const { events } = await readRecords([{ result: { items: [call, call] }, next: null }]);
  assert.deepEqual(events, [...whole, ...whole]);
  const answer = { inputs: 'hi', result: { data: [{ label: 'yes', score: 0.9 }] } };
  assert.deepEqual(
    layers.filter(({ matches }) => matches(answer)),
    [],
  );
});

test('objects without end inside of one another are no wrappers, and end no run', async () => {
  const deep = (name: string): string => `${`{"${name}":`.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const { report } = await readBytes(`{"account":"a","input":"x"}\n${deep('data')}\n${deep('items')}\n`);
  assert.deepEqual([report.counts.read, report.counts.events, report.counts.rejected], [3, 1, 2]);
});
