/** Core distances: rows with one broken field against rows that are strange throughout. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreDistances } from '../../src/population/core-distance.js';
import type { RowInput } from '../../src/population/member.js';
import type { ColumnScale, RowSpace } from '../../src/population/row-space.js';

const COLUMNS = 6;

function makeSpace(columns: number): RowSpace {
  const scales: ColumnScale[] = Array.from({ length: columns }, (_, id) => ({
    id,
    words: false,
    knots: new Float64Array(),
    median: 0,
    scale: 1,
  }));
  return {
    index: 0,
    columns: scales,
    places: new Map(scales.map(({ id }) => [id, id])),
    isWord: new Uint8Array(columns),
    isNumeric: true,
  };
}

function row(key: number, values: readonly number[]): RowInput {
  const { length } = values;
  return {
    ...{ key, count: 1, firstTime: NaN, label: 0, margin: NaN },
    content: {
      kind: 'row',
      columns: Uint32Array.from({ length }, (_, id) => id),
      isWord: new Uint8Array(length),
      values: Float64Array.from(values),
    },
  };
}

/** Rows on a line: all columns of row i are i / 100, a little apart. */
const entries = Array.from({ length: 200 }, (_, i) => ({
  owner: i % 20,
  input: row(
    i,
    Array.from({ length: COLUMNS }, (_column, c) => i / 100 + ((i * (c + 3)) % 7) / 200),
  ),
}));
const space = makeSpace(COLUMNS);
const distances = new CoreDistances(entries, () => space);
const ordinary = [...(entries[103]?.input.content.values ?? [])].map((value) => value + 0.002);

test('a row with one wild field is as near as if it were whole', () => {
  const whole = distances.place(row(1_000, ordinary), 99);
  const broken = distances.place(row(1_001, ordinary.with(2, 7)), 99);
  assert.ok(whole < 1, String(whole));
  assert.ok(Math.abs(broken - whole) < 0.35, `${broken} against ${whole}`);
});

test('a row with two wild fields of six, or columns that do not go together, stays strange', () => {
  assert.equal(distances.place(row(1_002, ordinary.with(1, 7).with(2, 7)), 99), 1);
  assert.equal(distances.place(row(1_003, [0, 2, 0, 2, 0, 2]), 99), 1);
});

test('of two hundred columns, an eighth of them wild is far nearer to a real row than one whose columns are drawn apart', () => {
  const WIDE = 200;
  const wide = makeSpace(WIDE);
  const noisy = (i: number, at: number, from: (column: number) => number): number[] =>
    Array.from({ length: WIDE }, (_, c) => from(c) + ((i * 7 + c * (3 + at)) % 11) / 20);
  const many = Array.from({ length: 240 }, (_, i) => ({
    owner: i % 24,
    input: row(
      i,
      noisy(i, i % 5, (c) => 3 * ((i + ((c * c) % 7) * (i % 3)) % 3)),
    ),
  }));
  const known = new CoreDistances(many, () => wide);
  const real = noisy(61, 4, (c) => 3 * ((61 + ((c * c) % 7) * (61 % 3)) % 3));
  const wild = known.place(
    row(
      5_000,
      real.map((value, c) => (c % 8 === 0 ? 8 : value)),
    ),
    99,
  );
  const drawn = known.place(
    row(
      5_001,
      real.map((_, c) => many[(c * 31) % 240]?.input.content.values[c] ?? 0),
    ),
    99,
  );
  assert.ok(wild < 0.4, `wild fields: ${wild}`);
  assert.ok(drawn > 0.8, `drawn apart: ${drawn}`);
});

test('own rows do not make a row usual', () => {
  const own = Array.from({ length: 10 }, (_, i) => ({ owner: 50, input: row(2_000 + i, [-5, 5, -5, 5, -5, 5]) }));
  const both = new CoreDistances([...entries, ...own], () => space);
  assert.equal(both.place(row(2_020, [-5, 5, -5, 5, -5, 5]), 50), 1);
  assert.equal(both.place(row(2_020, [-5, 5, -5, 5, -5, 5]), 51), 0);
});

test('nothing is said of few rows, of few columns, nor of inputs without a space', () => {
  assert.ok(Number.isNaN(new CoreDistances(entries.slice(0, 63), () => space).place(row(1, ordinary), 99)));
  const narrow = makeSpace(4);
  const short = entries.map(({ owner, input }) => ({
    owner,
    input: row(input.key, [...input.content.values].slice(0, 4)),
  }));
  assert.ok(Number.isNaN(new CoreDistances(short, () => narrow).place(row(1, [1, 1, 1, 1]), 99)));
  assert.ok(Number.isNaN(new CoreDistances(entries, () => undefined).place(row(1, ordinary), 99)));
});
