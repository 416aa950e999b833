import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features } from '../../src/features/index.js';
import type { Residual } from '../../src/scores/residuals.js';
import { readStrands, strandIds, strands, strandShares } from '../../src/scores/strands.js';

function residuals(given: Readonly<Record<string, number>>): Map<string, Residual> {
  return new Map(Object.entries(given).map(([id, directed]) => [id, { usual: 0, percentile: 0.5, directed }]));
}

test('every part of a strand is a feature', () => {
  const known = new Set(features.map(({ id }) => id));
  for (const id of strandIds) for (const { feature } of strands[id].parts) assert.ok(known.has(feature), feature);
});

test('a strand is the weighted mean of the features that apply', () => {
  // label-collision 1, label-entropy .5: (2 + .5 * 1) / 1.5
  assert.ok(
    Math.abs((readStrands(residuals({ 'label-collision': 2, 'label-entropy': 1 })).labels ?? NaN) - 2.5 / 1.5) < 1e-12,
  );
  assert.equal(readStrands(residuals({ 'label-collision': 2 })).labels, 2);
});

test('a strand without any applicable feature is null', () => {
  assert.equal(readStrands(residuals({})).labels, null);
});

test('of signs of which one is enough, the largest leads', () => {
  // weights .5: mean of the two .5 shares = (3 + 0) / 2; .3 * 1.5 + .7 * .5 * 3
  const values = readStrands(residuals({ 'tiny-step-share': 3, 'few-field-share': 0 }));
  assert.ok(Math.abs((values.near ?? NaN) - (0.3 * 1.5 + 0.7 * 1.5)) < 1e-12);
});

test('the shares of a strand add up to its value', () => {
  const given = residuals({
    'input-length': 1,
    'opening-variety': -2,
    'phrase-repetition': 0.5,
    'near-share': 1,
    'few-field-share': 3,
  });
  const values = readStrands(given);
  for (const id of strandIds) {
    const sum = strandShares(id, given).reduce(
      (total, { feature, coefficient }) => total + coefficient * (given.get(feature)?.directed ?? 0),
      0,
    );
    assert.ok(Math.abs(sum - (values[id] ?? 0)) < 1e-12, id);
  }
});
