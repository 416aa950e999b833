/** A scan with a file of verdicts: what it prints, and how it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { nightLog, timeOfNight } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';
import { type Ended, run } from './fake-io.js';

const folder = temporaryFolder();
const NIGHTS = 6;
const nights = Array.from({ length: NIGHTS }, (_, night) => nightLog(night, { honest: 40, attackers: 3, each: 20 }));
const log = folder.write('log.jsonl', nights.join(''));
const environment = { SOURCE_DATE_EPOCH: timeOfNight(NIGHTS - 1) };

async function scan(...options: readonly string[]): Promise<Ended> {
  return run(['scan', log, '-q', '--fail-on', 'watch', ...options], { environment });
}

function verdictsAbout(names: readonly string[]): string {
  const entries = names.map((name) => `  - {account: ${name}, verdict: allow, reason: known, at: 2026-10-01}\n`);
  return folder.write(`${String(names.length)}.yaml`, `verdicts:\n${entries.join('')}`);
}

const open = await scan('--format', 'json');
const { accounts } = JSON.parse(open.out) as Findings;
const suspects = accounts.filter(({ level }) => level !== 'none').map(({ account }) => account);

test('--fail-on fails for every suspect that no verdict suppresses, and for none of the others', async () => {
  assert.ok(suspects.length > 1);
  assert.equal(open.code, 1);
  assert.equal((await scan('--verdicts', verdictsAbout(suspects.slice(1)))).code, 1);
  const quiet = await scan('--verdicts', verdictsAbout(suspects));
  assert.equal(quiet.code, 0, quiet.err);
  assert.match(quiet.out, new RegExp(`nobody stands out; ${String(suspects.length)} suppressed by verdicts`));
  for (const name of suspects) assert.ok(!quiet.out.includes(` ${name} `), name);
  assert.equal((await scan('--verdicts', verdictsAbout(suspects), '--no-verdicts')).code, 1);
});

test('suppressed suspects make room for others, and are shown when asked for', async () => {
  const asked = ['--verdicts', verdictsAbout(suspects), '--top', '1', '--format', 'csv'];
  const second = async (...more: readonly string[]): Promise<string> =>
    (await scan(...asked, ...more)).out.split('\n')[1] ?? '';
  assert.ok(!suspects.includes((await second()).split(',')[1] ?? suspects[0] ?? ''));
  const shown = await second('--show-suppressed');
  assert.equal(shown.split(',')[1], suspects[0]);
  assert.match(shown, /,allow,yes,known$/);
});
