/** Traffic, maps and details count everybody once, and the quality of a log is measured, not guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SparseColumn } from '../../src/stats/sparse-column.js';
import { type EventFieldId, eventFieldIds, type FieldCounts } from '../../src/events/fields.js';
import { noRecords } from '../../src/events/rejection.js';
import { describeDetails } from '../../src/findings/details.js';
import type { QualityFinding } from '../../src/findings/plots.js';
import { describeOverview } from '../../src/findings/overview.js';
import { describeQuality, type QualityFrame } from '../../src/findings/quality.js';
import { PeerSpread } from '../../src/scores/peer-spread.js';
import { chatEvents, type MadeEvent, populationOf, tabularEvents } from '../synthetic.js';

const DAY = 86_400_000;
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 2);

const events = tabularEvents(60, 3);
const population = populationOf(events);
const placed = population.members.map(({ index }) => ({ index, suspicion: index / 60, isSuspect: index < 6 }));
const overview = describeOverview(population, placed);

function sum(counts: readonly number[]): number {
  return counts.reduce((total, value) => total + value, 0);
}

test('traffic holds every request once, and that of the suspects apart', () => {
  const requests = population.members.map(({ profile }) => profile.volume.requests);
  assert.equal(sum(overview.traffic?.counts ?? []), sum(requests));
  assert.equal(sum(overview.traffic?.suspects ?? []), sum(requests.slice(0, 6)));
  assert.ok((overview.traffic?.counts.length ?? 0) <= 168);
});

test('the map of accounts holds every account once', () => {
  const { counts, columns, rows } = overview.accountMap;
  assert.equal(counts.length, columns * rows);
  assert.equal(sum(counts), 60);
  // Suspicions 0, 1/60, ... 59/60 in 20 rows: three accounts each.
  assert.equal(sum(counts.slice(0, columns)), 3);
});

test('the map of input space holds a share for every square, one in all', () => {
  const [map] = overview.coverage;
  assert.equal(map?.kind, 'row');
  assert.ok(Math.abs(sum(map.shares) - 1) < 1e-9);
});

test('details place the sampled inputs on the map and the active windows in the week', () => {
  const made = Array.from({ length: 40 }, (_, i): MadeEvent => ({
    account: 'office',
    time: MONDAY + 9.5 * 3_600_000 + (i % 5) * DAY,
    row: { x: i },
  }));
  const both = populationOf([...events, ...made]);
  const office = both.members.find(({ profile }) => profile.account === 'office');
  assert.ok(office !== undefined);
  const details = describeDetails(office.index, {
    population: both,
    spread: new PeerSpread(both.members),
    features: [],
    valuesOf: () => new SparseColumn(0),
  });
  assert.equal(sum(details?.coverage?.counts ?? []), 40);
  const { week } = details ?? {};
  // Five windows, Monday to Friday, each at nine.
  const hours = (week?.windows ?? []).flatMap((value, hour) => (value > 0 ? [hour] : []));
  assert.deepEqual(hours, [9, 33, 57, 81, 105]);
  assert.deepEqual(week?.weekdays, [8, 8, 8, 8, 8, 0, 0]);
});

function quality(
  made: readonly MadeEvent[],
  rest: Partial<QualityFrame> = {},
  missing: readonly EventFieldId[] = [],
): ReadonlyMap<string, QualityFinding> {
  const people = populationOf(made);
  const fields = Object.fromEntries(
    eventFieldIds.map((id) => [id, missing.includes(id) ? 0 : made.length]),
  ) as FieldCounts;
  const counts = { ...noRecords(), read: made.length, events: made.length };
  const { traffic } = describeOverview(
    people,
    people.members.map(({ index }) => ({ index, suspicion: 0, isSuspect: false })),
  );
  const frame = {
    population: people,
    counts,
    rows: made.length,
    fields,
    incomplete: false,
    sampled: NaN,
    traffic,
    notApplicable: [],
    detectors: 10,
    ...rest,
  };
  return new Map(describeQuality(frame).map((item) => [item.id, item]));
}

test('a log without faults is called good in all that a log can tell', () => {
  for (const [id, item] of quality(events)) {
    assert.equal(
      item.status,
      id === 'sampling' ? 'unknown' : item.id === 'truncated-inputs' ? 'unknown' : 'good',
      `${id}: ${item.seen}`,
    );
    if (item.status === 'good') assert.equal(item.effect, id === 'clock' ? item.effect : '');
  }
});

test('what the records say of sampling is told, and what it costs', () => {
  const told = (sampled: number) => quality(events, { sampled }).get('sampling');
  assert.equal(told(1)?.status, 'good');
  assert.equal(told(0.25)?.status, 'limited');
  assert.match(told(0.25)?.seen ?? '', /25 % of the calls/);
  assert.equal(told(0.01)?.status, 'bad');
  assert.match(told(0.01)?.effect ?? '', /too small/);
});

test('times in whole minutes are noticed, and that lockstep cannot be seen then', () => {
  const coarse = events.map((event) => ({ ...event, time: Math.floor(event.time / 60_000) * 60_000 }));
  const clock = quality(coarse).get('clock');
  assert.equal(clock?.numbers['resolutionSeconds'], 60);
  assert.equal(clock.status, 'limited');
  assert.match(clock.effect, /lockstep within 60 s/);
});

test('a lost week shows as a gap', () => {
  const from = Math.min(...events.map(({ time }) => time));
  const late = events.map((event) => (event.time > from + DAY ? { ...event, time: event.time + 20 * DAY } : event));
  const gaps = quality(late).get('gaps');
  assert.equal(gaps?.status, 'limited');
  assert.ok((gaps.numbers['longestHours'] ?? 0) >= 15 * 24, gaps.seen);
});

test('texts cut at one length by several accounts are noticed; different lengths are not', () => {
  const chats = chatEvents(40, 5);
  assert.equal(quality(chats).get('truncated-inputs')?.status, 'good');
  const long = 'many words that go on and on '.repeat(20);
  const cut = chats.map((event, i) =>
    i % 10 === 0 ? { ...event, text: `${String(i)} ${long}`.slice(0, 400) } : event,
  );
  const found = quality(cut).get('truncated-inputs');
  assert.equal(found?.status, 'limited');
  assert.equal(found.numbers['characters'], 400);
});

test('what is rejected, unread, absent or alone is said with its share', () => {
  const items = quality(events, { incomplete: true, counts: { read: 100, rejected: 20 } }, ['input', 'label']);
  assert.equal(items.get('completeness')?.status, 'bad');
  assert.deepEqual(items.get('rejected-records')?.numbers, { share: 0.2, records: 20 });
  assert.equal(items.get('missing-fields')?.status, 'bad');
  assert.match(items.get('missing-fields')?.seen ?? '', /^absent: .*input.*label|label.*input/);
  assert.equal(quality(tabularEvents(10, 3)).get('population')?.status, 'bad');
});
