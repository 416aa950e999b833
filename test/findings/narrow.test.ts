/** Parts of a document: fewer accounts, the same totals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountFinding, Findings } from '../../src/findings/findings.js';
import { firstAccounts, onlyAccount, onlyCampaign, shortList } from '../../src/findings/narrow.js';
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

/** Six accounts of a campaign, then two that act alone; what changed is said by rank. */
function ranked(changes: Readonly<Record<number, 'new' | 'escalated' | 'ongoing'>>, since: string | null): Findings {
  const first = example.accounts.at(0);
  assert.ok(first !== undefined && example.changes === undefined);
  const accounts = Array.from({ length: 8 }, (_, index): AccountFinding => {
    const status = changes[index + 1] ?? 'ongoing';
    return {
      ...{ ...first, rank: index + 1, campaign: index < 6 ? 'c1' : null },
      change: {
        status,
        fingerprint: String(index),
        firstSeen: first.firstSeen ?? '',
        previousLevel: null,
        previousSuspicion: null,
      },
    };
  });
  const counts = { new: 0, ongoing: 0, escalated: 0, eased: 0, resolved: 0 };
  return { ...example, accounts, changes: { since, counts, resolved: [] } };
}

const ranksOf = ({ accounts }: Findings): number[] => accounts.map(({ rank }) => rank);

test('in a short list three accounts stand for their campaign, and since another run those that are new or worse', () => {
  assert.deepEqual(ranksOf(shortList(ranked({}, null), 5)), [1, 2, 3, 7, 8]);
  assert.deepEqual(ranksOf(shortList(ranked({}, null), 4)), [1, 2, 3, 7]);
  // On the first run everybody is new.
  const news = { 1: 'new', 5: 'new', 6: 'escalated' } as const;
  assert.deepEqual(ranksOf(shortList(ranked(news, null), 9)), [1, 2, 3, 7, 8]);
  assert.deepEqual(ranksOf(shortList(ranked(news, '2026-11-01T00:00:00.000Z'), 9)), [1, 2, 3, 5, 6, 7, 8]);
  assert.deepEqual(ranksOf(shortList(ranked({}, null), Infinity)), [1, 2, 3, 4, 5, 6, 7, 8]);
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
