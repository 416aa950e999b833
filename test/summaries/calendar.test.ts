import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('calendar');

test('noon on Thursday 1 January 1970 is hour 12 of weekday 4, UTC', () => {
  const { calendar } = foldEvents([{ account: 'a', time: 12 * 3_600_000 }]).profile(0);
  assert.equal(calendar.hours[12], 1);
  assert.equal(calendar.weekdays[4], 1);
});

test('hours and weekdays agree with the calendar of the language, before 1970 too', () => {
  for (const time of [
    Date.UTC(2026, 1, 28, 23, 59),
    Date.UTC(2024, 1, 29),
    Date.UTC(1969, 11, 31, 23),
    Date.UTC(2000, 0, 2, 5),
  ]) {
    const { calendar } = foldEvents([{ account: 'a', time }]).profile(0);
    assert.equal(calendar.hours[new Date(time).getUTCHours()], 1);
    assert.equal(calendar.weekdays[new Date(time).getUTCDay()], 1);
  }
});
