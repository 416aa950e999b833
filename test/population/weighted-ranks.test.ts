import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WeightedRanks } from '../../src/population/weighted-ranks.js';

test('every list weighs the same, however long it is', () => {
  // One list of four small numbers against one of a single large number: half of the weight lies at or below 4.
  const ranks = new WeightedRanks([[1, 2, 3, 4], [100]]);
  assert.equal(ranks.rank(4), 0.5);
  assert.equal(ranks.rank(2), 0.25);
  assert.equal(ranks.rank(100), 1);
  assert.equal(ranks.rank(0), 0);
});

test('a quantile is the smallest value that reaches the share', () => {
  const ranks = new WeightedRanks([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  assert.equal(ranks.quantile(0.1), 1);
  assert.equal(ranks.quantile(0.5), 5);
});

test('without values nothing has a rank', () => {
  const ranks = new WeightedRanks([[], [NaN]]);
  assert.ok(Number.isNaN(ranks.rank(1)));
  assert.ok(Number.isNaN(ranks.quantile(0.5)));
});
