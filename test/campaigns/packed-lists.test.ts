import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackedLists, packLists } from '../../src/campaigns/packed-lists.js';
import { find, placeIn } from '../../src/campaigns/sorted.js';

const whole = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('lists come out as they went in, however many numbers there are', () => {
  fc.assert(
    fc.property(fc.array(fc.array(whole, { maxLength: 9 }), { maxLength: 20 }), (lists) => {
      const packed = packLists(lists.length, (place) => lists[place] ?? []);
      lists.forEach((list, place) => {
        assert.deepEqual([...packed.of(place)], list);
      });
      assert.deepEqual([...packed.values], lists.flat());
    }),
  );
});

test('room grows with what is appended, and is given back', () => {
  const packed = new PackedLists(3, 2);
  for (const length of [5, 0, 40]) packed.push(new Array<number>(length).fill(length));
  assert.equal(packed.trim().values.length, 45);
  assert.deepEqual([...packed.starts], [0, 5, 5, 45]);
});

test('a value is found where it lies, else its place is where it would be', () => {
  fc.assert(
    fc.property(fc.uniqueArray(whole), whole, (values, wanted) => {
      const sorted = values.sort((a, b) => a - b);
      assert.equal(find(wanted, sorted), sorted.indexOf(wanted));
      assert.equal(placeIn(sorted, wanted), sorted.filter((value) => value < wanted).length);
    }),
  );
});
