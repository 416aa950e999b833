import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NeighbourTables } from '../../src/campaigns/neighbour-tables.js';
import { dot, whiten } from '../../src/campaigns/whitening.js';
import { seededRandom } from '../../src/stats/random.js';

/** Rows whose columns are mixtures of three independent numbers. */
function mixtures(count: number, seed: number): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const [a, b, c] = [random(), 5 * random(), 0.2 * random()];
    return Float64Array.from([a + b, a - b, c, b + 3]);
  });
}

function whitened(rows: readonly Float64Array[], most: number): Float64Array[] {
  const white = whiten(rows, most);
  return rows.map((_, place) => white.of(place));
}

test('whitened coordinates have mean 0, variance 1 and no correlation', () => {
  const white = whitened(mixtures(400, 1), 24);
  assert.equal(white[0]?.length, 3, 'the fourth direction is a copy');
  for (let i = 0; i < 3; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const product = white.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0) / white.length;
      assert.ok(Math.abs(product - (i === j ? 1 : 0)) < 1e-6);
    }
    assert.ok(Math.abs(white.reduce((sum, row) => sum + (row[i] ?? 0), 0)) < 1e-6);
  }
});

test('no more components than asked for, and none for equal rows', () => {
  assert.equal(whiten(mixtures(50, 2), 2).width, 2);
  assert.equal(whiten([Float64Array.of(1, 2), Float64Array.of(1, 2)], 5).width, 0);
  assert.equal(whiten([], 5).width, 0);
});

test('few vectors are all looked at: the best neighbours are those of brute force', () => {
  const vectors = whitened(mixtures(60, 3), 3);
  const tables = new NeighbourTables(vectors, 7);
  vectors.forEach((vector, place) => {
    const similarity = (other: number): number => dot(vector, vectors[other] ?? vector);
    const expected = vectors
      .map((_, other) => other)
      .filter((other) => other !== place)
      .sort((a, b) => similarity(b) - similarity(a))
      .slice(0, 5);
    assert.deepEqual(tables.best(place, 5, similarity), expected);
  });
});

test('among many vectors nearly all planted pairs are found, without looking at all', () => {
  const random = seededRandom(4);
  const direction = (): Float64Array => Float64Array.from({ length: 12 }, () => random() - 0.5);
  const vectors = Array.from({ length: 3_000 }, direction);
  for (let i = 0; i < 300; i += 1) vectors[3_000 + i] = (vectors[i] ?? direction()).map((value) => 1.05 * value + 0.01);
  const tables = new NeighbourTables(vectors, 8);
  let found = 0;
  let looked = 0;
  for (let i = 0; i < 300; i += 1) {
    const best = tables.best(i, 8, (other) => {
      looked += 1;
      return -(vectors[i] ?? new Float64Array(0)).reduce(
        (sum, value, k) => sum + (value - (vectors[other]?.[k] ?? 0)) ** 2,
        0,
      );
    });
    if (best.includes(3_000 + i)) found += 1;
  }
  assert.ok(found > 290, `${found} of 300`);
  assert.ok(looked < 300 * 3_300 * 0.4, `${looked} looked at`);
});
