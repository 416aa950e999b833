import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCampaigns } from '../../src/campaigns/find.js';
import { type EventFieldId, eventFieldIds, type FieldCounts } from '../../src/events/fields.js';
import { noRecords } from '../../src/events/rejection.js';
import { estimateExposure } from '../../src/exposure/estimate.js';
import { makeFeatureTable } from '../../src/features/table.js';
import { adviceFor } from '../../src/findings/advice.js';
import { assembleFindings } from '../../src/findings/assemble.js';
import type { Findings } from '../../src/findings/findings.js';
import { scoreAccounts } from '../../src/scores/score.js';
import { chatEvents, type MadeEvent, populationOf, tabularEvents } from '../synthetic.js';

function findingsOf(events: readonly MadeEvent[], missing: readonly EventFieldId[] = [], top = Infinity): Findings {
  const population = populationOf(events);
  const fields = Object.fromEntries(
    eventFieldIds.map((id) => [id, missing.includes(id) ? 0 : events.length]),
  ) as FieldCounts;
  const table = makeFeatureTable(population, fields);
  const scores = scoreAccounts(population, table);
  const search = findCampaigns(population, scores, fields);
  return assembleFindings({
    population,
    table,
    scores,
    search,
    exposures: estimateExposure({ population, scores, campaigns: search.campaigns }),
    log: {
      counts: { ...noRecords(), read: events.length, events: events.length },
      rows: events.length,
      fields,
      incomplete: false,
    },
    version: '0.0.0',
    generatedAt: new Date(0),
    top,
  });
}

const tabular = findingsOf(tabularEvents(60, 3), ['outputText', 'tokensIn', 'tokensOut']);

test('baseline, features and campaign add up to the suspicion of every account', () => {
  for (const account of tabular.accounts) {
    const features = account.features.reduce((sum, { contribution }) => sum + contribution, 0);
    const sum = account.baseline + features + account.campaignContribution;
    assert.ok(Math.abs(sum - account.suspicion) < 1e-9, account.account);
    const families = Object.values(account.families).reduce((total, part) => total + part, 0);
    assert.ok(Math.abs(families - features) < 1e-9);
  }
});

test('ranks follow suspicion, and the levels of the totals count everybody', () => {
  const suspicions = tabular.accounts.map(({ suspicion }) => suspicion);
  assert.deepEqual(
    suspicions,
    [...suspicions].sort((a, b) => b - a),
  );
  assert.deepEqual(
    tabular.accounts.map(({ rank }) => rank),
    tabular.accounts.map((_, i) => i + 1),
  );
  const few = findingsOf(tabularEvents(60, 3), [], 5);
  assert.equal(few.accounts.length, 5);
  assert.equal(few.totals.accounts, 60);
  assert.equal(
    Object.values(few.totals.levels).reduce((sum, count) => sum + count, 0),
    60,
  );
});

test('reasons say on which side of its peers an account stands, and of how many', () => {
  const compared = tabular.accounts.flatMap(({ reasons }) =>
    reasons.filter((reason) => reason.endsWith(' of its peers)')),
  );
  const form = /\((?:more|less) than for [5-9]\d % of its peers\)$/;
  assert.ok(compared.length > 10);
  for (const reason of compared) assert.match(reason, form);
});

test('reasons begin with what the pattern means where an account stands out, and with a measurement elsewhere', () => {
  const titleFirst = tabular.accounts.map(
    ({ reasons, pattern }) => reasons[0]?.endsWith(adviceFor(pattern).title) === true,
  );
  const standsOut = tabular.accounts.map(({ level, pattern }) => level !== 'none' && pattern !== null);
  assert.deepEqual(titleFirst, standsOut);
  assert.ok(standsOut.includes(true) && standsOut.includes(false));
  assert.ok(tabular.accounts.some(({ level, pattern }) => level === 'none' && pattern !== null));
});

test('what only the group does is not said of a member: its own pattern is strong, or the group is named', () => {
  for (const { reasons, pattern, patterns, level } of tabular.accounts) {
    if (level === 'none' || pattern === null) continue;
    const isGroups = reasons[0]?.startsWith('its group ') === true;
    assert.ok(isGroups || (patterns[pattern] ?? 0) > 0.5 || reasons[0]?.startsWith('in part ') === true, reasons[0]);
  }
});

test('the document is plain data that survives JSON', () => {
  const plain: unknown = { ...tabular, accounts: [...tabular.accounts] };
  assert.deepEqual(JSON.parse(JSON.stringify(tabular)), plain);
});

test('the same events give the same document', () => {
  const again = findingsOf(tabularEvents(60, 3), ['outputText', 'tokensIn', 'tokensOut']);
  assert.equal(JSON.stringify(again), JSON.stringify(tabular));
});

test('features that need what the log lacks are not applicable, with the missing fields', () => {
  const lacking = tabular.notApplicable.find(({ id }) => id === 'output-hunger');
  assert.deepEqual(lacking?.missing, ['tokensOut']);
  const feature = tabular.accounts.at(0)?.features.find(({ id }) => id === 'output-hunger');
  assert.equal(feature?.applicable, false);
  assert.equal(feature.value, null);
});

test('sweeping at random ranks above all ordinary use, from fifty inputs on', () => {
  const isSweeping = (account: string): boolean => Number(account.slice(-3)) % 5 === 4;
  const sweeping = tabular.accounts.filter(({ account, rows }) => isSweeping(account) && rows >= 50);
  const ordinary = tabular.accounts.filter(({ account }) => !isSweeping(account));
  assert.ok(sweeping.length >= 8);
  const worst = Math.max(...sweeping.map(({ rank }) => rank));
  assert.ok(ordinary.every(({ rank }) => rank > worst));
});

test('a log without inputs still ranks, and says what it could not see', () => {
  const bare = tabularEvents(40, 5).map(({ account, time }): MadeEvent => ({ account, time }));
  const found = findingsOf(bare, [
    'input',
    'label',
    'probabilities',
    'address',
    'parameters',
    'tokensOut',
    'tokensIn',
    'outputText',
  ]);
  assert.equal(found.accounts.length, 40);
  assert.match(found.log.notes.join(' '), /no inputs/);
  assert.ok(new Set(found.accounts.map(({ suspicion }) => suspicion)).size > 10);
  assert.ok(found.accounts.every(({ level }) => level !== 'critical'));
});

test('with fewer than twenty accounts nobody is suspect, and the document says why', () => {
  const found = findingsOf(chatEvents(12, 1));
  assert.match(found.log.notes.join(' '), /only 12 accounts/);
  assert.ok(found.accounts.every(({ level }) => level === 'none'));
});
