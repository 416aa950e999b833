import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ColumnScales, type LearntRow } from '../../src/represent/column-scales.js';
import { hashText } from '../../src/represent/hash.js';
import { PackedRow, RowPacker } from '../../src/represent/row.js';
import { differingColumns, rowDistance } from '../../src/represent/row-distance.js';
import { viewOf } from '../laws/made-events.js';

type Fields = Readonly<Record<string, number | string>>;

const packer = new RowPacker();

function pack(fields: Fields): PackedRow {
  const row = new PackedRow();
  packer.pack(viewOf({ fields }), row);
  return row;
}

function learn(rows: readonly Fields[]): ColumnScales {
  const scales = new ColumnScales();
  scales.learn(rows.map((fields): LearntRow => ({ layout: pack(fields).layout, bits: pack(fields).bits.slice() })));
  return scales;
}

function scaleOf(scales: ColumnScales, name: string): number {
  return 1 / (scales.inverse({ columns: Uint32Array.of(hashText(name, 0)), isWord: Uint8Array.of(0) })[0] ?? NaN);
}

const unit = { inverse: ({ columns }: { columns: Uint32Array }) => new Float64Array(columns.length).fill(0.25) };

test('a number a quarter of four apart and another word: (.25 + 1) / 2', () => {
  assert.equal(rowDistance(pack({ x: 1, w: 'x' }), pack({ x: 2, w: 'y' }), unit), 0.625);
});

test('far apart is 1 at most, a column only one of them has is 1', () => {
  assert.equal(rowDistance(pack({ x: 1 }), pack({ x: 1e9 }), unit), 1);
  assert.equal(rowDistance(pack({ x: 1, y: 2 }), pack({ x: 1, z: 2 }), unit), 2 / 3);
  assert.equal(rowDistance(pack({ x: 1 }), pack({ x: 'word' }), unit), 1);
});

test('what is not a number is like itself only', () => {
  assert.equal(rowDistance(pack({ x: NaN }), pack({ x: NaN }), unit), 0);
  assert.equal(rowDistance(pack({ x: NaN }), pack({ x: 0 }), unit), 1);
  assert.equal(rowDistance(pack({ x: Infinity }), pack({ x: Infinity }), unit), 0);
});

test('distance is symmetric, 0 to itself, within 0..1, and 0 exactly when no column differs', () => {
  const fields = fc.record(
    {
      a: fc.integer({ min: 0, max: 3 }),
      b: fc.constantFrom('x', 'y'),
      c: fc.oneof(fc.constant('x'), fc.integer({ min: 0, max: 9 })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, fields, (first, second) => {
      const [a, b] = [pack(first), pack(second)];
      const distance = rowDistance(a, b, unit);
      assert.equal(rowDistance(b, a, unit), distance);
      assert.equal(rowDistance(a, a, unit), 0);
      assert.ok(distance >= 0 && distance <= 1);
      assert.equal(differingColumns(a, b) === 0, distance === 0);
      assert.equal(differingColumns(a, b), differingColumns(b, a));
    }),
  );
});

test('layouts read from elsewhere compare like shared ones', () => {
  const [a, b] = [pack({ p: 1, q: 'x', r: 3 }), pack({ p: 2, q: 'y', r: 3 })];
  const copy = new PackedRow();
  copy.set({ columns: b.layout.columns.slice(), isWord: b.layout.isWord.slice() }, b.bits, 0);
  assert.equal(rowDistance(a, copy, unit), rowDistance(a, b, unit));
  assert.equal(differingColumns(a, b), 2);
});

test('the scale of a column is 1.4826 times its median absolute deviation', () => {
  // Median 3, deviations 2 1 0 1 97: their median is 1.
  const scales = learn([1, 2, 3, 4, 100].map((x) => ({ x })));
  assert.ok(Math.abs(scaleOf(scales, 'x') - 1.4826) < 1e-6);
});

test('a column that mostly repeats one value takes a tenth of its range, a constant one 1', () => {
  const scales = learn([0, 0, 0, 0, 50].map((x) => ({ x, same: 7 })));
  assert.ok(Math.abs(scaleOf(scales, 'x') - 5) < 1e-6);
  assert.equal(scaleOf(scales, 'same'), 1);
  assert.equal(scaleOf(scales, 'never seen'), 1);
});

test('typical is the median distance of random pairs of the same columns', () => {
  // Half of the rows 'x', half 'y': a random pair differs half of the time; with four words almost all pairs differ somewhere.
  const rows = Array.from({ length: 400 }, (_, i) => ({ a: ['p', 'q'][i % 2] ?? '', b: String(i) }));
  // b always differs, a half of the time: distances .5 and 1, and the median is one of them.
  const scales = learn(rows);
  assert.ok(scales.typical === 0.5 || scales.typical === 1);
  assert.ok(scales.isReady);
});

test('without rows, or with equal ones only, typical is 1', () => {
  assert.equal(learn([]).typical, 1);
  assert.equal(learn([{ x: 1 }, { x: 1 }, { x: 1 }]).typical, 1);
});

test('a mixture of two tables is judged within each table', () => {
  const rows = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? { a: 1, b: 2, c: i } : { d: 1, e: 2, f: i }));
  assert.ok(learn(rows).typical <= 1 / 3);
});
