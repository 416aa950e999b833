/** A log of prompts and nothing else: the giant campaign log at an eightieth of its accounts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giantSettings, makeGiant } from '../bench/scenarios/giant.js';
import { analyse } from '../src/analyse.js';
import { temporaryFolder } from './temporary.js';

test('a campaign with one frame and equal quotas is suspected, its customers are not, though the log shows no answers', async () => {
  const giant = makeGiant({ ...giantSettings, accounts: 300, days: 4, aDay: 20, campaigns: [60] });
  const path = temporaryFolder().write('prompts.jsonl', [...giant.lines()].join(''));
  const { findings } = await analyse([path], {
    read: { map: {}, since: NaN, until: NaN },
    stdin: process.stdin,
    now: new Date(0),
  });
  const members = new Set(
    giant
      .labels()
      .split('\n')
      .filter((line) => line.includes(',giant-1,'))
      .map((line) => line.split(',')[0]),
  );
  const raised = findings.accounts.filter(({ level }) => level === 'suspect' || level === 'critical');
  const found = raised.filter(({ account }) => members.has(account));
  assert.ok(found.length >= 0.8 * findings.accounts.filter(({ account }) => members.has(account)).length);
  assert.deepEqual(
    raised.filter(({ account }) => !members.has(account)).map(({ account }) => account),
    [],
  );
  assert.ok(findings.log.notes.some((note) => note.includes('taken for prompts')));
});
