/** Rows of programs that write every value as a text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';

const base = { ts: '2026-03-01T00:00:00Z', account: 'a', output: { label: 'yes' } };
/** Records that settle the columns. */
const first = Array.from({ length: 300 }, () => ({ ...base, input: { width: 1, shape: 'round' } }));

const quoted: readonly (readonly [string, number | string])[] = [
  ['2.5', 2.5],
  ['-3', -3],
  ['0', 0],
  ['1e-3', 0.001],
  ['0.6936758893280632', 0.6936758893280632],
  ['123456789012345', 123456789012345],
  ['9007199254740993', '9007199254740993'],
  ['12345678901234567890', '12345678901234567890'],
  ['1e999', '1e999'],
  ['007', '007'],
  ['+5', '+5'],
  ['1,5', '1,5'],
  ['.5', '.5'],
  [' 2', ' 2'],
  ['3 rooms', '3 rooms'],
  ['-', '-'],
  ['', ''],
];

test('a number in quotes is a number, from its bytes as parsed; names made of digits are words', async () => {
  const records = [...first, ...quoted.map(([width]) => ({ ...base, input: { width, shape: 'round' } }))];
  const scanned = await readRecords(records);
  const parsed = await readRecords(records, { strict: true });
  const read = scanned.events.slice(first.length);
  assert.deepEqual(read, parsed.events.slice(first.length));
  assert.equal(scanned.report.lines.parsed, 0);
  assert.deepEqual(
    read.map(({ fields }) => fields),
    quoted.map(([, width]) => ({ width, shape: 'round' })),
  );
});
