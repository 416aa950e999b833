/** Two exports of different nights that hold the same hour: its calls count once, where their records name them. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Findings } from '../../src/findings/findings.js';
import { run } from '../commands/fake-io.js';
import { temporaryFolder } from '../temporary.js';
import { nightLines, timeOfNight } from './nights.js';

const folder = temporaryFolder();
const size = { honest: 20, attackers: 2, each: 30 };

function named(night: number): string[] {
  return nightLines(night, size).map((line, i) =>
    line.replace('{', `{"request_id":"r-${String(night)}-${String(i)}",`),
  );
}

const nights = [named(0), named(1)] as const;
const tail = nights[0].slice(-40);
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const first = folder.write('first.jsonl', text(nights[0]));
/** Begins an hour before midnight, and is packed. */
const second = folder.in('second.jsonl.gz');
writeFileSync(second, gzipSync(text([...tail, ...nights[1]])));

interface Scanned extends Findings {
  /** What was said beside the document, blanks as one. */
  readonly err: string;
}

async function scan(night: number, path: string, state: string, ...options: readonly string[]): Promise<Scanned> {
  const environment = { SOURCE_DATE_EPOCH: timeOfNight(night) };
  const { code, out, err } = await run(['scan', path, '--format', 'json', '--state', state, ...options], {
    environment,
  });
  assert.equal(code, 0, err);
  return { ...(JSON.parse(out) as Findings), err: err.replace(/\s+/g, ' ') };
}

function rows({ accounts }: Findings): readonly (readonly [string, number])[] {
  return accounts.map(({ account, rows: count }) => [account, count] as const).sort();
}

test('calls that two nights export count once, whatever their files are called and packed in, and a note says so', async () => {
  const state = folder.in('state');
  await scan(0, first, state);
  const { log, accounts, err } = await scan(1, second, state);
  const all = nights[0].length + nights[1].length;
  assert.deepEqual([log.records.events, log.records.skipped], [all, tail.length]);
  assert.match(err, /40 records are of calls that an earlier run counted, from another file; left out/);
  const apart = folder.in('apart');
  await scan(0, first, apart);
  const whole = await scan(1, folder.write('whole.jsonl', text(nights[1])), apart);
  assert.deepEqual(rows({ ...whole, accounts }), rows(whole));
});

test('a night exported anew in another form adds nothing, with any number of threads', async () => {
  const state = folder.in('again');
  const before = await scan(0, first, state);
  const spaced = folder.write('spaced.json', `[${nights[0].join(',\n')}]`);
  const again = await scan(0, spaced, state, '--workers', '3');
  assert.deepEqual(rows(again), rows(before));
  assert.deepEqual([again.log.records.events, again.log.records.skipped], [nights[0].length, nights[0].length]);
});

test('calls are known for three days, after a merge of states too, and verify sees a flipped bit among them', async () => {
  const [a, b, all] = [folder.in('a'), folder.in('b'), folder.in('all')];
  await scan(0, first, a);
  await scan(1, folder.write('next.jsonl', text(nights[1])), b);
  assert.equal((await run(['state', 'merge', a, b, '-o', all])).code, 0);
  const { log } = await scan(1, second, all);
  assert.equal(log.records.skipped, tail.length + nights[1].length);
  const name = (JSON.parse(readFileSync(join(all, 'state.json'), 'utf8')) as { calls: { file: string } }).calls.file;
  const bytes = readFileSync(join(all, name));
  writeFileSync(
    join(all, name),
    bytes.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
  );
  const { code, out } = await run(['state', 'verify', all]);
  assert.equal(code, 4);
  assert.match(out, /calls-\d+\.bin/);
  const later = nightLines(4, size).map((line) => `${line}\n`);
  await scan(4, folder.write('later.jsonl', later.join('')), b);
  const late = await scan(4, folder.write('late.jsonl', text([...nights[1], ...named(4)])), b);
  assert.equal(late.log.records.skipped, 0);
});

test('a state from before calls were remembered is taken as it is', async () => {
  const state = folder.in('older');
  await scan(0, first, state);
  const path = join(state, 'state.json');
  const { calls, ...older } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  assert.ok(calls !== null && calls !== undefined);
  writeFileSync(path, JSON.stringify(older));
  const { log } = await scan(1, second, state);
  assert.equal(log.records.skipped, 0);
  assert.equal(
    (await scan(1, folder.write('once-more.jsonl', text(nights[1])), state)).log.records.skipped,
    nights[1].length,
  );
});
