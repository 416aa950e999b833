import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mixtureOverlap } from '../../src/features/mixture-overlap.js';
import type { CellSheet } from '../../src/population/cells.js';
import { chatEvents, populationOf, tabularEvents } from '../synthetic.js';

/** Share of the pairs of an input of one and an input of the other that fall into one cell, over all tables. */
function sharing(one: CellSheet, other: CellSheet): number {
  let alike = 0;
  let pairs = 0;
  for (let i = 0; i < one.inputs; i += 1) {
    for (let j = 0; j < other.inputs; j += 1) {
      if (one === other && i === j) continue;
      for (let table = 0; table < one.tables; table += 1) {
        if (one.ids[i * one.tables + table] === other.ids[j * other.tables + table]) alike += 1;
        pairs += 1;
      }
    }
  }
  return alike / pairs;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

for (const [name, events] of [
  ['rows', tabularEvents(12, 3)],
  ['chats', chatEvents(12, 4)],
] as const) {
  test(`overlap of ${name} is Morisita's index, counted pair by pair`, () => {
    const population = populationOf(events);
    const kind = population.members[0]?.kind ?? 'none';
    const members = population.members.filter((member) => member.kind === kind);
    const sheets: CellSheet[] = [];
    population.mapCells(kind, { take: (_, sheet) => sheets.push(sheet), isWanted: () => true });
    const crosses = sheets.map((sheet, i) =>
      mean(sheets.filter((_, j) => j !== i).map((other) => sharing(sheet, other))),
    );
    members.forEach(({ profile }, i) => {
      const sheet = sheets[i];
      const value = mixtureOverlap.value(profile, population);
      if (sheet === undefined || value === null) return;
      const expected = (2 * (crosses[i] ?? NaN)) / (sharing(sheet, sheet) + mean(crosses));
      // Cells are counted by short hashes, of which a few coincide.
      assert.ok(Math.abs(value - Math.min(4, expected)) < 0.02, `${String(value)} ${String(expected)}`);
    });
    assert.ok(members.some(({ profile }) => mixtureOverlap.value(profile, population) !== null));
  });
}

test('one draw from everybody’s mixture overlaps, one corner of it much less', () => {
  const corner = (account: string, from: number) =>
    Array.from({ length: 60 }, (_, i) => ({
      account,
      time: 1000 * i,
      row: {
        x: from + ((i * 7919) % 100) / 10,
        y: from + ((i * 104729) % 100) / 10,
        z: ((i * 31) % 100) / 10 + from,
      },
    }));
  const corners = Array.from({ length: 8 }, (_, k) => corner(`corner${String(k)}`, 25 * k));
  const everything = corners.flatMap((events) => events.filter((_, i) => i % 8 === 0));
  const collector = everything.map((event, i) => ({
    ...event,
    account: 'all',
    row: { ...event.row, x: event.row.x + 0.01 },
    time: i,
  }));
  const population = populationOf([...corners.flat(), ...collector]);
  const values = new Map(
    population.members.map(({ profile }) => [profile.account, mixtureOverlap.value(profile, population) ?? NaN]),
  );
  const all = values.get('all') ?? NaN;
  assert.ok(all > 0.7 && all < 2, String(all));
  for (const [account, value] of values)
    if (account !== 'all') assert.ok(value < all / 2, `${account} ${String(value)}`);
});
