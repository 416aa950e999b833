import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../src/profiles/profile.js';
import { BUSY_FROM, STRETCH, STRETCH_EVERY } from '../../src/summaries/window.js';
import type { MadeEvent } from '../laws/made-events.js';
import { foldEvents, summaryLaws, usualSettings } from '../laws/summary-laws.js';

const COUNTS = [
  'compared',
  'near',
  'labelledNear',
  'flips',
  'rowCompared',
  'fewFields',
  'tiny',
  'midpoints',
  'searched',
  'lineMidpoints',
  'lineSearched',
  'columnSteps',
  'sameSteps',
  'otherSteps',
  'returns',
  'previousCount',
] as const;

/**
 * Counts differ by what a ring of eight can remember across a seam; those of rows also because each part learns its own scales
 * (here: by any number, as the parts are tiny), so only texts are held to it.
 */
function check(merged: Profile, whole: Profile, seams: number): void {
  const hasRows = whole.window.rowCompared > 0 || merged.window.rowCompared > 0;
  assert.equal(merged.window.seen, whole.window.seen);
  if (hasRows) return;
  for (const name of COUNTS) assert.ok(Math.abs(merged.window[name] - whole.window[name]) <= 8 * seams, name);
}

summaryLaws('window', { check });

function windowOf(events: readonly Partial<MadeEvent>[]) {
  return foldEvents(
    events.map((event, i) => ({ account: 'a', time: 1000 * i, ...event })),
    usualSettings,
  ).profile(0).window;
}

test('the first input has nothing to be compared with, an exact repeat is not compared', () => {
  const { compared, seen } = windowOf([{ text: 'one two' }, { text: 'one two' }, { text: 'three four' }]);
  assert.equal(seen, 3);
  assert.equal(compared, 1);
});

test('three of four words in common are near: Jaccard 3 / 5', () => {
  const { near, logNearest } = windowOf([{ text: 'a b c d' }, { text: 'a b c e' }]);
  assert.equal(near, 1);
  assert.ok(Math.abs(logNearest - Math.log(0.4)) < 1e-12);
});

test('half of the words in common are not near', () => {
  // Jaccard 2 / 6.
  assert.equal(windowOf([{ text: 'a b c d' }, { text: 'a b e f' }]).near, 0);
});

test('the nearest of the last eight different inputs counts, the ninth is forgotten', () => {
  const others = Array.from({ length: 8 }, (_, i) => ({ text: `other${String(i)} words${String(i)}` }));
  assert.equal(windowOf([{ text: 'a b c d' }, ...others.slice(1), { text: 'a b c d e' }]).near, 1);
  assert.equal(windowOf([{ text: 'a b c d' }, ...others, { text: 'a b c d e' }]).near, 0);
});

test('near with another label is a flip, near with the same or with none is not', () => {
  const { near, labelledNear, flips } = windowOf([
    { text: 'a b c d', label: 'yes' },
    { text: 'a b c e', label: 'no' },
    { text: 'a b c f', label: 'no' },
    { text: 'a b c g' },
  ]);
  assert.equal(near, 3);
  // The newest of equally near ones is the neighbour.
  assert.equal(labelledNear, 2);
  assert.equal(flips, 1);
});

test('log distances to previous and random inputs are counted apart', () => {
  const texts = Array.from({ length: 20 }, (_, i) => ({ text: `x y z${String(i)}` }));
  const { previousCount, logPrevious, randomCount, logRandom } = windowOf(texts);
  assert.equal(previousCount, 19);
  // Two of four words in common, always.
  assert.ok(Math.abs(logPrevious / 19 - Math.log(0.5)) < 1e-12);
  // From the second on there is another input to choose.
  assert.equal(randomCount, 19);
  assert.ok(Math.abs(logRandom / 19 - Math.log(0.5)) < 1e-12);
});

/** Rows around which typical distances are large: 200 spread ones of another account first. */
function spreadRows(): MadeEvent[] {
  return Array.from({ length: 200 }, (_, i) => ({
    account: 'others',
    time: i,
    fields: { x: (i * 37) % 101, y: (i * 53) % 97, z: (i * 71) % 89, kind: ['a', 'b', 'c'][i % 3] ?? 'a' },
  }));
}

function rowWindow(rows: readonly Readonly<Record<string, number | string>>[]) {
  return windowOfRows(rows.map((fields) => ({ fields })));
}

function windowOfRows(rows: readonly Pick<MadeEvent, 'fields' | 'label'>[]) {
  const events = rows.map((row, i) => ({ ...row, account: 'a', time: 1000 * i }));
  const profile = foldEvents([...spreadRows(), ...events], usualSettings)
    .profiles()
    .find(({ account }) => account === 'a');
  assert.ok(profile !== undefined);
  return profile.window;
}

test('rows of a small log are compared too, when the log has ended', () => {
  const { rowCompared, fewFields, near, tiny } = rowWindow([
    { x: 1, y: 1, z: 1, kind: 'a' },
    { x: 1.001, y: 1, z: 1, kind: 'a' },
    { x: 90, y: 80, z: 70, kind: 'b' },
  ]);
  assert.equal(rowCompared, 2);
  assert.equal(fewFields, 1);
  assert.equal(near, 1);
  assert.equal(tiny, 1);
});

test('a bisection between two rows asks the middle again and again', () => {
  const walk = [0, 16, 8, 12, 10, 11].map((x) => ({ x, y: 5 + x / 4, z: 5, kind: 'a' }));
  assert.equal(rowWindow(walk).midpoints, 4);
});

