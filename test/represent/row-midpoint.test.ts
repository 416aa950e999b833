import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackedRow, RowPacker } from '../../src/represent/row.js';
import { isOneSided, midpointColumns, sidesOf } from '../../src/represent/row-midpoint.js';
import { viewOf } from '../laws/made-events.js';

type Fields = Readonly<Record<string, number | string>>;

const packer = new RowPacker();

function pack(fields: Fields): PackedRow {
  const row = new PackedRow();
  packer.pack(viewOf({ fields }), row);
  return row;
}

function half(row: PackedRow, a: PackedRow, b: PackedRow): number {
  const words = new Uint32Array(2 * row.length);
  words.set(a.bits.subarray(0, row.length));
  words.set(b.bits.subarray(0, row.length), row.length);
  return midpointColumns(row, { words, singles: new Float32Array(words.buffer) }, 0, row.length);
}

function columns(row: Fields, a: Fields, b: Fields): number {
  return half(pack(row), pack(a), pack(b));
}

function vector(numbers: readonly number[]): PackedRow {
  const row = new PackedRow();
  packer.pack(viewOf({ vector: numbers }), row);
  return row;
}

test('half way in one number, the others equal', () => {
  assert.equal(columns({ x: 5, y: 3, w: 'x' }, { x: 2, y: 3, w: 'x' }, { x: 8, y: 3, w: 'x' }), 1);
});

test('half way in two numbers', () => {
  assert.equal(columns({ x: 5, y: 2 }, { x: 2, y: 3 }, { x: 8, y: 1 }), 2);
});

test('a tenth of the way off counts in two numbers, a fiftieth in one', () => {
  assert.equal(columns({ x: 59, y: 42 }, { x: 0, y: 0 }, { x: 100, y: 100 }), 2);
  assert.equal(columns({ x: 61, y: 39 }, { x: 0, y: 0 }, { x: 100, y: 100 }), 0);
  assert.equal(columns({ x: 52 }, { x: 0 }, { x: 100 }), 1);
  assert.equal(columns({ x: 53 }, { x: 0 }, { x: 100 }), 0);
});

test('words may come from either end, not from elsewhere', () => {
  assert.equal(columns({ x: 5, w: 'x' }, { x: 2, w: 'x' }, { x: 8, w: 'y' }), 1);
  assert.equal(columns({ x: 5, w: 'z' }, { x: 2, w: 'x' }, { x: 8, w: 'y' }), 0);
});

test('a moved number that both ends share and equal ends are no middle', () => {
  assert.equal(columns({ x: 5, y: 4 }, { x: 2, y: 3 }, { x: 8, y: 3 }), 0);
  assert.equal(columns({ x: 5 }, { x: 5 }, { x: 5 }), 0);
});

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 24 });

test('the middle of any two different vectors is found, from either end', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const ends = one.map((value, i) => [value, other[i % other.length] ?? 0] as const);
      const differing = ends.filter(([a, b]) => a !== b).length;
      const a = vector(ends.map(([value]) => value));
      const b = vector(ends.map(([, value]) => value));
      const middle = vector(ends.map(([low, high]) => (low + high) / 2));
      assert.equal(half(middle, a, b), differing);
      assert.equal(half(middle, b, a), differing);
    }),
  );
});

test('what is found has seven of ten differing numbers in the middle, counted one by one', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (row, one, other) => {
      const at = (list: readonly number[], i: number): number => list[i % list.length] ?? 0;
      const triple = row.map((value, i) => [value, at(one, i), at(other, i)] as const);
      const found = half(vector(row), vector(triple.map(([, a]) => a)), vector(triple.map(([, , b]) => b)));
      if (found === 0) return;
      const moved = triple.filter(([value, a, b]) => value !== a || value !== b);
      const fits = moved.filter(([value, a, b]) => a !== b && Math.abs(value - (a + b) / 2) <= Math.abs(a - b) / 10);
      assert.equal(found, moved.length);
      assert.ok(fits.length >= 0.7 * moved.length);
    }),
  );
});

test('of pairs that are told apart by the sides of their rows none has its middle here, and most of random ones are', () => {
  const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noDefaultInfinity: true }));
  const word = fc.constantFrom('a', 'b');
  const three = fc.oneof({ weight: 5, arbitrary: fc.tuple(number, number, number) }, fc.tuple(word, word, word));
  const rows = fc.array(three, { minLength: 10, maxLength: 30 });
  let told = 0;
  fc.assert(
    fc.property(rows, fc.boolean(), (cells, isMiddle) => {
      const pick = (place: number): PackedRow =>
        pack(Object.fromEntries(cells.map((three, i) => [`c${String(i)}`, three[place] ?? 0])));
      const [a, b] = [pick(0), pick(1)];
      const row = pick(isMiddle ? 0 : 2);
      if (a.layout !== b.layout || row.layout !== a.layout) return;
      if (isMiddle)
        for (let i = 0; i < row.length; i += 1)
          if (row.layout.isWord[i] === 0) row.numbers[i] = ((a.numbers[i] ?? 0) + (b.numbers[i] ?? 0)) / 2;
      const sides = [a, b].map((other) => sidesOf(row, { words: other.bits, singles: other.numbers }, 0));
      if (!isOneSided(row, sides[0] ?? 0, sides[1] ?? 0)) return;
      told += 1;
      assert.equal(half(row, a, b), 0);
    }),
    { numRuns: 3000 },
  );
  assert.ok(told > 300, `only ${String(told)} pairs were told by sides`);
});
