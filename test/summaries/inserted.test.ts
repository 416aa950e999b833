import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inserted } from '../../src/summaries/inserted.js';

test('an item is put in at its place and the last one gives way to the limit', () => {
  assert.deepEqual(inserted<string>([], 0, 'a', 3), ['a']);
  assert.deepEqual(inserted(['a', 'c'], 1, 'b', 3), ['a', 'b', 'c']);
  assert.deepEqual(inserted(['a', 'b', 'd'], 2, 'c', 3), ['a', 'b', 'c']);
  assert.deepEqual(inserted(['b', 'c', 'd'], 0, 'a', 3), ['a', 'b', 'c']);
});

test('the list that is replaced stays as it was', () => {
  const before = ['a', 'c'];
  inserted(before, 1, 'b', 3);
  assert.deepEqual(before, ['a', 'c']);
});
