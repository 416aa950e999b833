import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseParts } from '../../src/population/parts.js';
import type { Member } from '../../src/population/member.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { noFieldCounts } from '../../src/events/fields.js';
import { seededRandom } from '../../src/stats/random.js';
import { type MadeEvent, populationOf, profilesOf } from '../synthetic.js';

const START = Date.UTC(2026, 2, 2);
const [profile] = profilesOf([{ account: 'one', time: START, row: { a: 1 } }]);

function memberOf(): Member {
  assert.ok(profile !== undefined);
  return { index: 0, profile, kind: 'row', distinct: 64 };
}

function inputsAt(times: readonly number[]) {
  return times.map((firstTime, i) => ({
    key: i,
    count: 1,
    firstTime,
    label: 0,
    margin: NaN,
    content: { kind: 'hidden' as const },
  }));
}

test('the strange part is what lies beyond 85 % of everybody’s distances', () => {
  // 20 strange inputs spread evenly over time among 44 ordinary ones.
  const places = Float64Array.from({ length: 64 }, (_, i) => (i % 3 === 0 && i < 60 ? 0.95 : 0.4));
  const parts = chooseParts(memberOf(), inputsAt([...places.keys()]), places);
  assert.deepEqual(
    parts.map(({ kind, places: chosen }) => [kind, chosen.length]),
    [['strange', 20]],
  );
});

test('a change in time gives its stranger side: later where extraction begins, earlier where it ends', () => {
  const places = Float64Array.from({ length: 64 }, (_, i) => (i < 40 ? 0.3 : 0.8));
  const times = [...places.keys()];
  const [later] = chooseParts(memberOf(), inputsAt(times), places);
  assert.deepEqual([later?.kind, later?.places[0], later?.places.length], ['later', 40, 24]);
  const [earlier] = chooseParts(memberOf(), inputsAt(times.map((time) => -time)), places);
  assert.equal(earlier?.kind, 'earlier');
});

test('an even account has no change: of 300 with places at random under one in twenty is cut', () => {
  const random = seededRandom(7);
  let cut = 0;
  for (let account = 0; account < 300; account += 1) {
    const places = Float64Array.from({ length: 64 }, () => 0.85 * random());
    if (chooseParts(memberOf(), inputsAt([...places.keys()]), places).length > 0) cut += 1;
  }
  assert.ok(cut < 15, `${cut} of 300`);
});

/** Customers whose columns go together; the last one sweeps them apart in the last quarter of its requests. */
function crowdWithTurn(): MadeEvent[] {
  const random = seededRandom(11);
  const events: MadeEvent[] = [];
  for (let account = 0; account < 60; account += 1) {
    for (let i = 0; i < 240; i += 1) {
      const turned = account === 59 && i >= 180;
      const a = 10 * random();
      const value = (): number => (turned ? 10 * random() : a + random() - 0.5);
      const row = { a, b: value(), c: value(), d: value() };
      events.push({ account: `account-${String(account).padStart(2, '0')}`, time: START + i * 900_000 + account, row });
    }
  }
  return events;
}

test('an account that turns is scored by the part that is strange, above all others', () => {
  const population = populationOf(crowdWithTurn());
  const fields = { ...noFieldCounts(), input: 1, time: 1 };
  const { accounts } = scoreAccounts(population, makeFeatureTable(population, fields));
  const turned = accounts.at(59);
  assert.ok(turned?.part);
  assert.ok(turned.score > turned.own.score);
  assert.equal(Math.max(...accounts.map(({ score }) => score)), turned.score);
  assert.ok(turned.part.part.share < 0.5);
});

test('guests are nobody’s peers: the others score the same with and without them', () => {
  const population = populationOf(crowdWithTurn());
  const fields = { ...noFieldCounts(), input: 1, time: 1 };
  const table = makeFeatureTable(population, fields);
  const alone = scoreAccounts({ ...population, parts: [] }, table);
  scoreAccounts(population, table).accounts.forEach(({ own }, i) => {
    assert.equal(own.score, alone.accounts.at(i)?.own.score);
  });
});
