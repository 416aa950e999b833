/** Parts of a document: fewer accounts, the same totals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstAccounts, onlyAccount, onlyCampaign } from '../../src/findings/narrow.js';
import { example } from '../findings-example.js';

test('the first accounts stay in rank order and everybody is still counted', () => {
  const two = firstAccounts(example, 2);
  assert.deepEqual(
    two.accounts.map(({ rank }) => rank),
    [1, 2],
  );
  assert.deepEqual(two.totals, example.totals);
  assert.equal(firstAccounts(example, Infinity), example);
});

test('an account comes with its campaign, and its features by what they add', () => {
  const { accounts, campaigns } = onlyAccount(example, 'acme-batch-7');
  assert.deepEqual(
    campaigns.map(({ id }) => id),
    ['c1'],
  );
  assert.deepEqual(
    accounts.at(0)?.features.map(({ contribution }) => contribution),
    [0.41, 0.15, 0.12, -0.01, 0, 0],
  );
  assert.equal(accounts.at(0)?.features.at(-1)?.applicable, false);
});

test('an account without a campaign comes alone', () => {
  const { accounts, campaigns } = onlyAccount(example, '__proto__');
  assert.deepEqual([accounts.length, campaigns.length], [1, 0]);
});

test('a campaign comes with its members', () => {
  const { accounts, campaigns } = onlyCampaign(example, 'c1');
  assert.deepEqual([accounts.map(({ rank }) => rank), campaigns.length], [[1, 2, 3], 1]);
});
