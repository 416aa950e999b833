/** A sparse column answers as the array it was made from does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SparseColumn } from '../../src/stats/sparse-column.js';

const some = fc.array(fc.option(fc.double({ noNaN: true }), { freq: 2 }), { maxLength: 200 });

test('every number comes back at its index, and none where none was put in', () => {
  fc.assert(
    fc.property(some, (list) => {
      const column = SparseColumn.from(list);
      assert.equal(column.size, list.filter((value) => value !== null).length);
      list.forEach((value, index) => {
        assert.ok(Object.is(column.at(index), value ?? NaN));
      });
    }),
  );
});

test('places count the indexes that have a number, in all words of bits and chunks of numbers', () => {
  const column = new SparseColumn(100_000);
  const has = (index: number): boolean => index % 7 === 0 || (index > 5_000 && index < 9_000);
  for (let index = 0; index < 99_000; index += 1) column.push(index, has(index) ? index / 3 : NaN);
  let place = 0;
  for (let index = 0; index < 100_000; index += 1) {
    const isThere = index < 99_000 && has(index);
    assert.equal(column.placeOf(index), isThere ? place : -1);
    assert.ok(Object.is(column.at(index), isThere ? index / 3 : NaN));
    if (isThere) place += 1;
  }
  assert.equal(column.size, place);
});

test('beyond its length there is nothing', () => {
  assert.equal(SparseColumn.from([1, 2]).placeOf(40), -1);
  assert.ok(Number.isNaN(new SparseColumn(0).at(0)));
});
