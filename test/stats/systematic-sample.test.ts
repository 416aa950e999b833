import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systematicSample } from '../../src/stats/systematic-sample.js';

test('of many items every k-th is taken, of few all', () => {
  assert.deepEqual(systematicSample([1, 2, 3], 3), [1, 2, 3]);
  assert.deepEqual(systematicSample([1, 2, 3, 4, 5, 6, 7], 3), [1, 4, 7]);
  assert.deepEqual(systematicSample([], 3), []);
});
