import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medianOf } from '../../src/stats/median.js';

test('the middle one of three, the mean of the middle two of four', () => {
  assert.equal(medianOf([10, 1, 3]), 3);
  assert.equal(medianOf([3, 1, 2, 10]), 2.5);
});

test('numbers are ordered as numbers, and the list stays as it was', () => {
  const list = [10, 9, 100];
  assert.equal(medianOf(list), 10);
  assert.deepEqual(list, [10, 9, 100]);
});

test('an empty list has no median', () => {
  assert.ok(Number.isNaN(medianOf([])));
});
