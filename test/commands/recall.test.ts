/** What a state remembers, asked by the commands that read it and add nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nightLog, timeOfNight } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';
import { type Ended, run } from './fake-io.js';

const folder = temporaryFolder();
const size = { honest: 30, attackers: 1, each: 3 };
const logs = [0, 1, 2].map((night) => folder.write(`night-${String(night)}.jsonl`, nightLog(night, size)));
const state = folder.in('state');
const environment = { SOURCE_DATE_EPOCH: timeOfNight(2) };

async function ask(argv: readonly string[], input?: string): Promise<Ended> {
  return run(argv, { environment, ...(input === undefined ? {} : { input }) });
}

for (const [night, log] of logs.entries()) {
  const { code, err } = await run(['scan', log, '--state', state, '-q'], {
    environment: { SOURCE_DATE_EPOCH: timeOfNight(night) },
  });
  assert.equal(code, 0, err);
}
const contents = readFileSync(join(state, 'state.json'), 'utf8');

function rowsOf({ out }: Ended): Map<string, unknown> {
  const lines = out.split('\n').filter((line) => line !== '');
  const records = lines.map((line) => JSON.parse(line) as { account: string; rows: number });
  return new Map(records.map(({ account, rows }) => [account, rows]));
}

test('features of a state are those of all its days, and the state stays as it is', async () => {
  const remembered = await ask(['features', '--state', state, '--format', 'ndjson']);
  assert.deepEqual([remembered.code, remembered.err], [0, '']);
  const scanned = rowsOf(await ask(['features', ...logs, '--format', 'ndjson']));
  assert.equal(scanned.size, 31);
  const found = rowsOf(remembered);
  for (const [account, rows] of scanned) assert.equal(found.get(account), rows, account);
  assert.equal(readFileSync(join(state, 'state.json'), 'utf8'), contents);
});

test('explain and report speak of all days, with what changed', async () => {
  const explained = await ask(['explain', 'slow-0', '--state', state]);
  assert.equal(explained.code, 0, explained.err);
  assert.match(explained.out, /^account slow-0\n/);
  assert.match(explained.out, /\b9 rows\b/);
  const { out } = await ask(['report', '--state', state, '--format', 'json']);
  const { state: told, changes } = JSON.parse(out) as { state: { from: string; to: string }; changes: unknown };
  assert.deepEqual([told.from, told.to], ['2026-10-01', '2026-10-03']);
  assert.ok(changes);
});

test('limits takes who is suspect from the state and counts one log, through a pipe as well', async () => {
  const limit = ['--limit', '1 request per account per day', '-q', '--format', 'json'];
  const log = readFileSync(logs[2] ?? '', 'utf8');
  const { code, out, err } = await ask(['limits', '-', ...limit, '--state', state], log);
  assert.equal(code, 0, err);
  const [found] = (JSON.parse(out) as { limits: { subjects: number; honestCost: { of: number } }[] }).limits;
  assert.equal(found?.subjects, 31);
  assert.equal(readFileSync(join(state, 'state.json'), 'utf8'), contents);
});

test('what does not go together, and a folder that holds no state, are told', async () => {
  for (const [argv, message, exit] of [
    [['features', logs[0] ?? '', '--state', state], /both logs and --state were given\n.*only scan adds logs/, 2],
    [['explain', 'a', '--state', state, '--findings', 'x.json'], /both --findings and --state were given/, 2],
    [
      ['explain', 'a', '--state', folder.in('nowhere')],
      /there is no state .*nowhere\n.*scan LOGS --state DIR begins/,
      3,
    ],
    [['report'], /no findings were given/, 2],
    [['triage', '--verdicts', folder.in('v.yaml')], /no findings were given/, 2],
    [
      ['triage', '--state', state, '--verdicts', folder.in('v.yaml')],
      /triage needs a terminal|is no terminal|not a terminal/,
      2,
    ],
  ] as const) {
    const { code, err } = await ask(argv);
    assert.equal(code, exit, err);
    assert.match(err, message);
  }
});
