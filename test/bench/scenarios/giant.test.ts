/** The generator of the giant campaign log, at a thousandth of its size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giantSettings, makeGiant } from '../../../bench/scenarios/giant.js';

const small = { ...giantSettings, accounts: 500, days: 7, campaigns: [60, 12] };

interface Row {
  readonly ts: number;
  readonly account: string;
}

const giant = makeGiant(small);
const text = [...giant.lines()].join('');
const rows = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test('the same settings give the same bytes, another seed gives others', () => {
  assert.equal([...makeGiant(small).lines()].join(''), text);
  assert.notEqual([...makeGiant({ ...small, seed: 1 }).lines()].join(''), text);
});

test('requests are accounts times requests a day times days, and come by time', () => {
  const expected = small.accounts * small.aDay * small.days;
  // Quotas of 428 honest accounts spread by .9 in the logarithm: the total varies by about 6 %.
  assert.ok(Math.abs(rows.length / expected - 1) < 0.2, `${rows.length} of ${expected}`);
  for (const [at, { ts }] of rows.entries()) assert.ok(ts >= (rows[at - 1]?.ts ?? 0));
});

test('campaigns have the members asked for and every account that calls has a label', () => {
  const labels = giant.labels().trim().split('\n').slice(1);
  assert.equal(labels.length, small.accounts);
  assert.deepEqual(
    ['giant-1', 'giant-2'].map((name) => labels.filter((line) => line.includes(`,${name},`)).length),
    [60, 12],
  );
  const known = new Set(labels.map((line) => line.split(',')[0]));
  for (const { account } of rows) assert.ok(known.has(account));
});
