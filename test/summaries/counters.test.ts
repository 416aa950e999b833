import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Arena } from '../../src/summaries/arena.js';
import { Counters } from '../../src/summaries/counters.js';

const LENGTH = 7;
const STRIDE = Counters.words(LENGTH) + 3;

test('small or large, counters are what was added to them, and their neighbours stay as they are', () => {
  const additions = fc.array(fc.tuple(fc.nat(3), fc.nat(LENGTH - 1), fc.constantFrom(1, 100, 255, 256, 70_000)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(additions, (added) => {
      const words = new Uint32Array(4 * STRIDE).fill(0);
      const counters = new Counters(words, LENGTH, new Arena());
      const expected = Array.from({ length: 4 }, () => new Array<number>(LENGTH).fill(0));
      for (const [account, index, amount] of added) {
        counters.add(account * STRIDE, index, amount);
        const list = expected[account];
        if (list !== undefined) list[index] = (list[index] ?? 0) + amount;
      }
      expected.forEach((list, account) => {
        assert.deepEqual([...counters.read(account * STRIDE)], list);
        const behind = account * STRIDE + Counters.words(LENGTH);
        assert.deepEqual([...words.subarray(behind, behind + 3)], [0, 0, 0]);
      });
    }),
  );
});

test('a list takes memory of its own when one of its counters passes 255', () => {
  const counters = new Counters(new Uint32Array(STRIDE), LENGTH, new Arena());
  counters.add(0, 2, 255);
  assert.equal(counters.byteSize(0), 0);
  counters.add(0, 2, 1);
  assert.equal(counters.get(0, 2), 256);
  assert.equal(counters.byteSize(0), 32);
});
