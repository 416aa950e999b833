/** Reading in threads beside the one that counts: whatever their number, the same events in the same order, and the same account of them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../src/errors.js';
import { columnNames, wordNames } from '../../src/events/column-names.js';
import { EventView, inputKinds } from '../../src/events/event.js';
import { presets } from '../../src/read/presets/index.js';
import type { RejectedRecord } from '../../src/read/read.js';
import { EventBytes, EventWriter } from '../../src/read/threads/event-bytes.js';
import { workersFor } from '../../src/read/threads/workers.js';
import { plainEvent } from './plain-event.js';
import { folderOf, type Read, readBytes, readFiles } from './reading.js';

/** Enough records for several stretches of each of three readers. */
const RECORDS = 4500;

function record(n: number): string {
  const call = { ts: Date.UTC(2026, 0, 1) + n * 1000, account: `a${n % 37}`, request_id: `r${n}`, status: 200 };
  if (n % 3 === 0) return JSON.stringify({ ...call, input: `what is "${n}"?\n`, output: 'an answer to it' });
  if (n % 3 === 1) return JSON.stringify({ ...call, input: [n, 1, 2.5], output: { label: `l${n % 5}` } });
  return JSON.stringify({ ...call, input: { [`c${n % 7}`]: n, word: `w${n % 50}` }, output: { label: 'x' } });
}

/** Good records, and among them all that can be wrong with a line. */
const odd: readonly string[] = ['', '{"ts":', '[1]', '{"ts":1767225600000}', '{"ts":"soon","account":"a"}', '   '];
const lines = Array.from({ length: RECORDS }, (_, n) => (n % 97 === 5 ? (odd[n % odd.length] ?? '') : record(n)));
const mixed = `${lines.join('\n')}\n{"ts":17672256`;

function csv(): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from(
    { length: RECORDS },
    (_, n) => `${1767225600000 + n},a${n % 11},${cell(`say "${n}",\nplease`)}`,
  );
  return `ts,account,input\n${rows.join('\n')}\n1767225600000,a1\n`;
}

const folder = folderOf({
  'mixed.jsonl': mixed,
  'mixed.jsonl.gz': gzipSync(mixed),
  'cut.jsonl.gz': gzipSync(mixed).subarray(0, -500),
  'table.csv': csv(),
  'list.json': `[${Array.from({ length: 3000 }, (_, n) => record(n)).join(',')}]`,
  'short.jsonl': Array.from({ length: 5 }, (_, n) => record(n)).join('\n'),
  // Exactly the records held at first, and then exactly one stretch for each of two readers.
  'even.jsonl': Array.from({ length: 256 + 2048 }, (_, n) => `${record(n)}\n`).join(''),
});

async function readBy(workers: number, paths: readonly string[]): Promise<Read & { rejected: RejectedRecord[] }> {
  const rejected: RejectedRecord[] = [];
  const read = await readFiles(paths, { workers, onRejected: (one) => rejected.push(one) });
  return { ...read, rejected };
}

async function assertSame(paths: readonly string[]): Promise<void> {
  const alone = await readBy(1, paths);
  for (const workers of [2, 4]) {
    const beside = await readBy(workers, paths);
    assert.deepEqual(beside.events, alone.events, `events of ${paths.join()} by ${workers}`);
    assert.deepEqual(beside.report, alone.report, `report on ${paths.join()} by ${workers}`);
    assert.equal(JSON.stringify(beside.report.counts), JSON.stringify(alone.report.counts));
    assert.deepEqual(beside.rejected, alone.rejected, `rejected of ${paths.join()} by ${workers}`);
  }
}

test('lines good and bad, plain, packed, cut off, as table and as list: the same whoever reads them', async () => {
  for (const file of readdirSync(folder)) await assertSame([join(folder, file)]);
});

test('several inputs one after the other, the last ones after the first', async () => {
  await assertSame(['even.jsonl', 'mixed.jsonl', 'short.jsonl', 'table.csv'].map((file) => join(folder, file)));
});

test('every known layout, those among them whose records depend on each other', async () => {
  // Twice: what was delivered twice counts once, and halves find each other over both files.
  const files = presets.map(({ id, example }) => [`${id}.jsonl`, `${JSON.stringify(example)}\n`.repeat(300)] as const);
  const logs = folderOf(Object.fromEntries(files));
  await assertSame(files.map(([name]) => join(logs, name)));
});

test('halves of calls, far apart', async () => {
  const half = (n: number, kind: string, data: unknown): string => {
    const type = `org.kubeflow.serving.inference.${kind}`;
    const metadata = '{"X-Tenant":["acme"]}';
    return JSON.stringify({
      type,
      id: `e${n}`,
      time: '2026-01-05T10:00:00Z',
      inferenceservicename: 'iris',
      metadata,
      data,
    });
  };
  const numbers = Array.from({ length: 1500 }, (_, n) => n);
  const halves = [
    ...numbers.map((n) => half(n, 'request', { instances: [[n, 1]] })),
    ...numbers.slice(0, 1400).map((n) => half(n, 'response', { predictions: [n % 3] })),
  ];
  const logs = folderOf({ 'a.jsonl': halves.slice(0, 1600).join('\n'), 'b.jsonl': halves.slice(1600).join('\n') });
  await assertSame([logs]);
  assert.equal((await readBy(4, [logs])).events.length, 1500);
});

