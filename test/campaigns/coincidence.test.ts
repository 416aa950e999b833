import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coincidence } from '../../src/campaigns/coincidence.js';
import { seededRandom } from '../../src/stats/random.js';
import { Arena } from '../../src/summaries/arena.js';
import { WindowSample } from '../../src/summaries/window-sample.js';

const WIDTH = 120_000;
const PER_HOUR = 30;

function sample(windows: readonly number[], limit = 64): WindowSample {
  const made = new WindowSample(limit, WIDTH, new Arena());
  for (const window of windows) made.offer(window * WIDTH + 5);
  return made;
}

function near(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-6, `${value} instead of ${expected}`);
}

test('two accounts worked out by hand', () => {
  // Hour 0: a in windows 0, 1, 2, b in 0, 1, 9: E = 3 * 3 / 30; hour 5: a in 150, b in 160: E += 1 / 30.
  // Windows 0 and 1 have a crowd of 2, their hour has a mean of 6 / 30: each weighs (.2 + 1) / (2 + 1) = .4, so C = .8.
  const both = new Coincidence([sample([0, 1, 2, 150]), sample([0, 1, 9, 160])], WIDTH);
  near(both.common(0, 1), 0.8);
  near(both.expected(0, 1), 10 / PER_HOUR);
  near(both.value(0, 1), (0.8 - 1 / 3) / Math.sqrt(4 / 3));
  near(both.value(1, 0), both.value(0, 1));
});

test('accounts that never meet share nothing; those that meet less often than their hours explain lie below 0', () => {
  const never = new Coincidence([sample([0, 1, 2]), sample([5, 6, 7]), sample([900])], WIDTH);
  assert.equal(never.value(0, 1), 0);
  assert.equal(never.value(0, 2), 0);
  const often = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18];
  const once = new Coincidence([sample(often), sample([1, 3, 5, 7, 9, 11, 13, 15, 17, 18])], WIDTH);
  assert.equal(once.meetings(0, 1), 1);
  assert.ok(once.value(0, 1) < 0);
});

test('a window full of everybody weighs little', () => {
  const crowd = Array.from({ length: 20 }, (_, i) => sample([0, 31 + 30 * i]));
  const pair = [sample([0, 5000]), sample([0, 5000])];
  const all = new Coincidence([...crowd, ...pair], WIDTH);
  assert.ok(all.value(20, 21) > 3 * all.value(0, 1));
});

test('one scheduler behind two accounts stands out among independent ones, samples cut or not', () => {
  const random = seededRandom(11);
  const windows = Array.from({ length: 300 }, () => Math.floor(random() * 30 * PER_HOUR));
  const independent = (): number[] => windows.map(() => Math.floor(random() * 30 * PER_HOUR));
  const accounts = [
    windows,
    windows.map((window) => (random() < 0.8 ? window : window + 3)),
    ...Array.from({ length: 20 }, independent),
  ];
  for (const limit of [64, 10_000]) {
    const all = new Coincidence(
      accounts.map((list) => sample(list, limit)),
      WIDTH,
    );
    let strangers = -Infinity;
    for (let a = 2; a < accounts.length; a += 1)
      for (let b = 0; b < a; b += 1) strangers = Math.max(strangers, all.value(a, b));
    assert.ok(all.value(0, 1) > strangers, `limit ${limit}: ${all.value(0, 1)} and ${strangers}`);
  }
});

test('independent accounts meet about as often as expected, whether all windows are kept or a sample', () => {
  const random = seededRandom(12);
  const accounts = Array.from({ length: 40 }, () =>
    Array.from({ length: 200 }, () => Math.floor(random() * 20 * PER_HOUR)),
  );
  for (const limit of [64, 10_000]) {
    const all = new Coincidence(
      accounts.map((list) => sample(list, limit)),
      WIDTH,
    );
    let common = 0;
    let expected = 0;
    for (let a = 0; a < accounts.length; a += 1) {
      for (let b = 0; b < a; b += 1) {
        common += all.common(a, b);
        expected += all.expected(a, b);
      }
    }
    // Weights of windows have a mean a little below one; sums over 780 pairs come close.
    assert.ok(Math.abs(common / expected - 1) < 0.15, `limit ${limit}: ${common} and ${expected}`);
  }
});

test('busy accounts of which a small share of the windows is kept meet as often as expected: they do not seem to take turns', () => {
  const random = seededRandom(13);
  // 1,200 of 5,040 windows each, 64 of about 1,065 distinct ones kept: a share of .06, at which the same hours looked a half busier than they were.
  const accounts = Array.from({ length: 60 }, () =>
    sample(Array.from({ length: 1_200 }, () => Math.floor(random() * 168 * PER_HOUR))),
  );
  const all = new Coincidence(accounts, WIDTH);
  let meetings = 0;
  let expected = 0;
  for (let a = 0; a < accounts.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      meetings += all.meetings(a, b);
      expected += all.expected(a, b);
    }
  }
  assert.ok(Math.abs(meetings / expected - 1) < 0.05, `${meetings} and ${expected}`);
});

test('accounts without times are comparable with nobody', () => {
  const empty = new Coincidence([sample([]), sample([1, 2])], WIDTH);
  assert.equal(empty.value(0, 1), 0);
});
