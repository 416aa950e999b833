/** The seeded generator: same seed, same numbers; forks do not disturb each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../../../bench/scenarios/random.js';

function draws(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

test('the same seed gives the same numbers and another seed gives others', () => {
  assert.deepEqual(draws(new Random(7), 20), draws(new Random(7), 20));
  assert.notDeepEqual(draws(new Random(7), 20), draws(new Random(8), 20));
});

test('a fork depends on its name alone, not on what was drawn before', () => {
  const used = new Random(7);
  draws(used, 100);
  assert.deepEqual(draws(used.fork('a'), 5), draws(new Random(7).fork('a'), 5));
  assert.notDeepEqual(draws(used.fork('a'), 5), draws(used.fork('b'), 5));
});

test('numbers stay in their range', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, count) => {
      const random = new Random(seed);
      const share = random.next();
      const place = random.below(count);
      const rank = random.zipf(count);
      return share >= 0 && share < 1 && place >= 0 && place < count && rank >= 0 && rank < count;
    }),
  );
});

test('normal numbers have the mean and the deviation asked for', () => {
  const random = new Random(3);
  const values = Array.from({ length: 20_000 }, () => random.normal(5, 2));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // Standard error of the mean: 2 / sqrt(20,000) = .014; of the variance: 4 sqrt(2 / 20,000) = .04.
  assert.ok(Math.abs(mean - 5) < 0.06, `mean ${mean}`);
  assert.ok(Math.abs(variance - 4) < 0.16, `variance ${variance}`);
});

test('weights decide how often an entry is drawn', () => {
  const random = new Random(11);
  const rare = Array.from({ length: 10_000 }, () =>
    random.weighted([
      ['often', 9],
      ['rare', 1],
    ]),
  ).filter((name) => name === 'rare');
  // 1,000 expected, deviation 30.
  assert.ok(Math.abs(rare.length - 1000) < 120, `${rare.length}`);
});

test('a shuffle keeps every entry', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, list) => {
      const shuffled = new Random(seed).shuffle(list);
      assert.deepEqual([...shuffled].sort(), [...list].sort());
    }),
  );
});

test('picking from an empty list is a mistake of ours and says so', () => {
  assert.throws(() => new Random(1).pick([]), /empty list/);
});
