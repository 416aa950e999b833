/** Shades, strips and bands lie where their numbers say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { band, shade, shadeOf, shadeScale, strip } from '../../src/report/maps.js';

test('nothing is a dot, what is there is at least light, the most is full', () => {
  assert.deepEqual(
    [0, 1, 26, 51, 76, 100].map((value) => shade(value, 100)),
    [0, 1, 2, 3, 4, 4],
  );
  assert.equal([0, 0.001, 1].map((value) => shadeOf(value, 1, true)).join(''), '·░█');
  assert.equal([0, 0.001, 1].map((value) => shadeOf(value, 1, false)).join(''), '.-#');
  assert.equal(shadeScale(true), '░▒▓█');
});

test('a value among its peers: 0 to 10, nine of ten from 1 to 5, the middle half from 2 to 4, the median at 3, this one at 10', () => {
  const marks = { value: 10, usual: 3, spread: [1, 2, 4, 5] as const };
  // Eleven columns but the scale begins at 1: 9 units over 9 steps.
  assert.equal(strip(marks, 10, true), '─━┿━─    ◆');
  assert.equal(strip(marks, 10, false), '-=|=-    O');
});

test('without peers, and where all are the same, a strip is its value alone', () => {
  assert.equal(strip({ value: 4, usual: null, spread: null }, 5, false), '  O  ');
  assert.equal(strip({ value: 4, usual: 4, spread: [4, 4, 4, 4] }, 5, false), '  O  ');
});

test('a strip has its width and shows its value, whatever the numbers', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.tuple(number, number, number, number), (value, usual, four) => {
      const [a, b, c, d] = four.toSorted((x, y) => x - y);
      const drawn = strip({ value, usual, spread: [a ?? 0, b ?? 0, c ?? 0, d ?? 0] }, 24, false);
      return drawn.length === 24 && drawn.includes('O');
    }),
  );
});

test('a band is dark below its low end and light up to its high end', () => {
  // 40 answers: surely none, at most a half; 80: surely a half, at most all.
  const points = [
    [40, 0, 0.5],
    [80, 0.5, 1],
  ] as const;
  assert.deepEqual(band(points, { width: 2, height: 4, unicode: false }), [' -', ' -', '-#', '-#']);
});

test('between two points a band is a straight line', () => {
  const points = [
    [0, 0, 0],
    [100, 1, 1],
  ] as const;
  assert.deepEqual(band(points, { width: 4, height: 4, unicode: false }), ['   #', '  ##', ' ###', '####']);
});
