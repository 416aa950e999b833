import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTime } from '../../src/read/times.js';

// 2026-01-05T10:00:00.123Z by `date -u -d 2026-01-05T10:00:00Z +%s`: 1767607200.
const T = 1_767_607_200_123;

for (const [text, expected] of [
  ['2026-01-05T10:00:00.123Z', T],
  ['2026-01-05T10:00:00.123456Z', T],
  ['2026-01-05T10:00:00.123456789Z', T],
  ['2026-01-05T10:00:00Z', T - 123],
  ['2026-01-05T10:00Z', T - 123],
  ['2026-01-05', T - 123 - 36_000_000],
  ['2026-01-05T10:00:00.1', T - 23],
  ['2026-01-05T12:00:00.123+02:00', T],
  ['2026-01-05T04:30:00.123-0530', T],
  ['2026-01-05T12:00:00.123+02', T],
  ['2026-01-05 10:00:00.123', T],
  ['2026-01-05 10:00:00.123456 UTC', T],
  ['2026-01-05 10:00:00,123', T],
  ['05/Jan/2026:10:00:00 +0000', T - 123],
  ['[05/Jan/2026:12:00:00 +0200]', T - 123],
  ['1767607200', T - 123],
  ['1767607200.123', T],
  ['1767607200123', T],
  ['1767607200123456', T],
  ['1767607200123456789', T],
  ['639032040001234567', T],
  ['20260105T100000.123Z', T],
  ['20260105T120000+0200', T - 123],
  ['2026/01/05 10:00:00', T - 123],
  ['Mon, 05 Jan 2026 10:00:00 GMT', T - 123],
  ['5 Jan 2026 12:00:00 +0200', T - 123],
  ['Mon Jan  5 10:00:00 2026', T - 123],
  ['1/5/2026, 10:00:00.123 AM', T],
  ['01/05/2026 10:00:00 am', T - 123],
  ['1/5/2026, 12:00:00 AM', T - 123 - 36_000_000],
  ['1/5/2026, 12:00:00 PM', T - 123 + 7_200_000],
  ['05.01.2026 10:00:00,123', T],
  ['05.01.2026 10:00', T - 123],
  ['1/5/2026 10:00 AM', T - 123],
  ['2026/01/05 10:00', T - 123],
  ['Mon Jan 05 2026 11:00:00 GMT+0100 (Central European Standard Time)', T - 123],
  ['Mon Jan 05 2026 10:00:00 GMT+0000', T - 123],
  ['2026-01-05T11:00:00.123+01:00[Europe/Berlin]', T],
  ['2026-01-05 10:00:00.123 AM', T],
  ['2026-01-05 12:00:00 PM', T - 123 + 7_200_000],
  ['2026-01-05 11:00:00.123 CET', T],
  ['2026-07-05 12:00:00.123 CEST', T + 181 * 86_400_000],
  ['2026-01-05 02:00:00 PST', T - 123],
  ['2026-01-05 10:00:00.123456789 +0000 UTC', T],
  ['2026-01-05 11:00:00.123456789 +0100 CET m=+0.003141592', T],
  // Where the zone has no abbreviation.
  ['2026-01-05 07:00:00.123456789 -0300 -03 m=+0.003141592', T],
  ['20260105100000', T - 123],
  ['20260105 10:00:00.123', T],
  ['05-Jan-2026 10:00:00', T - 123],
  ['05-JAN-26 10.00.00.123000 AM', T],
  ['05-JAN-26 12.00.00.123000 PM +02:00', T],
  ['Monday, 05-Jan-26 10:00:00 GMT', T - 123],
  ['Mon Jan  5 10:00:00 UTC 2026', T - 123],
  ['Mon Jan  5 10:00:00 AM UTC 2026', T - 123],
  ['Jan 5, 2026 @ 10:00:00.123', T],
  ['Jan  5 2026 10:00AM', T - 123],
  ['Jan 5, 2026, 10:00:00 PM', T - 123 + 43_200_000],
  ['01/05/2026 10:00:00.123 AM +0000', T],
  ['/Date(1767607200123)/', T],
  ['/Date(1767607200123+0100)/', T],
] as const) {
  test(`${text} is understood`, () => {
    assert.equal(parseTime(text), expected);
  });
}

test('numbers and dates are understood as their texts are', () => {
  for (const value of [
    1_767_607_200.123,
    1_767_607_200_123,
    1_767_607_200_123_456,
    1_767_607_200_123_456_789n,
    new Date(T),
    // As a double these are some units below.
    639_032_040_001_230_000,
    1_767_607_200_123_000_000,
    ...[{ $date: '2026-01-05T10:00:00.123Z' }, { $date: { $numberLong: String(T) } }],
    { seconds: '1767607200', nanos: 123_000_000 },
  ]) {
    assert.equal(parseTime(value), T);
  }
});

test('a leap second counts as the minute that follows', () => {
  assert.equal(parseTime('2016-12-31T23:59:60Z'), Date.UTC(2017, 0, 1));
});

for (const text of [
  ...[
    '',
    'yesterday',
    '2026-13-05T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2026-01-05T24:00:00Z',
    '2026-01-05T10:61:00.000Z',
  ],
  ...['2026-01-05T10:00:00.123X', '99/Jan/2026:10:00:00 +0000', '05/Foo/2026:10:00:00 +0000', '1'.repeat(400), '--5'],
  // Day or month first: nobody can tell.
  ...[
    '05/01/2026 10:00:00',
    '13/5/2026, 10:00:00 AM',
    '1/5/2026, 13:00:00 PM',
    '32.01.2026 10:00:00',
    '20261305T100000Z',
    '20261305100000',
    // India, Ireland or Israel.
    '2026-01-05 10:00:00 IST',
    'Mon Jan 05 10:00:00 CST 2026',
    '2026-01-05 10:00:00 XYZ',
  ],
]) {
  test(`"${text.slice(0, 30)}" is no time`, () => {
    assert.ok(Number.isNaN(parseTime(text)));
  });
}

test('every date of 400 years is understood as Date understands it, by both ways of reading', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2299-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString();
      assert.equal(parseTime(iso), date.getTime());
      assert.equal(parseTime(iso.replace('T', ' ').replace('Z', '')), date.getTime());
    }),
  );
});

test('no value whatever makes it throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true }), (value) => {
      assert.equal(typeof parseTime(value), 'number');
    }),
  );
});
