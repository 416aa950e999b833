/** What is told of accounts that nobody will look at is what would be told of them in full, less what tells nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCampaigns } from '../../src/campaigns/find.js';
import { eventFieldIds, type FieldCounts } from '../../src/events/fields.js';
import { noRecords } from '../../src/events/rejection.js';
import { estimateExposure } from '../../src/exposure/estimate.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { assembleFindings } from '../../src/findings/assemble.js';
import type { AccountFinding } from '../../src/findings/findings.js';
import { explanation } from '../../src/report/explanation.js';
import { featureColumns } from '../../src/report/feature-columns.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { rendered } from '../laws/reporter-laws.js';
import { populationOf, tabularEvents } from '../synthetic.js';

const events = tabularEvents(140, 3);
const population = populationOf(events);
const fields = Object.fromEntries(eventFieldIds.map((id) => [id, events.length])) as FieldCounts;
const table = makeFeatureTable(population, fields);
const scores = scoreAccounts(population, table);
const search = findCampaigns(population, scores, fields);
const found = {
  ...{ population, table, scores, search },
  exposures: estimateExposure({ population, scores, campaigns: search.campaigns }),
  log: { counts: { ...noRecords(), read: 1, events: 1 }, rows: events.length, fields, incomplete: false },
  ...{ version: '0.0.0', generatedAt: new Date(0), top: Infinity },
};
const usual = assembleFindings(found);
const inFull = assembleFindings({ ...found, isAsked: () => true });

const briefly = usual.accounts.filter(({ brief }) => brief === true);

function inFullOf({ rank }: AccountFinding): AccountFinding {
  const account = inFull.accounts.at(rank - 1);
  assert.ok(account !== undefined);
  return account;
}

test('accounts of level none behind the hundredth are told in brief, nobody else, and nobody who is asked for', () => {
  const expected = usual.accounts.filter(({ level, rank }) => level === 'none' && rank > 100);
  assert.ok(expected.length > 30);
  assert.deepEqual(
    briefly.map(({ rank }) => rank),
    expected.map(({ rank }) => rank),
  );
  assert.ok(inFull.accounts.every(({ brief }) => brief === undefined));
});

test('in brief, features are those that applied, with the same numbers, and in words the same or nothing', () => {
  for (const account of briefly) {
    const full = inFullOf(account);
    assert.deepEqual(
      account.features.map((feature) => ({ ...feature, explanation: '' })),
      full.features.filter(({ applicable }) => applicable).map((feature) => ({ ...feature, explanation: '' })),
    );
    for (const { id, explanation: told, percentile, contribution } of account.features) {
      const isTelling =
        Math.abs(contribution) >= 0.0005 || (percentile !== null && (percentile <= 10 || percentile >= 90));
      assert.equal(told, isTelling ? full.features.find((feature) => feature.id === id)?.explanation : '');
    }
  }
  assert.ok(briefly.some(({ features }) => features.some((feature) => feature.explanation === '')));
});

test('all else is the same, but for fewer inputs and no details', () => {
  for (const account of briefly) {
    const { features, evidence, details, brief, ...rest } = account;
    const full = inFullOf(account);
    assert.deepEqual(
      rest,
      Object.fromEntries(Object.keys(rest).map((key) => [key, full[key as keyof AccountFinding]])),
    );
    assert.deepEqual(evidence, full.evidence.slice(0, 2));
    assert.deepEqual([features.length > 0, details, brief], [true, null, true]);
  }
});

test('which features did not apply is known of everybody', () => {
  assert.deepEqual(
    usual.measured?.map(({ id }) => id),
    inFull.accounts.at(0)?.features.map(({ id }) => id),
  );
  assert.deepEqual(featureColumns(usual), featureColumns(inFull));
  const [account] = briefly;
  assert.ok(account !== undefined);
  const missing = (text: string): string => /not applicable: [^]*?\n\n/.exec(text)?.[0] ?? '';
  const [brief = '', full = ''] = [account, inFullOf(account)].map((told) =>
    rendered(explanation, { ...usual, accounts: [told] }),
  );
  assert.equal(missing(brief), missing(full));
  assert.match(brief, /told +in brief/);
  assert.doesNotMatch(full, /in brief/);
});
