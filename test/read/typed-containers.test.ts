/** Parquet and Arrow: their types must not change what an event says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tableFromArrays, tableToIPC, tableFromJSON } from 'apache-arrow';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { plainValue } from '../../src/read/formats/plain-value.js';
import { projectPath } from '../project.js';
import { known } from './plain-event.js';
import { folderOf, readBytes, readFiles } from './reading.js';

const time = '2026-01-05T10:00:00.123Z';

test('timestamps, 64-bit numbers and nested columns of Parquet are what JSON would have', async () => {
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'ts', type: 'TIMESTAMP', data: [new Date(time), new Date(time)] },
      { name: 'user_id', type: 'INT64', data: [9_007_199_254_740_993n, 12n] },
      { name: 'tokens_in', type: 'INT64', data: [5n, 6n] },
      { name: 'input', type: 'JSON', data: [{ a: 1, b: ['x', 2] }, { a: 2 }] },
    ],
  });
  const { events } = await readBytes(Buffer.from(file));
  assert.deepEqual(events, [
    { time, account: '9007199254740993', kind: 'fields', fields: { a: 1, 'b[0]': 'x', 'b[1]': 2 }, tokensIn: 5 },
    { time, account: '12', kind: 'fields', fields: { a: 2 }, tokensIn: 6 },
  ]);
});

test('only the columns that are looked at are read once the first records are understood', async () => {
  const rows = 600;
  const data = Array.from({ length: rows }, (_, i) => i);
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'ts', type: 'INT64', data: data.map((i) => BigInt(1_767_607_200_000 + i)) },
      { name: 'account', type: 'STRING', data: data.map((i) => `a${i % 3}`) },
      { name: 'unrelated', type: 'STRING', data: data.map(() => 'x') },
    ],
    rowGroupSize: 300,
  });
  // The unrelated column of the second row group is broken: nobody must notice.
  const [, second] = parquetMetadata(file).row_groups;
  const start = Number(second?.columns[2]?.meta_data?.data_page_offset);
  const bytes = Buffer.from(file);
  bytes.fill(0xff, start, start + 8);
  const { report } = await readBytes(bytes);
  assert.deepEqual([report.counts.events, report.incomplete], [rows, []]);
});

for (const format of ['file', 'stream'] as const) {
  test(`the Arrow ${format} format gives the events of the other formats`, async () => {
    const place = projectPath('fixtures', 'logs', 'text-classify');
    const lines = readFileSync(join(place, 'log.jsonl'), 'utf8').trim().split('\n');
    const records = lines.map((line) => {
      const { input, output, params, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return { ...rest, input, output: JSON.stringify(output), params: JSON.stringify(params) };
    });
    const bytes = Buffer.from(tableToIPC(tableFromJSON(records), format));
    const expected = JSON.parse(readFileSync(join(place, 'events.json'), 'utf8')) as Record<string, unknown>[];
    const read = await readBytes(bytes);
    assert.deepEqual(read.events, expected.map(known));
    assert.equal(read.report.files[0]?.container, `arrow-${format}`);
    const folder = folderOf({ 'log.arrow': bytes });
    assert.deepEqual((await readFiles([join(folder, 'log.arrow')])).events, read.events);
  });
}

test('lists of numbers in Arrow are vectors', async () => {
  const table = tableFromJSON([{ ts: time, account: 'a', input: [1.5, 2.5] }]);
  const { events } = await readBytes(Buffer.from(tableToIPC(table, 'stream')));
  assert.deepEqual(events[0]?.['vector'], [1.5, 2.5]);
});

test('64-bit numbers of Arrow keep their digits', async () => {
  const table = tableFromArrays({ ts: [time], account: new BigInt64Array([9_007_199_254_740_993n]) });
  const { events } = await readBytes(Buffer.from(tableToIPC(table, 'file')));
  assert.equal(events[0]?.['account'], '9007199254740993');
});

test('an Arrow file that breaks off keeps its first batches or says what is wrong', async () => {
  const bytes = Buffer.from(tableToIPC(tableFromJSON([{ ts: time, account: 'a' }]), 'stream'));
  await assert.rejects(readBytes(bytes.subarray(0, 40)), /^UserError: arrow data cannot be read/);
});

test('plain values are those of JSON: numbers, words, lists and objects', () => {
  const value = {
    small: 5n,
    large: 2n ** 60n,
    bytes: new Uint8Array([1, 255]),
    list: new Float32Array([0.5, 2]),
    deep: [{ n: -1n }, null, undefined, true],
  };
  assert.deepEqual(plainValue(value), {
    ...{ small: 5, large: '1152921504606846976', bytes: '01ff', list: [0.5, 2] },
    deep: [{ n: -1 }, null, undefined, true],
  });
});
