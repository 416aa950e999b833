/** Four bytes at once tell what each of them alone would. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesIn, countMarks, firstMarked, viewOf, zeroBytes } from '../../src/represent/wide-bytes.js';

const edges = fc.constantFrom(0, 1, 0x09, 0x0d, 0x20, 0x22, 0x2f, 0x30, 0x39, 0x3a, 0x41, 0x5a, 0x5c, 0x7f, 0x80, 0xff);
const four = fc.array(fc.oneof(edges, fc.nat(255)), { minLength: 4, maxLength: 4 });

function wordOf(bytes: readonly number[]): number {
  return viewOf(Uint8Array.from(bytes)).getInt32(0, true);
}

function marked(bytes: readonly number[], holds: (byte: number) => boolean): number {
  return wordOf(bytes.map((byte) => (holds(byte) ? 0x80 : 0)));
}

test('noughts, and bytes of a range, are marked where they stand and nowhere else', () => {
  fc.assert(
    fc.property(four, (bytes) => {
      assert.equal(
        zeroBytes(wordOf(bytes)),
        marked(bytes, (byte) => byte === 0),
      );
      for (const [low, high] of [
        [0x30, 0x39],
        [0x41, 0x5a],
        [0x09, 0x0d],
      ] as const) {
        assert.equal(
          bytesIn(wordOf(bytes), low, high),
          marked(bytes, (byte) => byte >= low && byte <= high),
        );
      }
    }),
    { numRuns: 2000 },
  );
});

test('marks are counted, and the first of them is found', () => {
  for (let set = 1; set < 16; set += 1) {
    const bytes = [0, 1, 2, 3].map((i) => ((set >> i) & 1) * 0x80);
    assert.equal(countMarks(wordOf(bytes)), bytes.filter((byte) => byte > 0).length);
    assert.equal(firstMarked(wordOf(bytes)), bytes.indexOf(0x80));
  }
});

test('views are of the bytes they are asked for, whichever came before', () => {
  const all = [
    [1, 0, 0, 0],
    [2, 0, 0, 0],
    [3, 0, 0, 0],
  ].map((bytes) => Uint8Array.from(bytes));
  for (const i of [0, 1, 0, 2, 1, 0, 0, 2]) assert.equal(viewOf(all[i] ?? Uint8Array.of()).getInt32(0, true), i + 1);
});
