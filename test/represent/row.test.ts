import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNames } from '../../src/events/column-names.js';
import { hashText } from '../../src/represent/hash.js';
import { project } from '../../src/represent/projection.js';
import { PackedRow, RowPacker, sameLayout } from '../../src/represent/row.js';
import { ROW_COLUMNS } from '../../src/represent/sampled-input.js';
import { type MadeEvent, viewOf } from '../laws/made-events.js';

function pack(made: Partial<MadeEvent>, packer = new RowPacker()): PackedRow {
  const row = new PackedRow();
  packer.pack(viewOf(made), row);
  return row;
}

test('numbers keep seven digits, words their hash', () => {
  const row = pack({ fields: { size: 0.1, kind: 'air' } });
  const size = row.layout.columns.indexOf(hashText('size', 0));
  assert.equal(row.numbers[size], Math.fround(0.1));
  assert.equal(row.bits[1 - size], hashText('air', 0));
  assert.deepEqual(Array.from(row.layout.isWord).sort(), [0, 1]);
});

test('rows with the same columns share one layout object', () => {
  const packer = new RowPacker();
  const first = pack({ fields: { a: 1, b: 2 } }, packer).layout;
  const words = pack({ fields: { a: 'x', b: 2 } }, packer).layout;
  assert.notEqual(words, first);
  assert.equal(pack({ fields: { b: 5, a: 6 } }, packer).layout, first);
});

test('the columns of a vector are named by length and position, in ascending order of their ids', () => {
  const row = pack({ vector: [10, 20, 30] });
  assert.deepEqual(
    Array.from(row.layout.columns),
    Array.from(row.layout.columns).sort((a, b) => a - b),
  );
  row.layout.columns.forEach((column, i) => {
    const [, position] = /^v3\[(\d)\]$/.exec(columnNames.name(column) ?? '') ?? [];
    assert.equal(row.numbers[i], 10 * (Number(position) + 1));
  });
});

test('of more than 64 fields the same 64 are kept in every row', () => {
  const fields = (factor: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${String(i)}`, factor * i]));
  const row = pack({ fields: fields(1) });
  assert.equal(row.length, ROW_COLUMNS);
  assert.ok(sameLayout(row.layout, pack({ fields: fields(3) }).layout));
});

test('a long vector is projected to 64 columns: one number changed is one column changed', () => {
  const vector = Array.from({ length: 200 }, (_, i) => Math.sin(i));
  const row = pack({ vector });
  const other = pack({ vector: vector.with(77, 5) });
  assert.equal(row.length, ROW_COLUMNS);
  assert.equal(row.bits.filter((bits, i) => bits !== other.bits[i]).length, 1);
});

test('projection keeps squared distances on average', () => {
  // Unit vectors scaled by 10: each pair is 200 apart, squared; 400 pairs of the 300 axes.
  const into = [new Float64Array(ROW_COLUMNS), new Float64Array(ROW_COLUMNS)] as const;
  let sum = 0;
  for (let pair = 0; pair < 400; pair += 1) {
    for (const side of [0, 1] as const) {
      const vector = new Float64Array(300);
      vector[(pair * 7 + side * (1 + (pair % 13))) % 300] = 10;
      project(vector, 300, into[side]);
    }
    sum += into[0].reduce((total, value, i) => total + (value - (into[1][i] ?? 0)) ** 2, 0);
  }
  assert.ok(Math.abs(sum / 400 - 200) < 20);
});

test('projection of zeros is zeros', () => {
  const into = new Float64Array(ROW_COLUMNS).fill(9);
  project(new Float64Array(100), 100, into);
  assert.ok(into.every((value) => value === 0));
});
