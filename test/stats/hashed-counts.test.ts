import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HashedCounts } from '../../src/stats/hashed-counts.js';

test('a count is never below the truth, whatever else was added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 300 }), (hashes) => {
      const counts = new HashedCounts(8);
      const truth = new Map<number, number>();
      for (const hash of hashes) {
        counts.add(hash, 1);
        truth.set(hash, (truth.get(hash) ?? 0) + 1);
      }
      return [...truth].every(([hash, count]) => counts.get(hash) >= count);
    }),
  );
});

test('with many places and few keys the counts are exact', () => {
  const counts = new HashedCounts(20);
  for (let key = 1; key <= 100; key += 1) for (let i = 0; i < key; i += 1) counts.add(key, 1);
  for (let key = 1; key <= 100; key += 1) assert.equal(counts.get(key), key);
});

test('the table has at least twice as many places as keys, within its bounds', () => {
  assert.equal(HashedCounts.forKeys(1_000, 22).bits, 11);
  assert.equal(HashedCounts.forKeys(1, 22).bits, 10);
  assert.equal(HashedCounts.forKeys(1e9, 22).bits, 22);
});
