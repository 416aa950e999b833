import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashBytes, hashPair, hashText, key52, mix32 } from '../../src/represent/hash.js';

test('the mixer is fmix32 of MurmurHash3', () => {
  // Values of the C function: fmix32(0), fmix32(1), fmix32(0xffffffff).
  assert.equal(mix32(0), 0);
  assert.equal(mix32(1), 0x514e28b7);
  assert.equal(mix32(0xffffffff), 0x81f16f39);
});

test('with seed 0 it is FNV-1a, mixed', () => {
  // FNV-1a of "" is 811c9dc5, of "a" e40c292c, of "foobar" bf9cf968 (test vectors of the FNV draft).
  assert.equal(hashText('', 0), mix32(0x811c9dc5));
  assert.equal(hashText('a', 0), mix32(0xe40c292c));
  assert.equal(hashText('foobar', 0), mix32(0xbf9cf968));
});

test('text and its UTF-8 bytes have the same hash, wherever the bytes lie', () => {
  const text = 'Grüße, 世界 🙂';
  const bytes = Buffer.from(`##${text}##`);
  assert.equal(hashText(text, 3), hashBytes(bytes, 2, bytes.length - 2, 3));
  assert.notEqual(hashText(text, 3), hashText(text, 4));
});

test('a long text is hashed whole', () => {
  const long = 'ä'.repeat(400_000);
  assert.notEqual(hashText(`${long}a`, 0), hashText(`${long}b`, 0));
  assert.equal(hashText('a', 0), mix32(0xe40c292c));
});

test('a pair is hashed in its order', () => {
  assert.notEqual(hashPair(1, 2), hashPair(2, 1));
});

test('52-bit keys are whole numbers below 2^52, the first hash uppermost', () => {
  assert.equal(key52(0xffffffff, 0xffffffff), 2 ** 52 - 1);
  assert.equal(key52(1, 0), 2 ** 20);
  assert.equal(key52(0, 4095), 0);
  assert.equal(key52(-1, 4096), (2 ** 32 - 1) * 2 ** 20 + 1);
});
