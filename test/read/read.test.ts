/** The reading as a whole: several inputs, periods, progress, what is counted, and what `detectLog` tells. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { UserError } from '../../src/errors.js';
import { detectLog } from '../../src/read/detect.js';
import { readLog } from '../../src/read/read.js';
import type { ReadProgress } from '../../src/read/read.js';
import { projectPath } from '../project.js';
import { everything, folderOf, readBytes, readFiles, readRecords } from './reading.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString();
const call = (minute: number, account = 'a'): string =>
  `${JSON.stringify({ ts: at(minute), account, endpoint: '/p' })}\n`;

test('several inputs are one stream, in the order given, each understood by itself', async () => {
  const folder = folderOf({
    '1.jsonl': call(1),
    '2.csv': `when,who\n${at(2)},b\n`,
    '3.jsonl': `{"time":"${at(3)}","user":"c","ip":"192.0.2.1"}\n`,
  });
  const files = ['3.jsonl', '1.jsonl'].map((name) => join(folder, name));
  const { events, report } = await readFiles(files);
  assert.deepEqual(
    events.map(({ account, endpoint, address }) => [account, endpoint, address]),
    [
      ['c', undefined, '192.0.2.1'],
      ['a', '/p', undefined],
    ],
  );
  assert.deepEqual(report.counts, { read: 2, events: 2, rejected: 0, skipped: 0, byReason: {}, firstRejections: [] });
});

test('a folder passes over the tables beside the logs, and says so', async () => {
  const folder = folderOf({
    'labels.csv': 'account,is_attacker\na,0\nb,1\n',
    'log.jsonl': call(1),
    'notes.txt': 'hello\n',
  });
  const { report } = await readFiles([folder]);
  assert.equal(report.counts.events, 1);
  assert.equal(report.incomplete.length, 0);
  assert.match(report.notes[0] ?? '', /^not read: .*labels.csv: no access log, its columns are account, is_attacker$/);
});

test('a file that was named and cannot be read makes the reading incomplete', async () => {
  const folder = folderOf({ 'a.jsonl': call(1), 'b.jsonl': '' });
  const { report } = await readFiles([join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]);
  assert.deepEqual(report.incomplete, [`${join(folder, 'b.jsonl')}: the input is empty: 0 bytes`]);
});

test('what lies outside the period is skipped, not lost: the first moment belongs to it, the last does not', async () => {
  const text = [0, 1, 2, 3].map((minute) => call(minute)).join('');
  const { events, report } = await readBytes(text, { since: Date.parse(at(1)), until: Date.parse(at(3)) });
  assert.deepEqual(
    events.map(({ time }) => time),
    [at(1), at(2)],
  );
  assert.deepEqual([report.counts.read, report.counts.events, report.counts.skipped], [4, 2, 2]);
});

test('a period without any event is said so', async () => {
  await assert.rejects(readBytes(call(1), { since: Date.parse(at(9)) }), (error) => {
    assert.ok(error instanceof UserError);
    assert.equal(error.message, 'no event in the chosen period in -: 1 record lies outside');
    return true;
  });
});

test('a log without times has events without times, whatever the period', async () => {
  const { events } = await readRecords([{ account: 'a', endpoint: '/p' }], { since: Date.parse(at(1)) });
  assert.deepEqual(events, [{ account: 'a', endpoint: '/p' }]);
});

test('records become events, rejected or skipped, and nothing else', async () => {
  const lines = [call(1), '\n', 'x\n', '{"ts":"?","account":"a"}\n', `{"ts":"${at(1)}"}\n`, call(2)].join('');
  const { counts } = (await readBytes(lines)).report;
  assert.equal(counts.read, 6);
  assert.deepEqual([counts.events, counts.rejected, counts.skipped], [2, 3, 1]);
  assert.deepEqual(counts.byReason, { 'not-json': 1, 'bad-time': 1, 'no-account': 1 });
  assert.deepEqual(
    counts.firstRejections.map(({ place, seen }) => [place, seen]),
    [
      ['-:3', 'x'],
      ['-:4', '?'],
      ['-:5', 'columns ts'],
    ],
  );
});

test('what one layout filled does not linger where the next has nothing', async () => {
  const folder = folderOf({
    'a.jsonl': `{"ts":"${at(1)}","account":"a","model":"m1","latency_ms":5}\n`,
    'b.jsonl': call(2),
  });
  const { events } = await readFiles([folder]);
  assert.deepEqual(events[1], { time: at(2), account: 'a', endpoint: '/p' });
});

test('progress reaches the number of bytes there are', async () => {
  for (const form of ['log.jsonl', 'log.jsonl.gz', 'log.csv', 'log.parquet']) {
    let last: ReadProgress | undefined;
    const options = { ...everything, stdin: Readable.from([]), onProgress: (now: ReadProgress) => (last = { ...now }) };
    await readLog([projectPath('fixtures', 'logs', 'chat', form)], options, () => undefined);
    assert.equal(last?.bytesRead, last?.bytesTotal, form);
  }
});

test('the number of bytes is unknown for standard input', async () => {
  let total = 0;
  const onProgress = ({ bytesTotal }: ReadProgress): void => {
    total = bytesTotal;
  };
  await readLog(['-'], { ...everything, stdin: Readable.from([Buffer.from(call(1))]), onProgress }, () => undefined);
  assert.ok(Number.isNaN(total));
});

test('what the receiver of events throws is not taken for a broken record', async () => {
  for (const form of ['log.jsonl', 'log.jsonl.zst', 'log.csv', 'log.parquet']) {
    const reading = readLog(
      [projectPath('fixtures', 'logs', 'chat', form)],
      { ...everything, stdin: Readable.from([]) },
      () => {
        throw new TypeError('a bug of ours');
      },
    );
    await assert.rejects(reading, TypeError, form);
  }
});

test('detect reads the first records only, and tells what is there and what is not', async () => {
  const text = Array.from({ length: 30_000 }, (_, i) => call(i % 60)).join('');
  const folder = folderOf({ 'a.jsonl': text });
  const { inputs, unreadable } = await detectLog([folder], { ...everything, stdin: Readable.from([]) });
  assert.deepEqual(unreadable, []);
  const [input] = inputs;
  assert.ok(input);
  assert.deepEqual(
    [input.preset, input.container, input.compression, input.rows],
    ['generic', 'jsonl', 'none', 20_000],
  );
  assert.deepEqual(input.present, ['time', 'account', 'endpoint']);
  assert.deepEqual(input.mapping, { time: 'ts', account: 'account', endpoint: 'endpoint' });
  assert.deepEqual(input.columns, ['ts', 'account', 'endpoint']);
  assert.deepEqual(input.dialects, { plain: 1 });
  assert.equal(JSON.stringify(JSON.parse(JSON.stringify(inputs))), JSON.stringify(inputs));
});

test('detect tells the shares of the dialects', async () => {
  const chat = { ts: at(1), account: 'a', input: [{ role: 'user', content: 'x' }] };
  const plain = { ts: at(1), account: 'a', input: 'x' };
  const stdin = Readable.from([
    Buffer.from([chat, plain, plain, plain].map((record) => `${JSON.stringify(record)}\n`).join('')),
  ]);
  const { inputs } = await detectLog(['-'], { ...everything, stdin });
  assert.deepEqual(inputs[0]?.dialects, { 'openai-chat': 0.25, plain: 0.75 });
});

test('detect goes on after an input it cannot read, and refuses when there is no other', async () => {
  const folder = folderOf({ 'a.jsonl': call(1), 'b.bin': Buffer.from([0, 1, 2]) });
  const { inputs, unreadable } = await detectLog([folder], { ...everything, stdin: Readable.from([]) });
  assert.deepEqual([inputs.length, unreadable.length], [1, 1]);
  await assert.rejects(detectLog([join(folder, 'b.bin')], { ...everything, stdin: Readable.from([]) }), UserError);
});
