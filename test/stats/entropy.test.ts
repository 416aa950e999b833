import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countEach, entropyBits } from '../../src/stats/entropy.js';

test('counts 2, 2, 4 carry one and a half bits', () => {
  assert.ok(Math.abs(entropyBits([2, 2, 4]) - 1.5) < 1e-12);
});

test('a single value, no value and zero counts carry nothing', () => {
  assert.equal(entropyBits([7]), 0);
  assert.equal(entropyBits([]), 0);
  assert.equal(entropyBits([0, 0]), 0);
});

test('uniform counts reach the logarithm of their number', () => {
  assert.ok(Math.abs(entropyBits(Array.from({ length: 77 }, () => 3)) - Math.log2(77)) < 1e-12);
});

test('an unequal distribution agrees with scipy.stats.entropy([10, 3, 1], base=2) of scipy 1.11', () => {
  assert.ok(Math.abs(entropyBits([10, 3, 1]) - 1.0949) < 1e-4);
});

test('values are counted in order of first appearance', () => {
  assert.deepEqual(countEach([5, 2, 5, 9, 5, 2]), [3, 2, 1]);
});
