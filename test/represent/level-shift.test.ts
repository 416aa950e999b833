import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLevelShift } from '../../src/represent/level-shift.js';

function isShift(...differences: readonly number[]): boolean {
  return isLevelShift(Float64Array.from(differences));
}

test('one length in one direction is a shift of level, a fifth of the numbers apart', () => {
  assert.ok(isShift(0.2, 0.21, 0.19, 0.2, 0.2));
  assert.ok(isShift(-3, -3, -3, -2.9, -9));
});

test('steps up and down, of many lengths or of a few numbers are none', () => {
  assert.ok(!isShift(0.2, -0.2, 0.2, -0.2, 0.2));
  assert.ok(!isShift(1, 2, 3, 4, 5));
  assert.ok(!isShift(0.2, 0.2, 0.2, 0.2));
  assert.ok(!isShift(3, 3, 3, 9, -3));
});
