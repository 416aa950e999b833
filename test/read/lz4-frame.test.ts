import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeLz4Frame } from '../../src/read/formats/lz4-frame.js';

// Magic, version 1 without checksums or sizes, blocks up to 64 KiB, a header checksum nobody looks at.
const HEADER = [0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0];
const END = [0, 0, 0, 0];

function frame(...blocks: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([...HEADER, ...blocks.flatMap((block) => [block.length, 0, 0, 0, ...block]), ...END]);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

test('literals are copied', () => {
  assert.equal(text(decodeLz4Frame(frame([0x30, 0x61, 0x62, 0x63]))), 'abc');
});

test('a match may run into what it writes: one letter repeated', () => {
  // One literal, a match of 4 + 3 at distance 1, then a last sequence of one literal.
  assert.equal(text(decodeLz4Frame(frame([0x13, 0x61, 1, 0, 0x10, 0x62]))), 'aaaaaaaab');
});

test('lengths from 15 on go on in further bytes', () => {
  // 15 + 5 literals.
  const literals = Array.from({ length: 20 }, (_, i) => 0x61 + i);
  assert.equal(text(decodeLz4Frame(frame([0xf0, 5, ...literals]))), 'abcdefghijklmnopqrst');
});

test('a block refers to what the block before it wrote', () => {
  assert.equal(text(decodeLz4Frame(frame([0x40, 0x61, 0x62, 0x63, 0x64], [0x00, 4, 0, 0x10, 0x2e]))), 'abcdabcd.');
});

test('a block that is stored as it is', () => {
  const stored = Uint8Array.from([...HEADER, 2, 0, 0, 0x80, 0x68, 0x69, ...END]);
  assert.equal(text(decodeLz4Frame(stored)), 'hi');
});

test('a match before the beginning, literals beyond the end, and another magic are refused', () => {
  assert.throws(() => decodeLz4Frame(frame([0x10, 0x61, 9, 0, 0x10, 0x62])), RangeError);
  assert.throws(() => decodeLz4Frame(frame([0x90, 0x61])), RangeError);
  assert.throws(() => decodeLz4Frame(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])), RangeError);
});

test('whatever the bytes, it ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeLz4Frame(Uint8Array.from([...HEADER, bytes.length, 0, 0, 0, ...bytes, ...END]));
      } catch (error) {
        assert.ok(error instanceof RangeError);
      }
    }),
  );
});
