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
