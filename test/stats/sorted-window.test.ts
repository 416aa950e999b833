/** A window that moves is at every place what sorting it anew gives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SortedWindow } from '../../src/stats/sorted-window.js';

/** Few different numbers, so that many are equal. */
const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});

test('wherever it is moved, on by one, by several or back, the window is the sorted slice', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.array(fc.nat(), { maxLength: 20 }), (list, breadth, jumps) => {
      const values = Float64Array.from(list, (value) => value + 0);
      const width = 1 + (breadth % values.length);
      const window = new SortedWindow(values, width);
      const places = values.length - width + 1;
      const steps = Array.from({ length: places }, (_, from) => from);
      for (const from of [...steps, ...jumps.map((jump) => jump % places), ...steps]) {
        assert.deepEqual(
          [...window.at(from)].map((value) => value + 0),
          [...values.slice(from, from + width).sort()].map((value) => value + 0),
        );
      }
    }),
  );
});
