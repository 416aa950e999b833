/** The spread of the accounts nearest in volume. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Member } from '../../src/population/member.js';
import { PeerSpread } from '../../src/scores/peer-spread.js';
import { quantile } from '../../src/stats/quantile.js';

function member(index: number, distinct: number, kind: Member['kind'] = 'row'): Member {
  // Only volume and kind decide who is comparable.
  return { index, distinct, kind, profile: {} as Member['profile'] };
}

test('with 150 accounts or fewer everybody is a peer, and the quantiles are those of all values', () => {
  const members = Array.from({ length: 101 }, (_, i) => member(i, 1000 - i));
  const values = Float64Array.from(members, (_, i) => i);
  const spread = new PeerSpread(members).of(values, 40);
  const sorted = [...values];
  assert.deepEqual(
    spread,
    [0.05, 0.25, 0.75, 0.95].map((share) => quantile(sorted, share)),
  );
});

test('of many accounts only those of like volume count', () => {
  const members = Array.from({ length: 1000 }, (_, i) => member(i, i));
  const values = Float64Array.from(members, (_, i) => i);
  const spreads = new PeerSpread(members);
  // The 150 nearest of account 500 are about 425 to 575.
  const [low = 0, , , high = 0] = spreads.of(values, 500) ?? [];
  assert.ok(low > 420 && low < 440 && high > 560 && high < 580, `${String(low)} to ${String(high)}`);
  const [first = -1] = spreads.of(values, 0) ?? [];
  assert.ok(first < 10, 'the smallest account is compared with those above it');
});

test('accounts without a value and of another kind are no peers', () => {
  const members = Array.from({ length: 60 }, (_, i) => member(i, i, i < 30 ? 'row' : 'chat'));
  const values = Float64Array.from(members, (_, i) => (i % 2 === 0 ? i : NaN));
  assert.equal(new PeerSpread(members).of(values, 0), null, '15 with a value are fewer than 20');
  const all = Float64Array.from(members, (_, i) => (i < 30 ? 1 : 100));
  assert.deepEqual(new PeerSpread(members).of(all, 0), [1, 1, 1, 1]);
});
