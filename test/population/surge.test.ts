import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSurge } from '../../src/population/surge.js';
import type { Profile } from '../../src/profiles/profile.js';
import { findRise } from '../../src/stats/cusum.js';
import { seededRandom } from '../../src/stats/random.js';
import { TIMELINE_BINS } from '../../src/summaries/timeline.js';
import { type MadeEvent, profilesOf } from '../synthetic.js';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.UTC(2026, 2, 2);

test('the rise of 0 0 3 3 0 with allowance 1 and threshold 4 goes from place 2 to place 3', () => {
  // S: 0 0 2 4 3.
  assert.deepEqual(findRise([0, 0, 3, 3, 0], 1, 4), { from: 2, to: 3 });
  assert.equal(findRise([0, 0, 3, 3, 0], 1, 4.5), undefined);
});

/** Requests of one account over `days`, `perHour(hour since the start)` on average, in sittings: each arrival brings one to seven requests. */
function traffic(days: number, perHour: (hour: number) => number, random: () => number): MadeEvent[] {
  const events: MadeEvent[] = [];
  for (let hour = 0; hour < 24 * days; hour += 1) {
    let rest = perHour(hour) / 4;
    while ((rest -= -Math.log(1 - random())) > 0) {
      const sitting = 1 + Math.floor(7 * random());
      for (let i = 0; i < sitting; i += 1) {
        events.push({ account: 'a', time: START + hour * HOUR + Math.floor(random() * HOUR), row: { a: 1 } });
      }
    }
  }
  return events.sort((a, b) => a.time - b.time);
}

/** Office hours, a tenth of it at weekends. */
function office(hour: number): number {
  const weekend = Math.floor(hour / 24) % 7 >= 5;
  const open = hour % 24 >= 8 && hour % 24 < 18;
  return (open ? 6 : 0.5) * (weekend ? 0.1 : 1);
}

function profileOf(events: readonly MadeEvent[]): Profile {
  const [profile] = profilesOf(events);
  assert.ok(profile !== undefined);
  assert.ok(profile.timeline.bins.length === TIMELINE_BINS);
  return profile;
}

for (const { days, most } of [
  { days: 7, most: 18 },
  { days: 14, most: 6 },
  { days: 44, most: 2 },
]) {
  test(`of 200 steady accounts with office hours over ${days} days at most ${most} have a surge`, () => {
    const random = seededRandom(days);
    let alarms = 0;
    for (let account = 0; account < 200; account += 1) {
      const surge = findSurge(profileOf(traffic(days, office, random)));
      assert.notEqual(surge, null);
      if (surge !== undefined) alarms += 1;
    }
    assert.ok(alarms <= most, `${alarms} of 200`);
  });
}

test('a night of a thousand requests is a sudden surge, with its start and its size', () => {
  const random = seededRandom(3);
  const burst = (hour: number): number => office(hour) + (hour >= 74 && hour < 78 ? 250 : 0);
  const surge = findSurge(profileOf(traffic(7, burst, random)));
  assert.ok(surge);
  assert.equal(surge.kind, 'sudden');
  assert.ok(Math.abs(surge.from - (START + 74 * HOUR)) <= 4 * HOUR);
  assert.ok(surge.requests > 800 && surge.requests < 1300);
});

test('use that trebles for good in the last fortnight of six weeks is a sustained surge', () => {
  const random = seededRandom(4);
  const turned = (hour: number): number => office(hour) * (hour >= 24 * 28 ? 3 : 1);
  const surge = findSurge(profileOf(traffic(42, turned, random)));
  assert.ok(surge);
  assert.equal(surge.kind, 'sustained');
  assert.ok(Math.abs(surge.from - (START + 28 * 24 * HOUR)) <= 4 * 24 * HOUR);
  assert.ok(surge.requests / surge.expected > 2 && surge.requests / surge.expected < 5);
});

test('a handful of requests is no history', () => {
  assert.equal(findSurge(profileOf(traffic(7, () => 0.1, seededRandom(5)))), null);
});
