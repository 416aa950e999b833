import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tailEvidence } from '../../src/stats/normal-tail.js';

test('upper tails of the normal distribution as R gives them, within a hundredth', () => {
  // R 4.3: -log10(2 * pnorm(-z)) for z = 1, 2, 3, 5; half of the mass lies above 0 and is no surprise.
  for (const [z, expected] of [
    [1, 0.4985],
    [2, 1.342],
    [3, 2.5687],
    [5, 6.2416],
  ] as const)
    assert.ok(Math.abs(tailEvidence(z) - expected) < 0.01, `${tailEvidence(z)} at ${z}`);
});

test('nothing above the mean is no surprise, and more is more', () => {
  assert.equal(tailEvidence(0), 0);
  assert.equal(tailEvidence(-4), 0);
  assert.equal(tailEvidence(NaN), 0);
  assert.ok(tailEvidence(4) > tailEvidence(3.9));
});
