/** Queries to alarm on a log small enough to be worked by hand. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { alarmsOf, alarmTables } from '../../../bench/protocol/alarm.js';
import { temporaryFolder } from '../../temporary.js';
import { seededRandom } from '../../../src/stats/random.js';

function honestLabel(account: string): [string, { account: string; isAttacker: boolean } & Record<Rest, string>] {
  return [account, { account, isAttacker: false, attack: '', campaign: '', persona: 'app', variant: '' }];
}

type Rest = 'attack' | 'campaign' | 'persona' | 'variant';

test('an attacker is cut off after his first rows, honest accounts are not; nobody is judged after five rows', async () => {
  const random = seededRandom(9);
  const bell = (): number => random() + random() + random() - 1.5;
  const rows: { ts: number; account: string; input: Record<string, number> }[] = [];
  for (let account = 0; account < 120; account += 1) {
    const centre = [bell(), bell(), bell(), bell()];
    for (let i = 0; i < 50; i += 1) {
      const input = Object.fromEntries(centre.map((mean, at) => [`c${at}`, mean + 0.3 * bell()]));
      rows.push({ ts: 1_767_225_600 + i * 900 + account, account: `a${account}`, input });
    }
  }
  for (let i = 0; i < 400; i += 1) {
    const input = Object.fromEntries([0, 1, 2, 3].map((at) => [`c${at}`, 40 * random() - 20]));
    rows.push({ ts: 1_767_225_700 + i * 180, account: 'sweeper', input });
  }
  rows.sort((a, b) => a.ts - b.ts);
  const log = temporaryFolder().in('log.jsonl');
  writeFileSync(log, rows.map((row) => `${JSON.stringify({ ...row, output: { label: 'x' } })}\n`).join(''));
  const labels = new Map(Array.from({ length: 120 }, (_, at) => honestLabel(`a${at}`)));
  labels.set('sweeper', {
    ...{ account: 'sweeper', isAttacker: true, attack: 'sweep', campaign: '', persona: '' },
    variant: 'naive',
  });
  const found = await alarmsOf({ name: 'small', api: 'tabular', log, labels }, [5, 200]);
  assert.deepEqual(
    found.map(({ attack, rows: seen, all }) => ({ attack, seen, all })),
    [{ attack: 'sweep', seen: 200, all: 400 }],
  );
  assert.match(alarmTables(found), /\| tabular \| sweep +\| 0 of 1 +\| 0 of 1 +\| 1 of 1/);
  assert.match(alarmTables(found), /\| naive +\| 1 +\| 200 +\| 400/);
});
