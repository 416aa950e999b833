/** OCSF, ECS and STIX: what the schemas require is there, whoever wrote the log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Findings } from '../../src/findings/findings.js';
import { ecs } from '../../src/report/ecs.js';
import { nameUuid } from '../../src/report/identifiers.js';
import { ocsf } from '../../src/report/ocsf.js';
import { stix } from '../../src/report/stix.js';
import { emptyExample, example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { type FieldRules, meets, schemaFixture, valuesAt } from './required-fields.js';

function linesOf(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Accounts from level watch on (5 of 8 in the example), and one campaign. */
const ALERTS = 6;

for (const reporter of [ocsf, ecs]) {
  const rules = schemaFixture(reporter.id) as FieldRules;

  test(`${reporter.id}: every line has the required fields and allowed values`, () => {
    const alerts = linesOf(rendered(reporter, example));
    assert.equal(alerts.length, ALERTS);
    for (const alert of alerts) meets(alert, rules);
  });

  test(`${reporter.id}: nobody unsuspicious is reported`, () => {
    const quiet = example.accounts.filter(({ level }) => level === 'none');
    const text = rendered(reporter, { ...example, accounts: quiet, campaigns: [] });
    assert.equal(text, '');
  });

  test(`${reporter.id}: a log without times has no times instead of wrong ones`, () => {
    const accounts = example.accounts.map((account) => ({ ...account, firstSeen: null, lastSeen: null }));
    for (const alert of linesOf(rendered(reporter, { ...example, accounts }))) meets(alert, rules);
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

interface StixRules {
  readonly bundle: readonly string[];
  readonly common: readonly string[];
  readonly byType: Readonly<Record<string, readonly string[]>>;
  readonly indicatorTypes: readonly string[];
}

type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

function bundleOf(findings: Findings): { readonly objects: readonly StixObject[] } {
  return JSON.parse(rendered(stix, findings)) as { readonly objects: readonly StixObject[] };
}

const rules = schemaFixture('stix') as StixRules;

test('stix: every object has the required properties of its type and an identifier of it', () => {
  for (const findings of [example, emptyExample]) {
    const bundle = bundleOf(findings);
    for (const name of rules.bundle) assert.ok(Object.hasOwn(bundle, name), name);
    for (const object of bundle.objects) {
      for (const name of [...rules.common, ...(rules.byType[object.type] ?? ['an unknown type'])]) {
        assert.ok(Object.hasOwn(object, name), `${object.type} lacks ${name}`);
      }
      assert.match(
        object.id,
        new RegExp(`^${object.type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
      );
      for (const type of valuesAt(object, 'indicator_types[]')) assert.ok(rules.indicatorTypes.includes(String(type)));
    }
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
