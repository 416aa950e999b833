import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from '../../src/stats/quantile.js';

test('quantiles agree with quantile(c(1, 2, 4, 8), type = 7) of R 4.3', () => {
  assert.equal(quantile([1, 2, 4, 8], 0), 1);
  assert.equal(quantile([1, 2, 4, 8], 0.25), 1.75);
  assert.equal(quantile([1, 2, 4, 8], 0.5), 3);
  assert.ok(Math.abs(quantile([1, 2, 4, 8], 0.6) - 3.6) < 1e-12);
  assert.equal(quantile([1, 2, 4, 8], 1), 8);
});

test('no numbers have no quantile', () => {
  assert.ok(Number.isNaN(quantile([], 0.5)));
});
