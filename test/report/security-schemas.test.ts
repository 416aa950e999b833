/** OCSF, ECS and STIX: what the schemas require is there, whoever wrote the log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { ecs } from '../../src/report/ecs.js';
import { nameUuid } from '../../src/report/identifiers.js';
import { ocsf } from '../../src/report/ocsf.js';
import { stix } from '../../src/report/stix.js';
import { emptyExample, example, hostile } from '../findings-example.js';
import { hostileEverywhere } from '../hostile-document.js';
import { nightlyExample } from '../nightly-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { schemaOf, valuesAt } from './schemas.js';

function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Accounts from level watch on (5 of 8 in the example), and one campaign. */
const ALERTS = 6;

for (const reporter of [ocsf, ecs]) {
  const problem = schemaOf(reporter.id);

  test(`${reporter.id}: every line is what the published schema allows, with what it requires`, () => {
    const alerts = linesOf(rendered(reporter, example));
    assert.equal(alerts.length, ALERTS);
    for (const alert of alerts) assert.equal(problem(alert), undefined);
  });

  test(`${reporter.id}: nobody unsuspicious is reported`, () => {
    const quiet = example.accounts.filter(({ level }) => level === 'none');
    const text = rendered(reporter, { ...example, accounts: quiet, campaigns: [] });
    assert.equal(text, '');
  });

  test(`${reporter.id}: a log without times has no times instead of wrong ones`, () => {
    const accounts = example.accounts.map((account) => ({ ...account, firstSeen: null, lastSeen: null }));
    for (const alert of linesOf(rendered(reporter, { ...example, accounts }))) {
      assert.equal(problem(alert), undefined);
    }
  });
}

test('identifiers are those of RFC 9562, and the same in every run', () => {
  // RFC 9562, appendix A.4: the name www.example.com in the namespace of DNS names.
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  assert.equal(nameUuid('www.example.com', dns), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  const [first] = linesOf(rendered(ecs, example));
  const [again] = linesOf(rendered(ecs, { ...example, generatedAt: '2026-11-22T03:00:00.000Z' }));
  assert.deepEqual(valuesAt(first, 'event.id'), valuesAt(again, 'event.id'));
});

type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

function bundleOf(findings: Findings): { readonly objects: readonly StixObject[] } {
  return JSON.parse(rendered(stix, findings)) as { readonly objects: readonly StixObject[] };
}

test('stix: a bundle is what the published schemas allow, with what they require', () => {
  const problem = schemaOf('stix');
  for (const findings of [example, emptyExample, nightlyExample, hostileEverywhere(example)]) {
    const bundle = bundleOf(findings);
    assert.equal(problem(bundle), undefined);
    // Identifiers are UUIDs made from names (version 5), so that the next bundle has the same.
    for (const { id } of bundle.objects) assert.match(id, /--[0-9a-f]{8}-[0-9a-f]{4}-5/);
  }
});

test('stix: the same object in two nights has one identifier and one time of creation', () => {
  const later = { ...example, generatedAt: '2026-11-22T03:00:00.000Z' };
  const [first, second] = [bundleOf(example).objects, bundleOf(later).objects];
  assert.deepEqual(
    second.map(({ id, created }) => [id, created]),
    first.map(({ id, created }) => [id, created]),
  );
  for (const { created, modified } of second) assert.ok(String(created) <= String(modified));
});

test('a campaign is known by its members, not by its number in this run', () => {
  const campaigns = example.campaigns.map((campaign) => ({ ...campaign, id: 'c7' }));
  const accounts = example.accounts.map((account) => ({
    ...account,
    campaign: account.campaign === null ? null : 'c7',
  }));
  const renumbered = { ...example, campaigns, accounts };
  const idOf = (findings: Findings): unknown => bundleOf(findings).objects.find(({ type }) => type === 'campaign')?.id;
  assert.equal(idOf(renumbered), idOf(example));
  const uids = (findings: Findings): unknown[] =>
    linesOf(rendered(ocsf, findings)).flatMap((line) => valuesAt(line, 'finding_info.uid'));
  assert.deepEqual(uids(renumbered), uids(example));
});

test('a schema of this test refuses what is missing, unknown or of another type', () => {
  const [alert] = linesOf(rendered(ocsf, example)) as Record<string, unknown>[];
  const problem = schemaOf('ocsf');
  const { time, ...without } = alert ?? {};
  for (const wrong of [
    without,
    { ...alert, time: String(time) },
    { ...alert, shade: 1 },
    { ...alert, class_uid: 2001 },
  ]) {
    assert.notEqual(problem(wrong), undefined);
  }
});

test('stix: references lead to objects of the bundle, and no identifier is there twice', () => {
  const { objects } = bundleOf(example);
  const ids = new Set(objects.map(({ id }) => id));
  assert.equal(ids.size, objects.length);
  for (const object of objects) {
    for (const name of ['source_ref', 'target_ref', 'created_by_ref']) {
      for (const reference of valuesAt(object, name)) assert.ok(ids.has(String(reference)), `${object.type}.${name}`);
    }
  }
});

test('stix: only what is critical becomes an indicator', () => {
  const indicators = bundleOf(example).objects.filter(({ type }) => type === 'indicator');
  // Two critical accounts and one critical campaign.
  assert.equal(indicators.length, 3);
});

test('stix: a quote or backslash in a name cannot end the string of the pattern', () => {
  const [first, ...others] = example.accounts;
  assert.ok(first !== undefined);
  const account = `a'] OR [file:name = 'x\\${hostile}`;
  const { objects } = bundleOf({ ...example, accounts: [{ ...first, account }, ...others], campaigns: [] });
  const pattern = String(valuesAt(objects[2], 'pattern')[0]);
  const [, text] = /^\[user-account:user_id = '((?:[^'\\]|\\['\\])*)'\]$/.exec(pattern) ?? [];
  assert.equal(text?.replace(/\\(['\\])/g, '$1'), account);
});
