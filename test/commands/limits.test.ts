import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { LimitsDocument } from '../../src/limits/document.js';
import { tinyLog } from '../cli/tiny-log.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const log = folder.write('tiny.jsonl', tinyLog());

test('limits prints what each limit does, as table and as JSON', async () => {
  const limit = ['--limit', '5 requests per account per hour', '--limit', '1M rows per network per day'];
  const table = await run(['limits', log, ...limit, '-q']);
  assert.equal(table.code, 0, table.err);
  assert.match(table.out, /5 requests per account per hour\n/);
  assert.match(table.out, /never binds/);
  const json = await run(['limits', log, ...limit, '-q', '--format', 'json']);
  const document = JSON.parse(json.out) as LimitsDocument;
  assert.deepEqual(
    document.limits.map(({ limit: text, subjects }) => [text, subjects > 0]),
    [
      ['5 requests per account per hour', true],
      ['1000000 rows per network per day', true],
    ],
  );
});

test('limits may stand in the configuration', async () => {
  const { out, code, err } = await run(['limits', log, '-q', '--set', 'limits=7 requests per source per minute']);
  assert.equal(code, 0, err);
  assert.match(out, /7 requests per source per minute/);
});

test('no limit, a wrong limit, a wrong fidelity and standard input are usage errors that say what to do', async () => {
  const good = ['--limit', '5 requests per account per hour'];
  for (const [args, message] of [
    [[log], /no limit to check/],
    [[log, '--limit', 'many'], /"many" is no limit/],
    [[log, ...good, '--fidelity', '80'], /--fidelity "80" is not between 0 and 1/],
    [['-', ...good], /standard input can be read once/],
  ] as const) {
    const { code, err } = await run(['limits', ...args]);
    assert.equal(code, 2, err);
    assert.match(err, message);
    assert.match(err, /hint: /);
  }
});

test('rejected records are kept, whether the log is read once or twice', async () => {
  const broken = folder.write('broken.jsonl', `${tinyLog()}not json\n`);
  const limit = ['--limit', '5 requests per account per hour', '-q'];
  const findings = folder.in('known.json');
  assert.equal((await run(['scan', broken, '-q', '-o', findings])).code, 0);
  for (const [name, known] of [
    ['twice.ndjson', []],
    ['once.ndjson', ['--findings', findings]],
  ] as const) {
    const rejected = folder.in(name);
    const { code, err } = await run(['limits', broken, ...limit, ...known, '--rejected', rejected]);
    assert.equal(code, 0, err);
    const lines = readFileSync(rejected, 'utf8').trim().split('\n');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /not-json/);
  }
});
