import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellStore, sheetBounds } from '../../src/campaigns/cell-store.js';
import { campaigns } from '../../src/config/defaults.js';
import { type CellSheet, countCells } from '../../src/population/cells.js';
import type { Profile } from '../../src/profiles/profile.js';
import { crowdOf, customers, logOf } from './made-crowds.js';

const log = logOf(customers(24, 31));
const crowd = crowdOf(log);

function sharesOf(sheet: CellSheet, table: number): Map<number, number> {
  return new Map([...countCells(sheet, table)].map(([cell, count]) => [cell, count / sheet.inputs]));
}

test('overlap of two accounts is the mean over tables of the products of their shares', () => {
  const sheetOf = new Map<Profile, CellSheet>();
  const map = log.population.mapCells('row', {
    take: (profile, sheet) => sheetOf.set(profile, sheet),
    isWanted: () => true,
  });
  const sheets = crowd.profiles.map((profile) => sheetOf.get(profile));
  for (const [a, b] of [
    [0, 1],
    [3, 2],
    [3, 9],
    [9, 3],
    [20, 5],
  ] as const) {
    const [left, right] = [sheets[a], sheets[b]];
    assert.ok(left !== undefined && right !== undefined);
    let cross = 0;
    let rare = 0;
    for (let table = 0; table < left.tables; table += 1) {
      const others = sharesOf(right, table);
      for (const [cell, share] of sharesOf(left, table)) {
        const other = others.get(cell) ?? 0;
        cross += (share * other) / left.tables;
        rare += (share * other) / (map.othersShare(cell, share + other) + 1 / map.accounts) / left.tables;
      }
    }
    const found = crowd.cells.overlap(a, b);
    assert.ok(Math.abs(found.cross - cross) < 1e-9, `${found.cross} instead of ${cross}`);
    assert.ok(Math.abs(found.rare - rare) < 1e-6 * Math.max(1, rare), `${found.rare} instead of ${rare}`);
  }
});

test('gathered in rows or of all pairs at once, overlaps are those of one pair after the other', () => {
  const storeOf = (allPairs: number): CellStore => new CellStore(crowd.profiles, log.population, 'row', allPairs);
  const [byPair, inRows, atOnce] = [storeOf(0), storeOf(0), storeOf(crowd.size)];
  // Two of the accounts stay outside: their pairs are looked up as before.
  const places = crowd.profiles.map((_, place) => place);
  inRows.gather(places.slice(2));
  let sharing = 0;
  for (const a of places) {
    for (const b of places.slice(0, a)) {
      const expected = byPair.overlap(b, a);
      if (expected.cross > 0) sharing += 1;
      assert.deepEqual(inRows.overlap(b, a), expected);
      assert.deepEqual(atOnce.overlap(a, b), expected);
    }
  }
  assert.ok(sharing > places.length, `only ${String(sharing)} pairs share a cell`);
  for (const b of places.slice(1)) assert.deepEqual(inRows.overlap(0, b), byPair.overlap(0, b));
  inRows.gather([]);
  assert.deepEqual(inRows.overlap(7, 5), byPair.overlap(5, 7));
});

test('the own rate is the unbiased one the population knows', () => {
  crowd.profiles.forEach((profile, place) => {
    const own = log.population.content(profile).cells?.own ?? NaN;
    assert.ok(Math.abs((crowd.cells.own[place] ?? NaN) - own) < 1e-9);
  });
});

test('in large logs every account keeps fewer cells, so that all together stay within bounds', () => {
  const whole = { inputs: 64, tables: 48 };
  assert.deepEqual(sheetBounds(1_000, whole), whole);
  for (const accounts of [10_000, 100_000, 400_000]) {
    const { inputs, tables } = sheetBounds(accounts, whole);
    assert.ok(inputs >= 1 && tables >= 8 && tables <= 48);
    assert.ok(accounts * inputs * tables * 5 <= campaigns.cellBytes);
  }
});
