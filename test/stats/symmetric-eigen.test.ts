import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { symmetricEigen } from '../../src/stats/symmetric-eigen.js';

function near(value: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} instead of ${expected}`);
}

test('two by two, by hand: 3 and 1 along the diagonals', () => {
  const { values, vectors } = symmetricEigen([
    [2, 1],
    [1, 2],
  ]);
  near(values[0] ?? NaN, 3);
  near(values[1] ?? NaN, 1);
  for (const vector of vectors) for (const value of vector) near(Math.abs(value), Math.SQRT1_2);
});

test('three by three with known values: 2 - sqrt 2, 2, 2 + sqrt 2 (second differences)', () => {
  const { values } = symmetricEigen([
    [2, -1, 0],
    [-1, 2, -1],
    [0, -1, 2],
  ]);
  [2 + Math.SQRT2, 2, 2 - Math.SQRT2].forEach((expected, i) => {
    near(values[i] ?? NaN, expected);
  });
});

test('values and vectors give the matrix back', () => {
  const matrices = fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 6 }), {
    minLength: 6,
    maxLength: 6,
  });
  fc.assert(
    fc.property(matrices, (rows) => {
      const matrix = rows.map((row, i) => row.map((value, j) => value + (rows[j]?.[i] ?? 0)));
      const { values, vectors } = symmetricEigen(matrix);
      matrix.forEach((row, i) => {
        row.forEach((value, j) => {
          const sum = vectors.reduce(
            (total, vector, k) => total + (values[k] ?? 0) * (vector[i] ?? 0) * (vector[j] ?? 0),
            0,
          );
          near(sum, value, 1e-7);
        });
      });
      for (let k = 1; k < values.length; k += 1) assert.ok((values[k - 1] ?? 0) >= (values[k] ?? 0));
    }),
    { numRuns: 40 },
  );
});

test('no rows have no values, and a zero matrix has zeros', () => {
  assert.equal(symmetricEigen([]).values.length, 0);
  assert.deepEqual(
    [
      ...symmetricEigen([
        [0, 0],
        [0, 0],
      ]).values,
    ],
    [0, 0],
  );
});
