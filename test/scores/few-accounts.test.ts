/** Kinds of use with fewer accounts than it takes to judge: put in order, and watched at most. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelFloors, peers } from '../../src/config/defaults.js';
import { features } from '../../src/features/index.js';
import { queryVolume } from '../../src/features/query-volume.js';
import type { FeatureTable } from '../../src/features/table.js';
import type { Member } from '../../src/population/member.js';
import type { Population } from '../../src/population/population.js';
import type { Profile } from '../../src/profiles/profile.js';
import { calibrateKinds } from '../../src/scores/calibration.js';
import { levelOf } from '../../src/scores/levels.js';
import { compareFeature } from '../../src/scores/residuals.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { SparseColumn } from '../../src/stats/sparse-column.js';
import { seededRandom } from '../../src/stats/random.js';

const random = seededRandom(20261127);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function membersOf(accounts: number): Member[] {
  return Array.from({ length: accounts }, (_, index) => ({
    ...{ index, profile: { account: String(index) } as Profile, kind: 'row', distinct: 100 },
  }));
}

/** The deviation that 2 in 100 of normal draws exceed, measured among so many accounts. */
function outer(accounts: number, rounds: number): number {
  const found: number[] = [];
  const members = membersOf(accounts);
  for (let round = 0; round < rounds; round += 1) {
    const residuals = compareFeature(queryVolume, members, Array.from({ length: accounts }, normal));
    for (const { index } of members) found.push(Math.abs(residuals.get(index)?.directed ?? NaN));
  }
  found.sort((a, b) => a - b);
  return Math.sinh(found[Math.floor(0.98 * found.length)] ?? NaN);
}

test('among six to nineteen accounts 2 in 100 of normal draws lie as far out as among 150, give or take a tenth', () => {
  const large = outer(150, 400);
  for (const accounts of [6, 8, 12, 19]) {
    const ratio = outer(accounts, 6000) / large;
    assert.ok(ratio > 0.9 && ratio < 1.1, `${accounts} accounts: ${ratio}`);
  }
});

test('fewer than six accounts are not compared', () => {
  assert.equal(compareFeature(queryVolume, membersOf(5), [1, 2, 3, 4, 500]).size, 0);
  assert.equal(compareFeature(queryVolume, membersOf(6), [1, 2, 3, 4, 5, 500]).size, 6);
});

test('p-values of a few accounts are uniform, and no score makes one of them suspect', () => {
  const scores = Float64Array.from({ length: 10 }, (_, i) => (i === 0 ? 50 : i / 10));
  const { row } = calibrateKinds({ scores, kindOf: () => 'row', accountsOf: () => scores.length });
  const pValues = [...scores].map((score) => row.pValue(score)).sort((a, b) => a - b);
  pValues.forEach((p, i) => {
    assert.ok(Math.abs(p - (i + 1) / 10) < 1e-12);
  });
  assert.ok(row.suspicion(50) > 0.99);
  assert.equal(levelOf(row.suspicion(50), row.cautiousPValue(50), levelFloors), 'watch');
});

test('it is the accounts of the log that are few, not those of them that count', () => {
  const scores = Float64Array.from({ length: peers.fewest - 1 }, (_, i) => i / 10);
  const of = (accounts: number): number =>
    calibrateKinds({ scores, kindOf: () => 'row', accountsOf: () => accounts }).row.cautiousPValue(9);
  assert.equal(of(scores.length), 1);
  assert.ok(of(100) < 0.05);
});

/** Rows with random values of every feature, the first of them far out, and chats further out. */
function scored(
  rows: number,
  chats: number,
): { readonly kind: string; readonly pValue: number; readonly qValue: number }[] {
  const draw = seededRandom(7);
  const members: Member[] = membersOf(rows + chats).map((member) => {
    const profile = { account: String(member.index), volume: { rows: 100 } } as Profile;
    return { ...member, profile, kind: member.index < rows ? 'row' : 'chat' };
  });
  const population = { members, parts: [], drift: () => null, course: () => null, core: () => null };
  const columns = features.map((feature) => {
    const far = feature.direction === 'lower' ? -2 : 2;
    const valueOf = ({ kind, index }: Member): number =>
      index === 0 || kind === 'chat' ? far * (1 + (index % 7)) : draw();
    const values = Float64Array.from(members, valueOf);
    return { feature, values: SparseColumn.from(values) };
  });
  const table = { columns, notApplicable: [] } as unknown as FeatureTable;
  return scoreAccounts(population as unknown as Population, table).accounts.map(({ member, pValue, qValue }) => {
    return { kind: member.kind, pValue, qValue };
  });
}

test('who is only put in order has no part in how others are judged', () => {
  for (const rows of [30, 80]) {
    const alone = scored(rows, 0);
    const beside = scored(rows, peers.fewest - 1);
    assert.ok((alone[0]?.qValue ?? 1) < 0.9, `${alone[0]?.qValue}`);
    assert.deepEqual(beside.slice(0, rows), alone);
    for (const { qValue } of beside.slice(rows)) assert.equal(qValue, 1);
  }
});
