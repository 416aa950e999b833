import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { averageLinkage, groupsOf } from '../../src/campaigns/linkage.js';

/** Symmetric similarities of 2 to 9 leaves without equal values; means of them can still be equal, and then there are two trees. */
const matrices = fc
  .integer({ min: 2, max: 9 })
  .chain((size) =>
    fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), {
      minLength: (size * (size - 1)) / 2,
      maxLength: (size * (size - 1)) / 2,
    }),
  )
  .map((values) => {
    const size = Math.round((1 + Math.sqrt(1 + 8 * values.length)) / 2);
    const at = (a: number, b: number): number =>
      values[(Math.max(a, b) * (Math.max(a, b) - 1)) / 2 + Math.min(a, b)] ?? 0;
    return { size, at };
  });

/** Joins the two parts with the largest mean similarity until one is left; what is joined, as sorted leaves. Undefined where two pairs of parts are as similar. */
function greedily(size: number, at: (a: number, b: number) => number): Map<string, number> | undefined {
  const parts = Array.from({ length: size }, (_, i) => [i]);
  const joined = new Map<string, number>();
  while (parts.length > 1) {
    let best = { i: 0, j: 1, mean: -Infinity };
    let second = -Infinity;
    for (let i = 0; i < parts.length; i += 1) {
      for (let j = i + 1; j < parts.length; j += 1) {
        const [left, right] = [parts[i] ?? [], parts[j] ?? []];
        const sum = left.reduce((total, a) => total + right.reduce((inner, b) => inner + at(a, b), 0), 0);
        const mean = sum / (left.length * right.length);
        second = Math.max(second, Math.min(mean, best.mean));
        if (mean > best.mean) best = { i, j, mean };
      }
    }
    if (best.mean - second < 1e-3) return undefined;
    const group = [...(parts[best.i] ?? []), ...(parts[best.j] ?? [])].sort((a, b) => a - b);
    joined.set(group.join(' '), best.mean);
    parts.splice(best.j, 1);
    parts[best.i] = group;
  }
  return joined;
}

test('chains of nearest neighbours find the tree of the greedy method', () => {
  fc.assert(
    fc.property(matrices, ({ size, at }) => {
      const joins = averageLinkage(size, at);
      const groups = groupsOf(size, joins, 1, size).map((group) => [...group].sort((a, b) => a - b).join(' '));
      const expected = greedily(size, at);
      fc.pre(expected !== undefined);
      assert.deepEqual([...groups].sort(), [...expected.keys()].sort());
      joins.forEach(({ similarity }, i) => {
        const mean = expected.get(groups[i] ?? '') ?? NaN;
        assert.ok(Math.abs(similarity - mean) < 1e-5 * Math.max(1, Math.abs(mean)), `${similarity} and ${mean}`);
      });
    }),
    { numRuns: 150 },
  );
});

test('four leaves worked out by hand', () => {
  // 0-1 at 9, 2-3 at 5, all others at 1 but 0-3 at 3: joins at 9, 5 and (1 + 3 + 1 + 1) / 4 = 1.5.
  const values = new Map([
    ['0 1', 9],
    ['2 3', 5],
    ['0 3', 3],
  ]);
  const at = (a: number, b: number): number => values.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 1;
  assert.deepEqual(
    averageLinkage(4, at).map(({ similarity, size }) => [similarity, size]),
    [
      [9, 2],
      [5, 2],
      [1.5, 4],
    ],
  );
});

test('groups outside the sizes asked for are left out', () => {
  const joins = averageLinkage(6, (a, b) => 1 / (1 + Math.abs(a - b)) + 1e-6 * (a + b));
  for (const group of groupsOf(6, joins, 3, 4)) assert.ok(group.length === 3 || group.length === 4);
});

test('equal similarities end, and one or no leaf has no join', () => {
  assert.equal(averageLinkage(30, () => 1).length, 29);
  assert.deepEqual(
    averageLinkage(1, () => 1),
    [],
  );
  assert.deepEqual(
    averageLinkage(0, () => 1),
    [],
  );
});
