/** A small service where several accounts copy in one way: each of them must rank first, whatever the others do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountFinding, Findings } from '../src/findings/findings.js';
import { run } from './commands/fake-io.js';
import { nightLog, timeOfNight } from './state/nights.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const NIGHTS = 6;

async function ranked(honest: number, attackers: number): Promise<AccountFinding[]> {
  const nights = Array.from({ length: NIGHTS }, (_, night) => nightLog(night, { honest, attackers, each: 20 }));
  const log = folder.write(`${String(attackers)}.jsonl`, nights.join(''));
  const environment = { SOURCE_DATE_EPOCH: timeOfNight(NIGHTS - 1) };
  const { out } = await run(['scan', log, '-q', '--format', 'json'], { environment });
  return [...(JSON.parse(out) as Findings).accounts];
}

test('three sweepers made alike stand first among forty honest accounts, and no honest one is drawn into their group', async () => {
  const accounts = await ranked(40, 3);
  const first = accounts.slice(0, 3).map(({ account }) => account);
  assert.deepEqual(first.sort(), ['slow-0', 'slow-1', 'slow-2']);
  for (const { account, level } of accounts) if (account.startsWith('honest')) assert.equal(level, 'none', account);
});
