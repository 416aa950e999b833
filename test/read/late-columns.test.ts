/** Columns that come only after the records from which the layout was understood. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { AbsentColumn } from '../../src/read/column-map.js';
import { folderOf, readFiles, readRecords } from './reading.js';

const at = (n: number): string => new Date(Date.UTC(2026, 0, 5, 0, 0, n)).toISOString();
const bare = (n: number): Record<string, unknown> => ({ ts: at(n), account: 'a', input: `question ${String(n)}` });
const records = Array.from({ length: 600 }, (_, n) =>
  n < 400 ? bare(n) : { ...bare(n), tokens_out: 7, shade: 'blue' },
);

test('a column that comes late and would have been read is told by its name, others are not', async () => {
  const { events, report } = await readRecords(records);
  assert.equal(events.length, 600);
  const late = report.notes.filter((note) => note.includes('first 256 records'));
  assert.deepEqual(late, [
    'the column "tokens_out" comes only after the first 256 records and is not read: name it with --map tokensOut=tokens_out',
  ]);
});

test('named by hand it is read from where it comes, and the report says that it was awaited', async () => {
  const { events, report } = await readRecords(records, { map: { tokensOut: 'tokens_out' } });
  assert.equal(events.filter(({ tokensOut }) => tokensOut === 7).length, 200);
  assert.ok(report.notes.some((note) => note.includes('the first records have no column "tokens_out"')));
  assert.ok(!report.notes.some((note) => note.includes('is not read')));
});

test('nothing is said where the part has a column already, or where the first records show all columns', async () => {
  const other = await readRecords(records.map((record) => ({ ...record, output_tokens: 3 })));
  assert.ok(!other.report.notes.some((note) => note.includes('is not read')));
  const short = await readRecords(records.slice(200));
  assert.ok(!short.report.notes.some((note) => note.includes('is not read')));
});

test('who calls, when, and what is asked cannot be awaited, nor anything in files that are over or have a row of names', async () => {
  for (const field of ['account', 'time', 'input'] as const)
    await assert.rejects(readRecords(records, { map: { [field]: 'elsewhere' } }), AbsentColumn);
  await assert.rejects(readRecords(records.slice(0, 20), { map: { tokensOut: 'tokens_out' } }), AbsentColumn);
  const rows = records.map(({ ts, account, input }) => [ts, account, input].join(',')).join('\n');
  const csv = join(folderOf({ 'log.csv': `ts,account,input\n${rows}\n` }), 'log.csv');
  await assert.rejects(readFiles([csv], { map: { tokensOut: 'tokens_out' } }), AbsentColumn);
});
