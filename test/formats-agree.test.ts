import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { analyse } from '../src/analyse.js';
import { projectPath } from './project.js';

type Logged = Readonly<Record<string, unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'clonewatch-formats-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const jsonl = gunzipSync(readFileSync(projectPath('fixtures', 'good', 'tabular', 'log.jsonl.gz'))).toString();
const records = jsonl
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Logged);
const columns = [...new Set(records.flatMap(Object.keys))];

/** What a table can hold in a cell: text, number, or JSON for what is nested. */
function cell(value: unknown): string | number | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number);
}

function csvCell(value: unknown): string {
  const text = String(cell(value) ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function documentOf(path: string, workers = 1): Promise<string> {
  const read = { map: {}, since: NaN, until: NaN, workers };
  const { findings } = await analyse([path], { read, stdin: process.stdin, now: new Date(0) });
  return JSON.stringify(findings);
}

test('a log of seven thousand records gives the same document as JSONL, CSV and Parquet, packed or not, by one, two, three or four threads', async () => {
  const csv = [columns.join(','), ...records.map((record) => columns.map((name) => csvCell(record[name])).join(','))];
  const parquet = parquetWriteBuffer({
    columnData: columns.map((name) => {
      const data = records.map((record) => cell(record[name]));
      const isNumber = data.some((value) => typeof value === 'number');
      return { name, data, type: isNumber ? 'DOUBLE' : 'STRING', nullable: true };
    }),
  });
  const expected = await documentOf(write('log.jsonl', jsonl));
  assert.ok(expected.length > 100_000);
  assert.equal(await documentOf(write('log.csv', csv.join('\n')), 3), expected);
  assert.equal(await documentOf(write('log.parquet', new Uint8Array(parquet)), 2), expected);
  assert.equal(await documentOf(write('packed', gzipSync(csv.join('\n')))), expected);
});
