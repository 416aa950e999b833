import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowHash } from '../../src/summaries/window-sample.js';
import { foldEvents, summaryLaws, usualSettings } from '../laws/summary-laws.js';

summaryLaws('moments');

test('a window counts once, however often the account is active in it', () => {
  const { moments } = foldEvents(
    [0, 5_000, 19_999, 20_000, 125_000].map((time) => ({ account: 'a', time })),
    usualSettings,
  ).profile(0);
  assert.deepEqual(Array.from(moments.short.entries()), [0, 1, 6]);
  assert.deepEqual(Array.from(moments.long.entries()), [0, 1]);
  assert.equal(moments.short.threshold(), Infinity);
});

test('accounts active at the same times keep the same windows below a common threshold', () => {
  const busy = Array.from({ length: 3000 }, (_, i) => ({ account: 'busy', time: 20_000 * i }));
  const half = busy.filter((_, i) => i % 2 === 0).map((event) => ({ ...event, account: 'half' }));
  const store = foldEvents([...busy, ...half], usualSettings);
  const [a, b] = [store.profile(0).moments.short, store.profile(1).moments.short];
  const threshold = Math.min(a.threshold(), b.threshold());
  const below = (windows: Float64Array) => Array.from(windows).filter((index) => windowHash(index) <= threshold);
  const shared = below(b.entries()).filter((index) => a.entries().includes(index));
  assert.deepEqual(shared, below(b.entries()));
  assert.deepEqual(
    below(a.entries()).filter((index) => index % 2 === 0),
    shared,
  );
  assert.ok(Math.abs(a.distinct() / 3000 - 1) < 0.5);
});

test('times that no log can have are left out', () => {
  const { moments } = foldEvents([-1, 9e15, NaN].map((time) => ({ account: 'a', time }))).profile(0);
  assert.equal(moments.short.size, 0);
});
