import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factor, hour } from '../../src/features/phrase.js';

test('how many times is told with two digits, and not at all exactly beyond a thousand', () => {
  assert.deepEqual([1.234, 14.88, 136.3, 999.6, 1000.1, Infinity].map(factor), [
    ...['1.2', '15', '136', '1,000', 'over 1,000', 'over 1,000'],
  ]);
});

test('an hour is told as clocks show it', () => {
  assert.equal(hour(Date.parse('2026-11-20T16:59:59Z')), '2026-11-20 16:00 UTC');
});
