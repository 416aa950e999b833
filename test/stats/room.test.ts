import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomFor } from '../../src/stats/room.js';

test('room is as large as asked for where that is little, and never less', () => {
  assert.equal(roomFor(0).byteLength, 0);
  assert.equal(roomFor(4096).byteLength, 4096);
  assert.ok(roomFor(100_000_000).byteLength >= 100_000_000);
});

test('large room is more than the C library ever keeps back', () => {
  assert.ok(roomFor(2 ** 20).byteLength > 2 ** 25);
});

test('an array in it has the length it was given, not that of the room', () => {
  const numbers = new Float32Array(roomFor(4 * 300_000), 0, 300_000);
  assert.equal(numbers.length, 300_000);
  assert.ok(numbers.every((number) => number === 0));
});