test('half way between two shades of a blank picture is half way in one number', () => {
  const shades = [10, 90, 50, 61, 22, 37, 83, 60].map((shade, i) => ({
    ...Object.fromEntries(['p', 'q', 'r', 's', 't', 'u'].map((pixel) => [pixel, shade])),
    ...(i % 2 === 0 ? { u: 99 - i } : {}),
  }));
  const { midpoints } = rowWindow(shades);
  assert.equal(midpoints, 0);
});

test('a bisection under cover is seen as long as its ends are among the last eight', () => {
  const walk = [0, 16, 8, 12, 10, 11].map((x) => ({ x, y: 5 + x / 4, z: 5, kind: 'a' }));
  const cover = (i: number) => ({ x: 97 - 13 * i, y: (i * i * 31) % 97, z: (i * 17) % 89, kind: 'b' });
  assert.equal(rowWindow(walk.flatMap((row, i) => [row, cover(i)])).midpoints, 4);
});

test('a search halves three times and more, each time between two different answers', () => {
  const labels = (rows: readonly (readonly [number, string])[]) =>
    windowOfRows(rows.map(([x, label]) => ({ label, fields: { x, y: 5 + x / 4, z: 5, kind: 'a' } }))).searched;
  // The boundary lies at 11: 8 is the first half, 12 the second, 10 and 11 the third and the fourth.
  const found = [
    [0, 'no'],
    [16, 'yes'],
    [8, 'no'],
    [12, 'yes'],
    [10, 'no'],
    [11, 'yes'],
  ] as const;
  assert.equal(labels(found), 2);
  assert.equal(labels(found.map(([x]) => [x, 'no'] as const)), 0);
});

test('in one whole number the rounded middle is a half, but only from the newest on', () => {
  const labels = (rows: readonly (readonly [number, string])[]) =>
    windowOfRows(rows.map(([x, label]) => ({ label, fields: { x, y: 5, z: 5, kind: 'a' } }))).lineSearched;
  // 23 and 68 have the middle 45.5, 46 and 68 the middle 57, 46 and 57 the middle 51.5, 52 and 57 the middle 54.5.
  assert.equal(
    labels([
      [23, 'no'],
      [68, 'yes'],
      [46, 'no'],
      [57, 'yes'],
      [52, 'no'],
      [55, 'yes'],
    ]),
    2,
  );
  assert.equal(
    labels([
      [23, 'no'],
      [68, 'yes'],
      [46, 'no'],
      [90, 'yes'],
      [57, 'yes'],
      [91, 'yes'],
      [52, 'no'],
    ]),
    0,
  );
});

test('the points of a grid lie between each other and are no bisection', () => {
  const levels = [0, 20, 40, 60, 80];
  const points = levels.flatMap((x) => levels.map((y) => ({ x, y, z: 5, kind: 'a' })));
  const mixed = points.map((_, i) => points[(i * 7) % points.length] ?? { x: 0, y: 0, z: 5, kind: 'a' });
  assert.ok(rowWindow(mixed).midpoints + rowWindow(mixed).lineMidpoints <= 1);
  assert.equal(rowWindow(points).midpoints + rowWindow(points).lineMidpoints, 0);
});

test('steps along one column are compared where they start far enough apart', () => {
  const stars = (points: readonly number[], length: (from: number) => number) =>
    rowWindow(
      points.flatMap((p) => {
        const around = { x: p, y: 90 - p, z: (37 * p) % 89, kind: 'a' };
        return [
          { ...around, y: around.y + 0.5 },
          { ...around, z: around.z + 0.5 },
          { ...around, x: p + length(p) },
        ];
      }),
    );
  const even = stars([10, 20, 40, 80], () => 0.5);
  assert.deepEqual([even.columnSteps, even.sameSteps, even.otherSteps], [4, 3, 0]);
  const grown = stars([10, 20, 40, 80], (from) => 0.02 * from);
  assert.deepEqual([grown.columnSteps, grown.sameSteps, grown.otherSteps], [4, 0, 3]);
  const close = stars([40, 41, 42, 43], () => 0.5);
  assert.equal(close.sameSteps + close.otherSteps, 0);
});

test('in one number a middle counts when it follows another: trying values is no bisection', () => {
  const single = (values: readonly number[]): number => {
    const { lineMidpoints, midpoints } = rowWindow(values.map((x) => ({ x, y: 5, z: 5, kind: 'a' })));
    assert.equal(midpoints, 0);
    return lineMidpoints;
  };
  assert.equal(single([0, 16, 8, 12, 10, 11]), 3);
  assert.equal(single([0, 40, 20, 90, 7, 70, 31]), 0);
  assert.equal(single([0, 10, 20, 30, 40, 50]), 0);
});

test('a history is compared in stretches, every second one up to its 512th input and every eighth behind it', () => {
  const texts = Array.from({ length: 2 * BUSY_FROM }, (_, i) => ({ text: `unique${String(i)} text${String(i)}` }));
  const { compared, seen } = windowOf(texts);
  assert.equal(seen, 2 * BUSY_FROM);
  // All but the first of each stretch: four before the 512th input, one behind it.
  assert.equal(compared, (BUSY_FROM / STRETCH_EVERY + 1) * (STRETCH - 1));
});

test('inputs between two stretches are not compared, and a stretch knows nothing of the one before', () => {
  const same = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ text: `alpha beta gamma delta ${String(i)}` }));
  assert.equal(windowOf(same(STRETCH_EVERY)).near, STRETCH - 1);
  assert.equal(windowOf(same(STRETCH_EVERY + 2)).near, STRETCH);
});
