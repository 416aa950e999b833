/** A service with hardly any customers: nobody is suspect, and yet who copies stands first, with reasons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Findings } from '../src/findings/findings.js';
import { keptNotes } from '../src/privacy/notes.js';
import { run } from './commands/fake-io.js';
import { nightLog, timeOfNight } from './state/nights.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const NIGHTS = 6;

async function scanned(honest: number, format: string): Promise<string> {
  const nights = Array.from({ length: NIGHTS }, (_, night) => nightLog(night, { honest, attackers: 1, each: 20 }));
  const log = folder.write(`${String(honest)}.jsonl`, nights.join(''));
  const { out } = await run(['scan', log, '-q', '--format', format], {
    environment: { SOURCE_DATE_EPOCH: timeOfNight(NIGHTS - 1) },
  });
  return out;
}

for (const honest of [6, 11, 18]) {
  test(`among ${String(honest)} honest accounts a sweeper stands first, is watched, and the report says why it is no more`, async () => {
    const { accounts, log } = JSON.parse(await scanned(honest, 'json')) as Findings;
    const [first, ...others] = accounts;
    assert.equal(first?.account, 'slow-0');
    assert.equal(first.level, 'watch');
    assert.ok(first.reasons.length > 0);
    for (const { account, level } of others) assert.equal(level, 'none', account);
    assert.match(log.quality?.find(({ id }) => id === 'population')?.effect ?? '', /in order and at most watched/u);
  });
}

test('with fewer than six accounts nobody is compared, and the report says so', async () => {
  const text = await scanned(3, 'table');
  assert.match(text, /too few accounts to compare, so nobody was\s+judged/u);
  const { accounts } = JSON.parse(await scanned(3, 'json')) as Findings;
  for (const { level } of accounts) assert.equal(level, 'none');
});

test('the note about few accounts is kept under pseudonyms', async () => {
  const { log } = JSON.parse(await scanned(3, 'json')) as Findings;
  const notes = log.notes.filter((note) => note.startsWith('only '));
  assert.equal(notes.length, 1);
  assert.deepEqual(keptNotes(notes), notes);
});
