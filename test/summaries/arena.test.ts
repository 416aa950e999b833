import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Arena, chunkBytes, place } from '../../src/summaries/arena.js';

test('chunks in use never overlap, whatever is allocated and freed', () => {
  const steps = fc.array(fc.record({ words: fc.integer({ min: 1, max: 2000 }), frees: fc.boolean() }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const arena = new Arena();
      const live: { address: number; words: number; mark: number }[] = [];
      list.forEach(({ words, frees }, mark) => {
        if (frees && live.length > 0) {
          const [gone] = live.splice(mark % live.length, 1);
          if (gone !== undefined) arena.free(gone.address, gone.words);
        }
        const address = arena.allocate(words);
        arena.page(address).words.fill(mark, place(address), place(address) + words);
        live.push({ address, words, mark });
      });
      for (const { address, words, mark } of live) {
        const chunk = arena.page(address).words.subarray(place(address), place(address) + words);
        assert.equal(chunk.length, words);
        assert.ok(chunk.every((word) => word === mark));
      }
      assert.equal(
        arena.bytesTaken,
        live.reduce((sum, { words }) => sum + chunkBytes(words), 0),
      );
    }),
    { numRuns: 50 },
  );
});

test('a freed chunk is given out again before new memory is taken', () => {
  const arena = new Arena();
  const first = arena.allocate(11);
  arena.allocate(11);
  arena.free(first, 11);
  assert.equal(arena.allocate(12), first);
});

test('more than a page at once is our bug and says so', () => {
  assert.throws(() => new Arena().allocate(2 ** 24 + 1), /does not fit a page/);
});
