/** When simulated callers act. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../../../bench/scenarios/random.js';
import {
  DAY,
  HOUR,
  consumerHabit,
  eveningHabit,
  nightly,
  officeCurve,
  officeHabit,
  polling,
  sittings,
  steady,
  together,
  within,
} from '../../../bench/scenarios/rhythms/rhythms.js';
import { calendar } from '../../../bench/scenarios/scenario.js';
import type { Moment } from '../../../bench/scenarios/shapes.js';

const week = calendar('2026-03-02', 7);

function inOrder(moments: readonly Moment[]): boolean {
  return moments.every(({ time }, at) => time >= (moments[at - 1]?.time ?? -Infinity));
}

test('every rhythm stays in the span and in order', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const rhythms = [
        steady(random, week, { aWeek: 60, habit: consumerHabit(random) }),
        sittings(random, week, { aWeek: 60, habit: eveningHabit(random), each: 6, pauseSeconds: 30 }),
        nightly(random, week, { size: 20, hour: 23.9, perSecond: 0.1 }),
        polling(random, week, 3600),
      ];
      for (const moments of [...rhythms, together(week, ...rhythms)]) {
        assert.ok(inOrder(moments));
        for (const { time } of moments) assert.ok(time >= week.start && time < week.end && Number.isInteger(time));
      }
    }),
    { numRuns: 30 },
  );
});

test('an office works by day and on weekdays', () => {
  const random = new Random(5);
  const habit = { curve: officeCurve, zone: 0, weekend: 0 };
  const moments = steady(random, week, { aWeek: 500, habit });
  assert.equal(moments.length, 500);
  for (const { time } of moments) {
    const date = new Date(time);
    assert.ok(date.getUTCHours() >= 6 && date.getUTCHours() <= 20);
    assert.ok(date.getUTCDay() >= 1 && date.getUTCDay() <= 5);
  }
});

test('half a week brings half a week’s requests', () => {
  const random = new Random(5);
  const half = within(week, 0, 0.5);
  assert.equal(half.days, 3.5);
  assert.equal(steady(random, half, { aWeek: 100, habit: officeHabit(random) }).length, 50);
});

test('a nightly job runs once a day at its hour', () => {
  const moments = nightly(new Random(2), week, { size: 10, hour: 3, perSecond: 5 });
  const nights = new Set(moments.map(({ sitting }) => sitting));
  assert.equal(nights.size, 7);
  for (const { time } of moments) assert.equal(Math.floor(((time - week.start) % DAY) / HOUR), 3);
});

test('a monitor polls at one interval', () => {
  const moments = polling(new Random(2), week, 600);
  // 7 days of 144 polls, a few lost.
  assert.ok(moments.length > 980 && moments.length <= 1008, `${moments.length}`);
  const gaps = moments.slice(1).map(({ time }, at) => time - (moments[at]?.time ?? 0));
  const usual = gaps.filter((gap) => Math.abs(gap - 600_000) < 1000);
  assert.ok(usual.length / gaps.length > 0.98);
});
