import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedFreshShare } from '../../src/features/fresh.js';

test('inputs that were all asked once are all fresh', () => {
  const share =
    expectedFreshShare(
      Array.from({ length: 80 }, () => 1),
      80,
      50,
    ) ?? NaN;
  assert.ok(Math.abs(share - 1) < 1e-12);
});

test('one input asked a hundred times is fresh once in fifty draws', () => {
  assert.ok(Math.abs((expectedFreshShare([100], 1, 50) ?? NaN) - 1 / 50) < 1e-12);
});

test('two inputs asked 10 times each, 5 draws: 2 (1 - C(10,5)/C(20,5)) / 5', () => {
  // C(10,5) = 252, C(20,5) = 15504: 2 (1 - .016254) / 5 = .393498
  assert.ok(Math.abs((expectedFreshShare([10, 10], 2, 5) ?? NaN) - 0.393498) < 1e-6);
});

test('a sample of the distinct inputs stands for all of them', () => {
  // 40 of 400 equally frequent inputs: 50 draws from 1,200 requests almost never repeat.
  const share =
    expectedFreshShare(
      Array.from({ length: 40 }, () => 3),
      400,
      50,
    ) ?? NaN;
  assert.ok(share > 0.95 && share < 1);
});

test('fewer than ten requests are not judged', () => {
  assert.equal(expectedFreshShare([1, 1, 1], 3, 50), null);
  assert.equal(expectedFreshShare([], 0, 50), null);
});
