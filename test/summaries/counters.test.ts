import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Arena } from '../../src/summaries/arena.js';
import { Counters } from '../../src/summaries/counters.js';

const STRIDE = Counters.words + 3;
/** One that lies in the record as it is, and one that begins as pairs. */
const LENGTHS = [7, 24];

for (const length of LENGTHS) {
  test(`few or many, small or large, ${String(length)} counters are what was set and added, and their neighbours stay as they are`, () => {
    const steps = fc.array(
      fc.record({
        account: fc.nat(3),
        index: fc.nat(length - 1),
        amount: fc.constantFrom(1, 100, 255, 256, 70_000),
        isSet: fc.boolean(),
        isZero: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const words = new Uint32Array(4 * STRIDE).fill(0);
        const counters = new Counters(words, length, new Arena());
        const expected = Array.from({ length: 4 }, () => new Array<number>(length).fill(0));
        for (const { account, index, amount, isSet, isZero } of taken) {
          const list = expected[account] ?? [];
          const value = isZero ? 0 : amount;
          if (isSet) counters.set(account * STRIDE, index, value);
          else counters.add(account * STRIDE, index, value);
          list[index] = (isSet ? 0 : (list[index] ?? 0)) + value;
        }
        expected.forEach((list, account) => {
          assert.deepEqual([...counters.read(account * STRIDE)], list);
          list.forEach((count, index) => {
            assert.equal(counters.get(account * STRIDE, index), count);
          });
          const behind = account * STRIDE + Counters.words;
          assert.deepEqual([...words.subarray(behind, behind + 3)], [0, 0, 0]);
        });
      }),
    );
  });
}

test('a short list takes memory of its own when one of its counters passes 255', () => {
  const counters = new Counters(new Uint32Array(STRIDE), 7, new Arena());
  counters.add(0, 2, 255);
  assert.equal(counters.byteSize(0), 0);
  counters.add(0, 2, 1);
  assert.equal(counters.get(0, 2), 256);
  assert.equal(counters.byteSize(0), 32);
});

test('a long list takes a byte a counter from the fifth that is not 0, and four from the first that passes 255', () => {
  const arena = new Arena();
  const counters = new Counters(new Uint32Array(STRIDE), 24, arena);
  for (const index of [3, 9, 12, 23, 3]) counters.add(0, index, 1);
  assert.equal(counters.byteSize(0), 0);
  counters.set(0, 9, 0);
  counters.add(0, 10, 1);
  assert.equal(counters.byteSize(0), 0);
  counters.add(0, 11, 1);
  assert.equal(counters.byteSize(0), 24);
  counters.add(0, 11, 400);
  assert.equal(counters.byteSize(0), 96);
  assert.equal(arena.bytesTaken, 96);
});
