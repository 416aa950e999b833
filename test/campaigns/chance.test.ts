import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceEvidence } from '../../src/campaigns/chance.js';

test('the more accounts are searched and the smaller the group, the more it must share', () => {
  assert.ok(chanceEvidence(20_000, 14) > chanceEvidence(400, 14) + 1.5);
  assert.ok(chanceEvidence(400, 5) > chanceEvidence(400, 25) + 1);
});

/** log10 of n (n - 1) ... / k!. */
function logChoices(from: number, picked: number): number {
  let sum = 0;
  for (let i = 0; i < picked; i += 1) sum += Math.log10((from - i) / (i + 1));
  return sum;
}

test('at that evidence the expected number of groups around any account is one at most, and near one', () => {
  for (const [accounts, members] of [
    [400, 14],
    [400, 6],
    [5000, 30],
    [20_000, 14],
  ] as const) {
    const evidence = chanceEvidence(accounts, members);
    const expected = Math.log10(accounts) + logChoices(accounts - 1, members - 1) - evidence * (members - 1);
    // e k^-k is an upper bound of 1 / k!; it is generous by less than two decades.
    assert.ok(expected <= 0 && expected > -2, `${accounts} ${members}: 10^${expected}`);
  }
});
