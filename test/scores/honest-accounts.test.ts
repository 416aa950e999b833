/** The p-values of accounts that are all honest, from made-up events to the score: they may be small no more often than they say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFeatureTable } from '../../src/features/table.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { seededRandom } from '../../src/stats/random.js';
import { eventFieldIds, type FieldCounts } from '../../src/events/fields.js';
import { type MadeEvent, populationOf } from '../synthetic.js';

const ACCOUNTS = 250;
const LABELS = ['low', 'mid', 'high'];

/** Customers of one service: each has its own trade (where its numbers lie and how far they spread), its own volume and its own share of repeats. */
function customers(seed: number): MadeEvent[] {
  const random = seededRandom(seed);
  const bell = (): number => random() + random() + random() - 1.5;
  const events: MadeEvent[] = [];
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const centre = Array.from({ length: 5 }, () => 2 * bell());
    const spread = 0.5 + random();
    const repeats = 0.3 * random();
    const rows = Math.round(25 * Math.exp(2 * random()));
    const pace = 60_000 * Math.exp(3 * random());
    let last: Record<string, number> = {};
    let time = 1_767_225_600_000 + 86_400_000 * random();
    for (let i = 0; i < rows; i += 1) {
      time += 120_000 - pace * Math.log(1 - random());
      const fresh = Object.fromEntries(centre.map((mean, at) => [`c${String(at)}`, mean + spread * bell()]));
      last = random() < repeats && i > 0 ? last : fresh;
      const sum = Object.values(last).reduce((total, value) => total + value, 0);
      const label = LABELS[sum < -1 ? 0 : sum < 1 ? 1 : 2] ?? '';
      events.push({ account: `a${String(account)}`, time, row: last, label, margin: Math.min(1, Math.abs(sum % 1)) });
    }
  }
  return events.sort((a, b) => a.time - b.time);
}

/** Every field counts as logged: what an account lacks is still not judged. */
const fields = Object.fromEntries(eventFieldIds.map((id) => [id, 1])) as FieldCounts;

test('p-values of honest accounts are conservative: at no level below a tenth are there more than said', () => {
  const seeds = [3, 4, 5];
  const pValues = seeds.flatMap((seed) => {
    const population = populationOf(customers(seed));
    return scoreAccounts(population, makeFeatureTable(population, fields)).accounts.map(({ pValue }) => pValue);
  });
  const sorted = pValues.sort((a, b) => a - b);
  assert.equal(sorted.length, seeds.length * ACCOUNTS);
  // One-sided Kolmogorov-Smirnov: the largest excess of the shares over the levels, against its 5 % point sqrt(ln(20) / 2 n).
  let excess = 0;
  sorted.forEach((p, i) => {
    if (p <= 0.1) excess = Math.max(excess, (i + 1) / sorted.length - p);
  });
  assert.ok(excess <= Math.sqrt(Math.log(20) / 2 / sorted.length), `excess ${String(excess)}`);
  // A scale that makes everybody ordinary would pass that too: a tenth must stand beyond its own 90 % quantile.
  assert.ok(sorted.filter((p) => p <= 0.11).length >= 0.08 * sorted.length);
});
