import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimateDistinct, lowerBound } from '../../src/stats/bottom-k.js';
import { seededRandom } from '../../src/stats/random.js';

test('among 2, 4, 6 the place for 5 is 2', () => {
  assert.equal(lowerBound([2, 4, 6], { from: 0, size: 3, stride: 1, key: 5 }), 2);
});

test('the place is the number of smaller keys, also inside a bigger list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(50), fc.nat(3), (numbers, key, from) => {
      const keys = numbers.sort((a, b) => a - b);
      const spread = [...new Array<number>(from).fill(-1), ...keys.flatMap((number) => [number, NaN, NaN])];
      const place = lowerBound(spread, { from, size: keys.length, stride: 3, key });
      assert.equal(place, keys.filter((number) => number < key).length);
    }),
  );
});

test('fewer than k are counted exactly', () => {
  assert.equal(estimateDistinct(100, 128, 0.9), 100);
  assert.equal(estimateDistinct(0, 0, 0), 0);
});

test('128 keys up to a tenth of the range stand for 1270', () => {
  assert.ok(Math.abs(estimateDistinct(128, 128, 0.1) - 1270) < 1e-9);
});

test('the estimate is right on average: 300 samples of 1,000 with k = 32', () => {
  const random = seededRandom(7);
  let sum = 0;
  for (let run = 0; run < 300; run += 1) {
    const keys = Array.from({ length: 1000 }, random).sort((a, b) => a - b);
    sum += estimateDistinct(32, 32, keys[31] ?? NaN);
  }
  // One estimate has a standard error of 18 %, the mean of 300 one of 1 %.
  assert.ok(Math.abs(sum / 300 / 1000 - 1) < 0.04);
});
