import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mix32 } from '../../src/represent/hash.js';
import { WordCodes } from '../../src/summaries/word-codes.js';

function roundTrip(codes: WordCodes, hashes: Uint32Array): { readonly read: Uint32Array; readonly units: number } {
  const units = new Uint16Array(3 * hashes.length + 5);
  const length = codes.write(hashes, hashes.length, units.subarray(5));
  const read = new Uint32Array(hashes.length);
  assert.equal(codes.read(units, 5, length, read), hashes.length);
  return { read, units: length };
}

test('words come back as they were, known ones in one unit', () => {
  const codes = new WordCodes();
  const hashes = Uint32Array.from([7, 0, 0xffffffff, 7, 7]);
  const { read, units } = roundTrip(codes, hashes);
  assert.deepEqual(read, hashes);
  assert.equal(units, 5);
});

test('when the codes have run out, further words take three units and old ones still one', () => {
  const codes = new WordCodes();
  const hashes = Uint32Array.from({ length: 70_000 }, (_, i) => mix32(i + 1));
  assert.deepEqual(roundTrip(codes, hashes).read, hashes);
  assert.equal(roundTrip(codes, hashes.subarray(0, 10)).units, 10);
  const last = roundTrip(codes, hashes.subarray(-10));
  assert.equal(last.units, 30);
  assert.deepEqual(last.read, hashes.slice(-10));
});
