/** The feature table in its three formats. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { featureColumns } from '../../src/report/feature-columns.js';
import { json } from '../../src/report/json.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const saved = folder.write('findings.json', rendered(json, example));
const names = example.accounts.map(({ account }) => account);

test('every feature is a column, and what is not applicable is null', () => {
  const { accounts, rows, features } = featureColumns(example);
  assert.deepEqual(accounts, names);
  assert.equal(rows[3], 12_345_678);
  assert.deepEqual(
    features.map(({ id }) => id),
    ['cell-occupancy', 'flip-share', 'fresh-share', 'low-margin-share', 'query-volume', 'stranger-distance'],
  );
  assert.deepEqual(features[0]?.values, [0.96, 0.96, 0.96, null, null, null, null, null]);
  assert.ok(features[3]?.values.every((value) => value === null));
});

test('CSV has one row an account and an empty cell for null', async () => {
  const { code, out } = await run(['features', '--findings', saved]);
  assert.equal(code, 0);
  const table: string[][] = parse(out);
  const [head, first, , , fourth] = table;
  assert.deepEqual(head?.slice(0, 4), ['account', 'rows', 'cell-occupancy', 'flip-share']);
  assert.deepEqual(first, ['acme-batch-7', '12345', '0.96', '0.01', '0.998', '', '12345', '3.2']);
  assert.deepEqual(fourth, ["'=cmd()", '12345678', '', '', '0.9', '', '', '']);
});

test('no cell of the CSV is a formula, and none holds a raw control character', async () => {
  const { out } = await run(['features', '--findings', saved]);
  const table: string[][] = parse(out);
  for (const row of table) {
    assert.doesNotMatch(row[0] ?? '', /^[=+\-@\t\r]/);
    for (const cell of row) assert.doesNotMatch(cell, /[\p{Cc}\u202e\u2028]/u);
  }
});

test('NDJSON has exact names and null', async () => {
  const { out } = await run(['features', '--findings', saved, '--format', 'ndjson']);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(
    lines.map(({ account }) => account),
    names,
  );
  assert.equal(lines[0]?.['low-margin-share'], null);
  assert.equal(lines[0]['stranger-distance'], 3.2);
});

test('Arrow holds the same numbers: a stream in a pipe, a file on disk', async () => {
  const { bytes } = await run(['features', '--findings', saved, '--format', 'arrow']);
  await run(['features', '--findings', saved, '-o', folder.in('f.arrow')]);
  const file = readFileSync(folder.in('f.arrow'));
  assert.equal(file.subarray(0, 6).toString(), 'ARROW1');
  for (const table of [tableFromIPC(bytes), tableFromIPC(file)]) {
    assert.equal(table.numRows, names.length);
    const [first] = table.toArray() as Record<string, unknown>[];
    assert.equal(first?.['account'], 'acme-batch-7');
    assert.equal(first['rows'], 12_345n);
    assert.equal(first['fresh-share'], 0.998);
    assert.equal(first['low-margin-share'], null);
    assert.deepEqual(
      table.toArray().map((row: { account: string }) => row.account),
      names,
    );
  }
});

test('bytes are not poured over a terminal', async () => {
  const { code, err } = await run(['features', '--findings', saved, '--format', 'arrow'], { terminal: true });
  assert.equal(code, 2);
  assert.match(err, /^clonewatch: arrow is binary and standard output is a terminal\nhint: /);
});

test('a document without accounts is a table without rows', async () => {
  const none = folder.write('none.json', rendered(json, { ...example, accounts: [] }));
  const columns = featureColumns(example).features.map(({ id }) => id);
  assert.equal((await run(['features', '--findings', none])).out, `${['account', 'rows', ...columns].join(',')}\n`);
  assert.equal((await run(['features', '--findings', none, '--format', 'ndjson'])).out, '');
  const { bytes } = await run(['features', '--findings', none, '--format', 'arrow']);
  assert.equal(tableFromIPC(bytes).numRows, 0);
});
