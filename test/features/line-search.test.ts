import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineWeight } from '../../src/features/line-search.js';

test('searches along one number count where hardly any row is a record of its own', () => {
  // (.7 - .5) / (.75 - .5) is .8.
  assert.ok(Math.abs(lineWeight({ fewFields: 70, rowCompared: 100 }) - 0.8) < 1e-9);
  assert.equal(lineWeight({ fewFields: 30, rowCompared: 100 }), 0);
  assert.equal(lineWeight({ fewFields: 95, rowCompared: 100 }), 1);
});
