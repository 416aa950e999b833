/** Times as people write them, and the time of a run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseWhen, timeOfRun } from '../../src/commands/clock.js';
import { UserError } from '../../src/errors.js';

const now = new Date('2026-11-21T12:00:00Z');

function iso(text: string): string {
  return new Date(parseWhen(text, now)).toISOString();
}

test('an amount with a unit is that long before now', () => {
  assert.equal(iso('7d'), '2026-11-14T12:00:00.000Z');
  assert.equal(iso('24h'), '2026-11-20T12:00:00.000Z');
  assert.equal(iso('90m'), '2026-11-21T10:30:00.000Z');
  assert.equal(iso('30s'), '2026-11-21T11:59:30.000Z');
  assert.equal(iso('2w'), '2026-11-07T12:00:00.000Z');
});

test('times without an offset are UTC, wherever the machine stands', () => {
  assert.equal(iso('2026-11-01'), '2026-11-01T00:00:00.000Z');
  assert.equal(iso('2026-11-01T08:30'), '2026-11-01T08:30:00.000Z');
  assert.equal(iso('2026-11-01 08:30:15.5'), '2026-11-01T08:30:15.500Z');
});

test('offsets count', () => {
  assert.equal(iso('2026-11-01T08:30:00Z'), '2026-11-01T08:30:00.000Z');
  assert.equal(iso('2026-11-01T08:30+02:00'), '2026-11-01T06:30:00.000Z');
  assert.equal(iso('2026-11-01T08:30-0530'), '2026-11-01T14:00:00.000Z');
});

test('what is no time is NaN, even where Date would guess', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '7',
    '7 d',
    '-7d',
    'Nov 1',
    '2026-11-01T25:00',
    '1e3d',
  ]) {
    assert.ok(Number.isNaN(parseWhen(text, now)), text);
  }
});

test('SOURCE_DATE_EPOCH is the time of the run', () => {
  assert.equal(timeOfRun({ SOURCE_DATE_EPOCH: '1767225600' }).toISOString(), '2026-01-01T00:00:00.000Z');
});

test('without it the clock is asked', () => {
  assert.ok(Math.abs(timeOfRun({}).getTime() - Date.now()) < 60_000);
  assert.ok(Math.abs(timeOfRun({ SOURCE_DATE_EPOCH: '' }).getTime() - Date.now()) < 60_000);
});

test('a SOURCE_DATE_EPOCH that is no number of seconds is a mistake', () => {
  for (const seconds of ['now', '-1', '1.5', '99999999999999999']) {
    assert.throws(() => timeOfRun({ SOURCE_DATE_EPOCH: seconds }), UserError);
  }
});

test('times without an offset are read in the zone of the settings, daylight saving included', () => {
  const when = (text: string, zone: string): string => new Date(parseWhen(text, now, zone)).toISOString();
  assert.equal(when('2026-07-01', 'Europe/Berlin'), '2026-06-30T22:00:00.000Z');
  assert.equal(when('2026-11-21T08:30', 'America/New_York'), '2026-11-21T13:30:00.000Z');
  assert.equal(when('2026-11-21T08:30Z', 'America/New_York'), '2026-11-21T08:30:00.000Z');
  // Berlin leaves summer time on 25 October 2026 at 3:00: 2:30 comes twice, the first is meant; on 29 March 2:30 is skipped.
  assert.equal(when('2026-10-25T02:30', 'Europe/Berlin'), '2026-10-25T00:30:00.000Z');
  assert.equal(when('2026-10-25T03:30', 'Europe/Berlin'), '2026-10-25T02:30:00.000Z');
  assert.equal(when('2026-03-29T02:30', 'Europe/Berlin'), '2026-03-29T01:30:00.000Z');
  assert.equal(when('2026-03-29T01:30', 'Europe/Berlin'), '2026-03-29T00:30:00.000Z');
});
