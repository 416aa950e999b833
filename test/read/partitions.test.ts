/** Columns in the names of folders. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { partitionsOf } from '../../src/read/partitions.js';
import { folderOf, readFiles } from './reading.js';

test('folders name columns, but for those of time and for nothing', () => {
  assert.deepEqual(partitionsOf('logs/year=2026/month=01/account=a%2Fb/model=m=1/part=0.jsonl'), {
    ...{ account: 'a/b', model: 'm=1' },
  });
  assert.equal(partitionsOf('logs/dt=2026-01-05/account=__HIVE_DEFAULT_PARTITION__/x=1'), undefined);
  assert.deepEqual(partitionsOf('user=%E0%A4%A/x'), { user: '%E0%A4%A' });
});

function laidOut(files: Readonly<Record<string, string>>): string {
  const folder = folderOf({});
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('records whose account is a folder are its, and their own columns stand above', async () => {
  const line = '{"ts":"2026-01-05T10:00:00Z","input":"hello"}\n';
  const folder = laidOut({
    'dt=2026-01-05/account=acme/part-0.jsonl': line.repeat(600),
    'dt=2026-01-05/account=beta/part-0.csv': `ts,input\n${'2026-01-05T10:00:00Z,hello\n'.repeat(300)}`,
    'dt=2026-01-05/account=gamma/part-0.jsonl': line.replace('{', '{"account":"own",').repeat(3),
  });
  for (const strict of [false, true]) {
    const { events } = await readFiles([folder], { strict });
    const names = events.map(({ account }) => account);
    assert.deepEqual([...new Set(names)], ['acme', 'beta', 'own']);
    assert.equal(names.filter((name) => name === 'acme').length, 600);
  }
});

test('folders of dates do not slow lines down', async () => {
  const line = '{"ts":"2026-01-05T10:00:00Z","account":"a","input":"hello"}\n';
  const folder = laidOut({ 'year=2026/month=01/app=x/part-0.jsonl': line.repeat(600) });
  const { report } = await readFiles([folder]);
  assert.equal(report.lines.scanned, 600 - 256);
});
