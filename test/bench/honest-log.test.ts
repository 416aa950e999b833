/** The log without its attackers keeps every other line as it stood. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { honestLines, withHonestLog } from '../../bench/honest-log.js';
import { parseLabels } from '../../bench/labels.js';

const labels = parseLabels('account,is_attacker\nbad,1\ngood,0\n', 'labels.csv');
const log = [
  '{"account":"good","n":1}',
  '{ "account" : "bad" }',
  'not json',
  '{"account":"new","t":"é"}',
  '{"account":"bad"}',
];
const kept = ['{"account":"good","n":1}', 'not json', '{"account":"new","t":"é"}'];

test('lines of attackers go, all others stay byte for byte, with or without a last newline', () => {
  const expected = `${kept.join('\n')}\n`;
  for (const end of ['', '\n']) {
    const bytes = new TextEncoder().encode(log.join('\n') + end);
    assert.equal(new TextDecoder().decode(honestLines(bytes, labels)), expected);
  }
});

test('a compressed log is unpacked, and the temporary copy is gone afterwards', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clonewatch-test-'));
  const path = join(folder, 'log.jsonl.gz');
  writeFileSync(path, gzipSync(log.join('\n')));
  let seenAt = '';
  const text = await withHonestLog(path, labels, (honestPath) => {
    seenAt = honestPath;
    return Promise.resolve(readFileSync(honestPath, 'utf8'));
  });
  assert.equal(text, `${kept.join('\n')}\n`);
  assert.equal(existsSync(seenAt), false);
  rmSync(folder, { recursive: true });
});
