/** A scan with a file of verdicts: what it prints, and how it ends. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { nightLog, timeOfNight } from '../state/nights.js';
import { temporaryFolder } from '../temporary.js';
import { type Ended, run } from './fake-io.js';

const folder = temporaryFolder();
const NIGHTS = 6;
/** Several accounts stand out in a log as small as this. */
const MANY = ['--set', 'thresholds.score=0.1'];
const nights = Array.from({ length: NIGHTS }, (_, night) => nightLog(night, { honest: 40, attackers: 3, each: 20 }));
const log = folder.write('log.jsonl', nights.join(''));
const environment = { SOURCE_DATE_EPOCH: timeOfNight(NIGHTS - 1) };

async function scan(...options: readonly string[]): Promise<Ended> {
  return run(['scan', log, '-q', '--fail-on', 'watch', ...MANY, ...options], { environment });
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

test('an allowed key or tenant leaves out who was seen with it alone, without --by and from a state, too', async () => {
  const lines = nights.join('').trimEnd().split('\n');
  const [first = '', second = ''] = suspects;
  const named = lines.map((line, i) => {
    const record = JSON.parse(line) as { account: string };
    const tenant = record.account === first ? 'acme' : record.account === second && i % 2 === 0 ? 'acme' : 'other';
    return `${JSON.stringify({ ...record, key_id: `sk-secret-${record.account}`, tenant })}\n`;
  });
  const path = folder.write('named.jsonl', named.join(''));
  const findings = folder.in('named.json');
  await run(['scan', path, '-q', ...MANY, '-o', findings], { environment });
  assert.ok(!readFileSync(findings, 'utf8').includes('sk-secret'));
  const verdicts = folder.in('principals.yaml');
  const allow = (name: string, flag: string): Promise<Ended> =>
    run(['verdict', 'allow', name, flag, '--level', 'critical', '--reason', 'ours', '--verdicts', verdicts], {});
  assert.equal((await allow('acme', '--tenant')).code, 0);
  const hidden = async (...options: readonly string[]): Promise<readonly string[]> => {
    const { out } = await run(['report', '--format', 'json', ...MANY, '--verdicts', verdicts, ...options], {
      environment,
    });
    return (JSON.parse(out) as Findings).accounts.flatMap(({ account, verdict }) =>
      verdict?.suppressed === true ? [account] : [],
    );
  };
  assert.deepEqual(await hidden(findings), [first], 'the second was seen with another tenant, too');
  assert.equal((await allow(`sk-secret-${second}`, '--key')).code, 0);
  assert.ok(!readFileSync(verdicts, 'utf8').includes('sk-secret'), 'a key itself is written nowhere');
  assert.deepEqual((await hidden(findings)).toSorted(), [first, second].toSorted());
  const state = folder.in('principals-state');
  await run(['scan', path, '-q', ...MANY, '--state', state, '-o', folder.in('again.json')], { environment });
  assert.deepEqual((await hidden('--state', state)).toSorted(), [first, second].toSorted());
});
