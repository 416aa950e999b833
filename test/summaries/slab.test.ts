import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Slab } from '../../src/summaries/slab.js';

test('arrays from one slab never overlap and keep their values', () => {
  const lengths = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 700 })), { maxLength: 60 });
  fc.assert(
    fc.property(lengths, (wanted) => {
      const slab = new Slab();
      const source = new Uint32Array(700);
      const made = wanted.map(([isWords, length], i) => {
        source.fill(i + 1);
        return isWords ? slab.copy(source, length) : slab.numbers(length).fill(i + 1);
      });
      made.forEach((array, i) => {
        assert.equal(array.length, wanted[i]?.[1]);
        assert.ok(array.every((value) => value === i + 1));
      });
    }),
  );
});
