import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WindowCounts } from '../../src/limits/window-counts.js';

test('the first requests of a window are within the limit, the next is over it, a new window begins anew', () => {
  const counts = new WindowCounts(2);
  assert.deepEqual(
    [5, 5, 5, 6].map((window) => counts.add(0, window, 1)),
    [false, false, true, false],
  );
  assert.deepEqual(counts.usage(0), { windows: 2, over: 1, near: 0, peak: 3, total: 4 });
});

test('nine tenths of the limit is near it, more than it is not', () => {
  const counts = new WindowCounts(10);
  for (const [window, amount] of [
    [1, 9],
    [2, 10],
    [3, 11],
    [4, 8],
  ] as const) {
    counts.add(0, window, amount);
  }
  assert.equal(counts.usage(0).near, 2);
});

test('any order of events within the open windows gives what brute force gives', () => {
  const events = fc.array(fc.tuple(fc.nat(3), fc.nat(150), fc.integer({ min: 1, max: 9 })), { maxLength: 300 });
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 12 }), (list, most) => {
      const counts = new WindowCounts(most);
      const sums = new Map<string, number>();
      for (const [subject, window, amount] of list) {
        counts.add(subject, window, amount);
        const key = `${String(subject)} ${String(window)}`;
        sums.set(key, (sums.get(key) ?? 0) + amount);
      }
      assert.equal(counts.late, 0);
      for (let subject = 0; subject < 4; subject += 1) {
        const own = [...sums].filter(([key]) => key.startsWith(`${String(subject)} `)).map(([, sum]) => sum);
        const { windows, over, peak, total } = counts.usage(subject);
        assert.deepEqual(
          [windows, over, peak, total],
          [own.length, own.filter((sum) => sum > most).length, Math.max(0, ...own), own.reduce((a, b) => a + b, 0)],
        );
      }
    }),
  );
});

test('closed windows stay counted, and what comes too late for them is told', () => {
  const counts = new WindowCounts(1);
  for (let window = 0; window < 300; window += 1) counts.add(0, window, 2);
  assert.deepEqual(counts.usage(0), { windows: 300, over: 300, near: 0, peak: 2, total: 600 });
  counts.add(0, 3, 1);
  assert.equal(counts.late, 1);
  assert.equal(counts.usage(0).windows, 300);
});
