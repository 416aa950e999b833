import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('timeline');

const HOUR = 3_600_000;

function timelineOf(hours: readonly number[]) {
  return foldEvents(hours.map((hour) => ({ account: 'a', time: hour * HOUR }))).profile(0).timeline;
}

test('64 hours fit in bins of an hour, the 65th doubles the width', () => {
  assert.equal(timelineOf([100, 163]).binHours, 1);
  const { binHours, startBin, bins } = timelineOf([100, 101, 164]);
  assert.equal(binHours, 2);
  assert.equal(startBin, 50);
  assert.equal(bins[0], 2);
  assert.equal(bins[32], 1);
});

test('an earlier hour moves the start back', () => {
  const { startBin, bins } = timelineOf([100, 90]);
  assert.equal(startBin, 90);
  assert.equal(bins[0], 1);
  assert.equal(bins[10], 1);
});

test('no request is lost, whatever the span and the order', () => {
  const hours = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 100_003) - 50_000);
  const { bins, binHours, startBin } = timelineOf(hours);
  assert.equal(
    bins.reduce((sum, count) => sum + count),
    500,
  );
  assert.equal(startBin, Math.floor(Math.min(...hours) / binHours));
  assert.equal(bins[0], hours.filter((hour) => Math.floor(hour / binHours) === startBin).length);
});
