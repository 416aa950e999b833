/** Times for people: as clocks of a zone show them, daylight saving right, and hours turned only where that is exact. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountFinding, Findings } from '../../src/findings/findings.js';
import { hoursZone, inZone, timeOf, zoneOf } from '../../src/findings/in-zone.js';
import { csv } from '../../src/report/csv.js';
import { explanation } from '../../src/report/explanation.js';
import { html } from '../../src/report/html.js';
import { markdown } from '../../src/report/markdown.js';
import type { Reporter } from '../../src/report/reporter.js';
import { table } from '../../src/report/table.js';
import { example } from '../findings-example.js';

const first = example.accounts.at(0) ?? assert.fail();

function seen(firstSeen: string, lastSeen: string, rest: Partial<AccountFinding> = {}): Findings {
  const account = { ...first, firstSeen, lastSeen, timeline: null, surge: null, evidence: [], ...rest };
  return { ...example, log: { ...example.log, from: firstSeen, to: lastSeen }, accounts: [account], campaigns: [] };
}

function oneOf(document: Findings): AccountFinding {
  return document.accounts.at(0) ?? assert.fail();
}

test('UTC is the document itself', () => {
  assert.equal(inZone(example, 'UTC'), example);
});

test('times are those of the zone, summer and winter, and stay the same moments', () => {
  // Berlin went to summer time on 2026-03-29 at 01:00 UTC.
  const { firstSeen, lastSeen } = oneOf(
    inZone(seen('2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'), 'Europe/Berlin'),
  );
  assert.equal(firstSeen, '2026-03-29T01:30:00.000+01:00[Europe/Berlin]');
  assert.equal(lastSeen, '2026-03-29T03:30:00.000+02:00[Europe/Berlin]');
  assert.equal(timeOf(lastSeen), Date.parse('2026-03-29T01:30:00.000Z'));
  assert.deepEqual(
    [zoneOf(lastSeen), zoneOf('2026-03-29T01:30:00.000Z'), zoneOf(null)],
    ['Europe/Berlin', 'UTC', 'UTC'],
  );
  const west = oneOf(inZone(seen('2026-11-01T05:59:00.000Z', '2026-11-01T06:00:00.000Z'), 'America/New_York'));
  // 01:59 EDT and, a minute later, 01:00 EST.
  assert.match(west.firstSeen ?? '', /^2026-11-01T01:59:00.000-04:00\[/);
  assert.match(west.lastSeen ?? '', /^2026-11-01T01:00:00.000-05:00\[/);
  const half = oneOf(inZone(seen('2026-01-01T20:00:00.000Z', '2026-01-01T21:00:00.000Z'), 'Asia/Kolkata'));
  assert.match(half.firstSeen ?? '', /^2026-01-02T01:30:00.000\+05:30\[/);
});

const hours = Array.from({ length: 24 }, (_, hour) => hour);

test('hours are turned where the clocks were whole hours away all the time, and stay UTC where they were not', () => {
  const winter = oneOf(
    inZone(seen('2026-01-05T00:00:00.000Z', '2026-02-05T00:00:00.000Z', { hours }), 'Europe/Berlin'),
  );
  assert.equal(hoursZone(winter), 'Europe/Berlin');
  // What was asked at 23 h UTC was asked at 0 h in Berlin.
  assert.deepEqual(winter.hours, [23, ...hours.slice(0, 23)]);
  const west = oneOf(
    inZone(seen('2026-01-05T00:00:00.000Z', '2026-02-05T00:00:00.000Z', { hours }), 'America/New_York'),
  );
  assert.deepEqual(west.hours, [...hours.slice(5), 0, 1, 2, 3, 4]);
  for (const [from, to, zone] of [
    ['2026-03-01', '2026-04-20', 'Europe/Berlin'],
    // Winter at both ends, summer in between.
    ['2026-01-05', '2026-12-05', 'Europe/Berlin'],
    ['2026-01-05', '2026-01-06', 'Asia/Kolkata'],
  ] as const) {
    const kept = oneOf(inZone(seen(`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`, { hours }), zone));
    assert.deepEqual([hoursZone(kept), kept.hours], ['UTC', hours], `${from} ${zone}`);
  }
});

test('the week turns with the hours, over its end', () => {
  const windows = Array.from({ length: 168 }, (_, i) => i);
  const week = { windows, windowSeconds: 120, sampled: 1, active: 1, weekdays: [0, 0, 0, 0, 0, 0, 0] };
  const details = { peers: {}, week, coverage: null } as unknown as NonNullable<AccountFinding['details']>;
  const found = oneOf(
    inZone(seen('2026-07-05T00:00:00.000Z', '2026-07-06T00:00:00.000Z', { details }), 'Europe/Berlin'),
  );
  assert.deepEqual(found.details?.week?.windows.slice(0, 4), [166, 167, 0, 1]);
});

function rendered(reporter: Reporter, document: Findings): string {
  return [...reporter.render(document, { width: 100, color: false, unicode: true, redact: 1 })].join('');
}

test('table, explanation, Markdown and page name the zone and show its clocks', () => {
  const document = seen('2026-01-05T22:30:00.000Z', '2026-02-05T23:10:00.000Z', { hours });
  for (const reporter of [table, explanation, markdown, html]) {
    const text = rendered(reporter, inZone(document, 'Europe/Berlin'));
    assert.match(text, /2026-01-05 23:30 to 2026-02-06 00:10 Europe\/Berlin/, reporter.id);
    assert.doesNotMatch(text, /22:30/, reporter.id);
  }
  assert.match(
    rendered(explanation, inZone(document, 'Europe/Berlin')),
    /By hour of the day \(Europe\/Berlin; highest/,
  );
  assert.match(rendered(html, inZone(document, 'Europe/Berlin')), /"zone":"Europe\/Berlin"/);
  assert.match(rendered(csv, document), /2026-01-05T22:30:00\.000Z/);
});
