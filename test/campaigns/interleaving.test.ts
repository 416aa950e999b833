import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Interleaving } from '../../src/campaigns/interleaving.js';
import { seededRandom } from '../../src/stats/random.js';
import type { MadeEvent } from '../synthetic.js';
import { crowdOf, logOf } from './made-crowds.js';

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f'];
const MEMBERS = 8;
const STEPS = 12;
type Row = Record<string, number>;
const random = seededRandom(11);

const drawn = (): Row => Object.fromEntries(COLUMNS.map((column) => [column, 100 * random()]));
const near = (row: Row, by: number): Row =>
  Object.fromEntries(COLUMNS.map((column) => [column, (row[column] ?? 0) + by * (random() - 0.5)]));
const level = (): Row => {
  const all = 100 * random();
  return Object.fromEntries(COLUMNS.map((column) => [column, all + 0.02 * random()]));
};

/** Rows of each of the accounts, in any order. */
function sent(name: string, rowsOf: readonly (readonly Row[])[]): MadeEvent[] {
  return rowsOf.flatMap((rows, member) =>
    rows.map((row, i) => ({
      account: `${name}-${String(member)}`,
      time: Date.UTC(2026, 4, 4) + 60_000 * i,
      row,
      label: (row['a'] ?? 0) > 50 ? 'high' : 'low',
    })),
  );
}

/** Steps around some points; dealt out row by row, or each point to one account. */
function design(dealt: boolean): Row[][] {
  const rows: Row[][] = Array.from({ length: MEMBERS }, () => []);
  for (let point = 0; point < 2 * MEMBERS; point += 1) {
    const centre = drawn();
    for (let step = 0; step < STEPS; step += 1) rows[(dealt ? step : point) % MEMBERS]?.push(near(centre, 2));
  }
  return rows;
}

const many = (accounts: number, row: () => Row): Row[][] =>
  Array.from({ length: accounts }, () => Array.from({ length: 2 * STEPS }, row));
const suite = Array.from({ length: 2 * STEPS }, drawn);

const crowd = crowdOf(
  logOf([
    ...sent('customer', many(60, drawn)),
    ...sent('dealt', design(true)),
    ...sent('tool', design(false)),
    ...sent('blank', many(MEMBERS, level)),
    ...sent(
      'suite',
      Array.from({ length: MEMBERS }, () => suite),
    ),
  ]),
);
const interleaving = new Interleaving(crowd);
const of = (name: string): number =>
  interleaving.of(crowd.profiles.flatMap(({ account }, place) => (account.startsWith(`${name}-`) ? [place] : [])));

test('steps around points that were dealt out row by row lie between each other', () => {
  assert.ok(of('dealt') > 1, String(of('dealt')));
});

test('strangers, users of one tool, one suite and blank rows are parts of no design', () => {
  assert.ok(of('customer') < 0.2, String(of('customer')));
  assert.equal(of('tool'), 0, 'each steps around cases of his own');
  assert.ok(of('suite') < 0.2, String(of('suite')));
  assert.ok(of('blank') < 0.4, String(of('blank')));
});
