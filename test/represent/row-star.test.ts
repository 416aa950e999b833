import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackedRow, RowPacker } from '../../src/represent/row.js';
import { stepAround } from '../../src/represent/row-star.js';
import { viewOf } from '../laws/made-events.js';

type Fields = Readonly<Record<string, number | string>>;

const packer = new RowPacker();

function pack(fields: Fields): PackedRow {
  const row = new PackedRow();
  packer.pack(viewOf({ fields }), row);
  return row;
}

/** Length of the step that the last row makes beside the others, all columns on a scale of one. */
function step(...rows: readonly Fields[]): number | null {
  const packed = rows.map(pack);
  const row = packed.pop() ?? assert.fail();
  const words = Uint32Array.from(packed.flatMap(({ bits }) => [...bits.subarray(0, row.length)]));
  const places = Int32Array.from(packed, (_, i) => i * row.length);
  const inverse = new Float64Array(row.length).fill(1);
  return stepAround(row, { words, singles: new Float32Array(words.buffer) }, places, inverse)?.length ?? null;
}

test('the step of the row is found beside two others around the same point', () => {
  assert.equal(step({ a: 1.25, b: 2, c: 3 }, { a: 1, b: 2.25, c: 3 }, { a: 1, b: 2, c: 2.75 }), 0.25);
});

test('steps one after the other, in the same column, of words or too long are none', () => {
  assert.equal(step({ a: 1.25, b: 2, c: 3 }, { a: 1.25, b: 2.25, c: 3 }, { a: 1.25, b: 2.25, c: 3.25 }), null);
  assert.equal(step({ a: 1.25, b: 2, c: 3 }, { a: 1.125, b: 2, c: 3 }, { a: 1, b: 2, c: 3.25 }), null);
  assert.equal(step({ a: 'y', b: 2, c: 3 }, { a: 'x', b: 2.25, c: 3 }, { a: 'x', b: 2, c: 3.25 }), null);
  assert.equal(step({ a: 1.25, b: 2, c: 3 }, { a: 1, b: 2.5, c: 3 }, { a: 1, b: 2, c: 3.25 }), null);
});

test('two steps alone lie around many points and are not known for any', () => {
  assert.equal(step({ a: 1.25, b: 2, c: 3 }, { a: 1, b: 2.25, c: 3 }), null);
});

test('rows drawn at random make no such step', () => {
  const fields = fc.record({ a: fc.double({ noNaN: true }), b: fc.double({ noNaN: true }), c: fc.double() });
  fc.assert(
    fc.property(fc.array(fields, { minLength: 3, maxLength: 9 }), (rows) => {
      const values = new Set(rows.flatMap(({ a, b, c }) => [Math.fround(a), Math.fround(b), Math.fround(c)]));
      if (values.size === 3 * rows.length) assert.equal(step(...rows), null);
    }),
  );
});
