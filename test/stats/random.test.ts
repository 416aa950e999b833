import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, shuffle } from '../../src/stats/random.js';

test('seed 1 begins as the C program does', () => {
  const random = seededRandom(1);
  assert.deepEqual(
    [random(), random(), random()].map((number) => number.toFixed(6)),
    ['0.627074', '0.002736', '0.527447'],
  );
});

test('the same seed repeats itself, another does not', () => {
  const [a, b, c] = [seededRandom(5), seededRandom(5), seededRandom(6)];
  assert.equal(a(), b());
  assert.notEqual(a(), c());
});

test('numbers lie in [0, 1) and fill its tenths evenly', () => {
  const random = seededRandom(42);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i += 1) {
    const number = random();
    assert.ok(number >= 0 && number < 1);
    const tenth = Math.floor(number * 10);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  // Chi-squared with 9 degrees of freedom: below 27.9 with probability .999.
  const chiSquared = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  assert.ok(chiSquared < 27.9);
});

test('shuffling keeps the numbers and gives every order alike', () => {
  const random = seededRandom(7);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i += 1) {
    const order = [1, 2, 3];
    shuffle(order, random);
    const name = order.join('');
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  assert.deepEqual([...seen.keys()].sort(), ['123', '132', '213', '231', '312', '321']);
  // Chi-squared with 5 degrees of freedom: below 20.5 with probability .999.
  const chiSquared = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  assert.ok(chiSquared < 20.5);
});