test('standard input is handed on to the thread that reads', async () => {
  const chunks = [Buffer.from(mixed.slice(0, 100_000)), Buffer.from(mixed.slice(100_000))];
  const alone = await readBytes(chunks);
  const beside = await readBytes(chunks, { workers: 4 });
  assert.deepEqual(beside.events, alone.events);
  assert.deepEqual(beside.report, alone.report);
});

test('one event larger than a block arrives whole', async () => {
  const text = 'long '.repeat(400_000);
  const log = `${record(1)}\n${JSON.stringify({ ts: 1767225600000, account: 'b', input: text })}\n${record(2)}\n`;
  const { events } = await readBytes(log, { workers: 2 });
  assert.equal(events[1]?.['text'], text);
  assert.equal(events.length, 3);
});

test('what a person can mend is said as if nobody had helped', async () => {
  const bad = folderOf({ 'none.jsonl': 'nothing\nat all\n', 'empty.jsonl': '' });
  for (const file of ['none.jsonl', 'empty.jsonl']) {
    const said = async (workers: number): Promise<UserError> => {
      const error: unknown = await readFiles([join(bad, file)], { workers }).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof UserError, file);
      return error;
    };
    const alone = await said(1);
    for (const workers of [2, 4]) {
      const { message, hint, exitCode } = await said(workers);
      assert.deepEqual(
        { message, hint, exitCode },
        { ...{ message: alone.message, hint: alone.hint, exitCode: alone.exitCode } },
      );
    }
  }
  await assert.rejects(readFiles([join(folder, 'even.jsonl')], { workers: 2, map: { account: 'nobody' } }), UserError);
});

test('small inputs get no thread, large ones one, and what was asked for is done', () => {
  const input = (bytes: number) => ({ path: 'x', bytes, isNamed: true });
  assert.equal(workersFor(undefined, [input(1000), input(NaN)]), 1);
  assert.equal(workersFor(4, [input(1000)]), 4);
  assert.equal(workersFor(1, [input(2 ** 40)]), 1);
  assert.ok([1, 2].includes(workersFor(undefined, [input(2 ** 40)])));
});

test('an event with everything comes out of its bytes as it went in, and so does the next one', () => {
  const slice = (text: string): [Uint8Array, number, number] => [
    Buffer.from(`..${text}`),
    2,
    2 + Buffer.byteLength(text),
  ];
  const full = new EventView();
  Object.assign(full, { time: 5, row: 1, rows: 2, status: 429, answered: false, latencyMs: 0.5, isChat: true });
  Object.assign(full, {
    earlierTurns: 3,
    toolset: 7,
    attachments: 7,
    probabilityCount: 4,
    margin: 0.25,
    outputEntropyBits: 1.5,
    topLogprobs: 5,
  });
  Object.assign(full, { hasParameters: true, asksProbabilities: true, asksLogitBias: true, completions: 2 });
  Object.assign(full, { temperature: 0, maxTokens: 9, tokensIn: 11, tokensOut: 12, inputKind: inputKinds.fields });
  for (const name of ['account', 'address', 'agent', 'model', 'endpoint', 'requestId', 'key', 'tenant'] as const)
    full[name].set(...slice(`${name} é`));
  for (const name of ['text', 'system', 'label', 'outputText'] as const) full[name].set(...slice(name.repeat(20)));
  full.fields.count = 70;
  full.fields.columns = Uint32Array.from({ length: 70 }, (_, i) => 2 ** 32 - 1 - i);
  full.fields.isWord = Uint8Array.from({ length: 70 }, (_, i) => i % 2);
  full.fields.values = Float64Array.from({ length: 70 }, (_, i) => i / 3);
  full.vector = Float64Array.from({ length: 100 }, (_, i) => -i);
  full.vectorLength = 99;
  const buffer = new ArrayBuffer(1 << 16);
  const writer = new EventWriter();
  writer.use(buffer);
  const end = writer.write(full, 0);
  assert.ok(end <= writer.sizeOf(full) && end % 8 === 0);
  writer.write(new EventView(), end);
  const read = new EventView();
  const reader = new EventBytes(buffer);
  assert.equal(reader.read(read, 0), end);
  assert.deepEqual(plainEvent(read), plainEvent(full));
  assert.deepEqual(read.vector.slice(0, 99), full.vector.slice(0, 99));
  reader.read(read, end);
  assert.deepEqual(plainEvent(read), plainEvent(new EventView()));
});

test('names that were met while reading are known where the events are counted', async () => {
  columnNames.clear();
  wordNames.clear();
  const log = Array.from({ length: 3000 }, (_, n) =>
    JSON.stringify({ account: 'a', input: { [`k${n % 900}`]: `v${n}` } }),
  );
  await readBytes(log.join('\n'), { workers: 2 });
  assert.equal([...Array(900).keys()].filter((n) => columnNames.size > n).length, 900);
  assert.equal(wordNames.size, 3000);
});
