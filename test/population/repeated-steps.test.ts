import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatedSteps } from '../../src/population/repeated-steps.js';
import type { SampledInput } from '../../src/represent/sampled-input.js';
import { seededRandom, shuffle } from '../../src/stats/random.js';

type Row = readonly number[];

function sampled(rows: readonly Row[], words = 0, seed = 3): SampledInput[] {
  const width = rows[0]?.length ?? 0;
  const columns = Uint32Array.from({ length: width }, (_, c) => c);
  const isWord = Uint8Array.from({ length: width }, (_, c) => (c < words ? 1 : 0));
  // A sample comes in the order of its keys, which is random.
  const order = Array.from(rows, (_, i) => i);
  shuffle(order, seededRandom(seed));
  return order.map((at, key) => {
    const values = Float64Array.from(rows[at] ?? [], Math.fround);
    return { key, count: 1, firstTime: NaN, label: 0, margin: NaN, content: { kind: 'row', columns, isWord, values } };
  });
}

/** Values with two decimals around 50, each column with a spread of its own. */
function naturalRow(random: () => number, width: number): number[] {
  return Array.from({ length: width }, (_, c) => round(50 + (c + 1) * 4 * (random() + random() + random() - 1.5)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function naturalRows(count: number, width: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => naturalRow(random, width));
}

/** Papernot et al. 2017: every round adds to each known row a step of one length for each number, up or down. */
function augmented(count: number, { width, seeds, length }: Growth): number[][] {
  const random = seededRandom(11);
  const rows = Array.from({ length: seeds }, () => naturalRow(random, width));
  for (let parent = 0; rows.length < count; parent += 1) {
    const step = (c: number): number => (random() < 0.5 ? -1 : 1) * length(random, c);
    rows.push((rows[parent] ?? []).map((value, c) => round(value + step(c))));
  }
  return rows;
}

interface Growth {
  readonly width: number;
  readonly seeds: number;
  length(random: () => number, column: number): number;
}

function share(rows: readonly Row[], words = 0): number {
  const repeats = repeatedSteps(sampled(rows, words));
  assert.ok(repeats !== null);
  return repeats.repeating / repeats.inputs;
}

test('rows grown from a few by steps of fixed lengths repeat their steps', () => {
  const rows = augmented(64, { width: 6, seeds: 16, length: (_, c) => 0.6 * (c + 1) });
  assert.ok(share(rows) > 0.5, `${share(rows)}`);
});

test('wide rows may step by another length each time: the numbers stay in proportion', () => {
  let length = 0;
  const rows = augmented(64, {
    width: 20,
    seeds: 16,
    length(random, c) {
      if (c === 0) length = 2 + 2 * random();
      return length;
    },
  });
  assert.ok(share(rows) > 0.4, `${share(rows)}`);
});

test('rows mixed of two others in equal shares step along one line, which is no growth', () => {
  for (const width of [6, 20]) {
    const ends = naturalRows(12, width, 5);
    const rows = Array.from({ length: 6 }, (_, line) => {
      const [from = [], to = []] = [ends[2 * line], ends[2 * line + 1]];
      return Array.from({ length: 11 }, (_row, k) =>
        from.map((value, c) => round(value + (k / 10) * ((to[c] ?? 0) - value))),
      );
    });
    assert.ok(share(rows.flat()) < 0.05, `${width}: ${share(rows.flat())}`);
  }
});

test('ordinary rows repeat no step, whether wide or coarse', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    for (const width of [5, 6, 12, 30]) assert.ok(share(naturalRows(64, width, seed)) < 0.05);
    assert.ok(share(naturalRows(64, 6, seed).map((row) => row.map(Math.round))) < 0.15);
  }
});

test('a form whose numbers change one or two at a time repeats no step', () => {
  const random = seededRandom(5);
  const rows = naturalRows(6, 6, 8).flatMap((seed) =>
    Array.from({ length: 10 }, (_, k) => seed.with(k % 6, 40 + 5 * Math.floor(5 * random()))),
  );
  assert.equal(share(rows), 0);
});

test('an explainer that swaps numbers for those of one background takes one step again and again, from one place', () => {
  const random = seededRandom(9);
  const background = naturalRow(random, 6);
  const rows = naturalRows(3, 6, 4).flatMap((seed) =>
    Array.from({ length: 20 }, () => seed.map((value, c) => (random() < 0.5 ? value : (background[c] ?? 0)))),
  );
  assert.ok(share(rows) < 0.1, `${share(rows)}`);
});

test('noise of any length around a few rows repeats no step', () => {
  const random = seededRandom(2);
  const rows = naturalRows(6, 6, 3).flatMap((seed) =>
    Array.from({ length: 10 }, () => seed.map((value) => round(value + 4 * (random() - 0.5)))),
  );
  assert.ok(share(rows) < 0.1, `${share(rows)}`);
});

test('rows with other words are not one step apart', () => {
  const rows = augmented(64, { width: 6, seeds: 16, length: (_, c) => 0.6 * (c + 1) });
  assert.equal(
    share(
      rows.map((row, i) => [i, ...row]),
      1,
    ),
    0,
  );
});

test('fewer than twelve rows or five numbers are not judged', () => {
  assert.equal(repeatedSteps(sampled(naturalRows(11, 6, 1))), null);
  assert.equal(repeatedSteps(sampled(naturalRows(64, 4, 1))), null);
  assert.equal(repeatedSteps(sampled(naturalRows(64, 5, 1), 1)), null);
  assert.equal(repeatedSteps([]), null);
});

test('blank pictures of many levels repeat no step, whatever stands in a corner', () => {
  const blank = (level: number, corner: number): number[] =>
    Array.from({ length: 12 }, (_, c) => round(c < 2 ? corner : level));
  const rows = [
    ...Array.from({ length: 32 }, (_, i) => blank(20 + 0.9 * i, 20 + 0.9 * i)),
    ...Array.from({ length: 8 }, (_, i) => blank(25 + 1.7 * i, 99)),
    ...naturalRows(24, 12, 5),
  ];
  assert.equal(share(rows), 0);
});

test('rows whose whole numbers all follow one size take no step twice', () => {
  const random = seededRandom(17);
  const sizes = Array.from({ length: 64 }, () => 4 * random());
  const rows = sizes.map((size) => [3, 8, 11, 15, 20, 26].map((scale) => Math.round(100 + scale * size)));
  assert.ok(share(rows) < 0.1, String(share(rows)));
});
