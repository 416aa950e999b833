import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellMap, type CellSheet } from '../../src/population/cells.js';
import { seededRandom } from '../../src/stats/random.js';

const TABLES = 3;

/** A sheet whose inputs fall into `width` cells from `offset` on, the same in every table. */
function randomSheet(inputs: number, offset: number, width: number, seed: number): CellSheet {
  const random = seededRandom(seed);
  const ids = new Uint32Array(inputs * TABLES);
  for (let i = 0; i < ids.length; i += 1) ids[i] = 1 + (i % TABLES) * 1_000 + offset + Math.floor(random() * width);
  return { inputs, tables: TABLES, ids };
}

function cellsIn(sheet: CellSheet, table: number): number[] {
  return [...sheet.ids].filter((_, i) => i % TABLES === table);
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${String(actual)} against ${String(expected)}`);
}

const sheets = [randomSheet(40, 0, 12, 1), randomSheet(25, 4, 6, 2), randomSheet(30, 10, 30, 3)];
const map = new CellMap(500_000);
for (const sheet of sheets) map.add(sheet);

test('the own collision rate is the share of pairs of own inputs in one cell', () => {
  for (const sheet of sheets) {
    let equal = 0;
    let pairs = 0;
    for (let table = 0; table < TABLES; table += 1) {
      const cells = cellsIn(sheet, table);
      cells.forEach((a, i) => {
        cells.forEach((b, j) => {
          if (i === j) return;
          pairs += 1;
          if (a === b) equal += 1;
        });
      });
    }
    near(map.describe(sheet).own, equal / pairs);
  }
});

test('the cross collision rate is the mean over the other accounts, the own account left out', () => {
  const [first, ...others] = sheets;
  assert.ok(first !== undefined);
  let sum = 0;
  for (let table = 0; table < TABLES; table += 1) {
    for (const other of others) {
      const cells = cellsIn(other, table);
      for (const a of cellsIn(first, table)) sum += cells.filter((b) => a === b).length / cells.length / first.inputs;
    }
  }
  near(map.describe(first).cross, sum / TABLES / others.length);
});

test('the pair collision rate is the mean of all cross collision rates', () => {
  const mean = sheets.reduce((sum, sheet) => sum + map.describe(sheet).cross, 0) / sheets.length;
  near(map.pairCollision, mean);
});

test('occupancy is the mean number of distinct cells in random draws of 24 inputs', () => {
  const sheet = sheets[0];
  assert.ok(sheet !== undefined);
  const random = seededRandom(7);
  let distinct = 0;
  const rounds = 4_000;
  for (let round = 0; round < rounds; round += 1) {
    const order = Array.from({ length: sheet.inputs }, (_, i) => [random(), i] as const).sort((a, b) => a[0] - b[0]);
    const drawn = new Set(order.slice(0, 24).map(([, i]) => i));
    distinct += new Set(cellsIn(sheet, 0).filter((_, i) => drawn.has(i))).size / 24;
  }
  const single: CellSheet = { inputs: sheet.inputs, tables: 1, ids: Uint32Array.from(cellsIn(sheet, 0)) };
  const alone = new CellMap(500_000);
  alone.add(single);
  assert.ok(Math.abs((alone.describe(single).occupancy ?? NaN) - distinct / rounds) < 0.005);
});

test('an account whose cells nobody shares is more surprising than one in the middle', () => {
  const [a, b, c] = sheets.map((sheet) => map.describe(sheet).surprise);
  assert.ok((c ?? 0) > (b ?? 0));
  assert.ok((a ?? 0) > 0);
});
