import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mix32 } from '../../src/represent/hash.js';
import { jaccardDistance, WordSet } from '../../src/represent/text-distance.js';

function hashesOf(words: readonly number[]): Uint32Array {
  return Uint32Array.from(words, (word) => mix32(word + 1));
}

test('two of four words in common are a distance of a half', () => {
  assert.equal(jaccardDistance(2, 3, 3), 0.5);
});

test('empty texts are equal, and as far as can be from others', () => {
  assert.equal(jaccardDistance(0, 0, 0), 0);
  assert.equal(jaccardDistance(0, 0, 5), 1);
});

test('the set agrees with sets of the language, text after text', () => {
  const set = new WordSet(96);
  // Forty words whose short hashes are all different.
  const words = fc.array(fc.nat(40), { maxLength: 96 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      set.fill(hashesOf(a), a.length);
      const [first, second] = [new Set(a), new Set(b)];
      const shared = [...first].filter((word) => second.has(word)).length;
      assert.equal(set.size, first.size);
      assert.deepEqual(
        Array.from(set.words.subarray(0, set.size)),
        Array.from(hashesOf([...first]), (hash) => hash & 0xffff),
      );
      const expected = 1 - shared / Math.max(1, new Set([...a, ...b]).size);
      assert.ok(Math.abs(set.distanceTo(hashesOf(b), b.length) - (a.length + b.length === 0 ? 0 : expected)) < 1e-12);
      const short = Uint16Array.from([0, ...second], (word, i) => (i === 0 ? 0 : (hashesOf([word])[0] ?? 0) & 0xffff));
      assert.equal(set.countShared(short, 1, second.size), shared);
    }),
  );
});
