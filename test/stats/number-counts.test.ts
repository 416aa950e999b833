/** Counting 32-bit numbers in a table that is used again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NumberCounts } from '../../src/stats/number-counts.js';

const counts = new NumberCounts();

function mapOf(numbers: readonly number[]): Map<number, number> {
  const map = new Map<number, number>();
  for (const number of numbers) map.set(number >>> 0, (map.get(number >>> 0) ?? 0) + 1);
  return map;
}

test('numbers are counted as a map counts them, in the order in which they came', () => {
  const few = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });
  const many = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }), { maxLength: 400 });
  fc.assert(
    fc.property(fc.oneof(few, many), (numbers) => {
      counts.clear();
      for (const number of numbers) counts.add(number);
      assert.deepEqual([...counts], [...mapOf(numbers)]);
    }),
  );
});

test('a number is new once, and found where it was put', () => {
  counts.clear();
  assert.deepEqual(
    [7, 8, 7, 0].map((number) => counts.add(number)),
    [true, true, false, true],
  );
  assert.deepEqual([counts.placeOf(7), counts.placeOf(0), counts.placeOf(9)], [0, 2, -1]);
  assert.deepEqual([counts.numberAt(1), counts.countAt(0)], [8, 2]);
  counts.clear();
  assert.equal(counts.placeOf(7), -1);
  assert.equal(counts.size, 0);
});
