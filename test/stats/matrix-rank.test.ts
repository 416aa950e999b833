import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matrixRank } from '../../src/stats/matrix-rank.js';

test('a row that is twice another adds nothing', () => {
  assert.equal(
    matrixRank([
      [1, 2],
      [2, 4],
      [0, 1],
    ]),
    2,
  );
});

test('no rows and rows of zeros have rank 0', () => {
  assert.equal(matrixRank([]), 0);
  assert.equal(
    matrixRank([
      [0, 0],
      [0, 0],
    ]),
    0,
  );
});

test('a product of n x r and r x m random matrices has rank r', () => {
  const entries = (count: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min: -50, max: 50 }), { minLength: count, maxLength: count });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), entries(28), entries(24), (rank, left, right) => {
      // 7 x rank with a unit block on top, rank x 6 with a unit block on the left: both have full rank.
      const a = Array.from({ length: 7 }, (_, i) =>
        Array.from({ length: rank }, (__, j) => (i < rank ? Number(i === j) : (left[4 * i + j] ?? 0))),
      );
      const b = Array.from({ length: rank }, (_, i) =>
        Array.from({ length: 6 }, (__, j) => (j < rank ? Number(i === j) : (right[6 * i + j] ?? 0))),
      );
      const product = a.map((row) =>
        Array.from({ length: 6 }, (_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)),
      );
      assert.equal(matrixRank(product), rank);
    }),
  );
});
