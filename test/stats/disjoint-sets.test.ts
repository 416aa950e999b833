import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binOf } from '../../src/stats/bins.js';
import { DisjointSets } from '../../src/stats/disjoint-sets.js';

test('joining tells whether two were apart, and a set is known by its smallest', () => {
  const sets = new DisjointSets(6);
  assert.deepEqual([sets.join(5, 3), sets.join(3, 1), sets.join(1, 5), sets.join(0, 2)], [true, true, false, true]);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((node) => sets.rootOf(node)),
    [0, 1, 0, 1, 4, 1],
  );
});

test('a value on a bound lies above it', () => {
  assert.deepEqual(
    [0.5, 1, 3.9, 4, 20].map((value) => binOf(value, [1, 4, 16])),
    [0, 1, 1, 2, 3],
  );
});
