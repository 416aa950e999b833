/** Folders of many files: all share one block, and none may see what the one before left in it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { folderOf, readFiles } from './reading.js';

const BLOCK = 512 * 1024;
const record = (n: number, text = ''): Record<string, unknown> => ({
  ...{
    ts: new Date(Date.UTC(2026, 0, 5, 0, 0, n)).toISOString(),
    account: `a${String(n % 7)}`,
    input: `${text} ${String(n)}`,
  },
});
const line = (n: number, text = ''): string => `${JSON.stringify(record(n, text))}\n`;

/** A line of exactly so many bytes, its newline among them. */
function lineOf(bytes: number, n: number): string {
  return line(n, 'x'.repeat(bytes - line(n).length));
}

const files = {
  '00.jsonl': line(0),
  '01.jsonl': line(1).trimEnd(),
  '02.json': JSON.stringify([record(2), record(3)]),
  '03.csv': 'ts,account,input\n2026-01-05T00:00:04Z,b,last line without an end',
  '04.jsonl.gz': gzipSync(line(5)),
  '05.jsonl': lineOf(BLOCK - 1, 6),
  '06.jsonl': lineOf(BLOCK, 7),
  '07.jsonl': lineOf(BLOCK + 1, 8),
  '08.json': JSON.stringify(record(9)),
  '09.jsonl': Array.from({ length: 9000 }, (_, n) =>
    line(n, 'one of very many lines that together are longer than a block'),
  ).join(''),
  '10.csv': 'ts,account,input\n2026-01-05T00:00:11Z,b,short\n',
  '11.jsonl': line(12),
};

test('files read one after another bring what each brings alone, short, long, packed, or as long as a block', async () => {
  const folder = folderOf(files);
  const together = await readFiles([folder]);
  const alone = [];
  for (const name of Object.keys(files)) alone.push(...(await readFiles([join(folder, name)])).events);
  assert.equal(together.events.length, 12 + 9000);
  assert.deepEqual(together.events, alone);
});

test('lines of files with a single record are parsed, and none of them is lost for it', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [`${String(n).padStart(3, '0')}.json`, line(n)]),
  );
  const { events, report } = await readFiles([folderOf(many)]);
  const one = await readFiles([join(folderOf({ 'one.jsonl': Object.values(many).join('') }), 'one.jsonl')]);
  assert.deepEqual(events, one.events);
  assert.equal(report.counts.events, 300);
});
