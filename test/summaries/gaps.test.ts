import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../../src/profiles/profile.js';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

/** Merged out of order, one gap a seam is booked that was none, or not booked. */
function checkAnyOrder(merged: Profile, whole: Profile, seams: number): void {
  const count = (profile: Profile): number => profile.gaps.bins.reduce((sum, gaps) => sum + gaps, 0);
  assert.ok(Math.abs(count(merged) - count(whole)) <= seams);
  assert.ok(Object.is(merged.gaps.lastTime, whole.gaps.lastTime));
  const moved = merged.gaps.bins.reduce((sum, gaps, i) => sum + Math.abs(gaps - (whole.gaps.bins[i] ?? 0)), 0);
  assert.ok(moved <= 2 * seams);
}

summaryLaws('gaps', { checkAnyOrder });

function gapsOf(times: readonly number[]) {
  const profile = foldEvents(times.map((time) => ({ account: 'a', time }))).profile(0);
  return profile.gaps;
}

test('gaps of 0, 1, 5 and 1,000 ms fall into bins 0, 0, 2 and 9', () => {
  const { bins } = gapsOf([0, 0, 1, 6, 1006]);
  assert.deepEqual(Array.from(bins.subarray(0, 10)), [2, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
});

test('a gap of a hundred days falls into the last bin', () => {
  assert.equal(gapsOf([0, 100 * 86_400_000]).bins[31], 1);
});

test('the sum of logarithms counts seconds, from a millisecond up', () => {
  // 10 s, 100 s and 0 ms: 1 + 2 - 3, squares 1 + 4 + 9.
  const { logSum, logSquares } = gapsOf([0, 10_000, 110_000, 110_000]);
  assert.ok(Math.abs(logSum) < 1e-12);
  assert.ok(Math.abs(logSquares - 14) < 1e-12);
});

test('a request that comes out of order counts apart and does not move the clock back', () => {
  const { disordered, bins, lastTime } = gapsOf([0, 1000, 400, 2000]);
  assert.equal(disordered, 1);
  assert.equal(bins[9], 2);
  assert.equal(lastTime, 2000);
});

test('rows of one batch and events without time make no gap', () => {
  const events = [0, 10, NaN, 20].map((time, i) => ({ account: 'a', time, row: i % 2 }));
  const { gaps } = foldEvents(events).profile(0);
  assert.equal(
    gaps.bins.reduce((sum, count) => sum + count),
    0,
  );
});
