/** The published schema, the shape the program checks, and the documents it prints agree with each other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  accountShape,
  campaignShape,
  documentShape,
  findingsProblem,
  isFindings,
} from '../../src/findings/document.js';
import { SCHEMA_VERSION } from '../../src/findings/findings.js';
import { json } from '../../src/report/json.js';
import { ndjson } from '../../src/report/ndjson.js';
import { emptyExample, example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { nightlyExample } from '../nightly-example.js';
import { projectPath } from '../project.js';

const schema = JSON.parse(readFileSync(projectPath('docs', 'findings.schema.json'), 'utf8')) as SchemaNode;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

type Plain = Record<string, unknown>;

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function isObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Records whose keys are names, not parts: any of them may be absent. */
const byName = new Set(['fields', 'byReason', 'patterns', 'families', 'links', 'peers', 'numbers']);

/** Parts that came with 1.1.0 and later: older documents do not have them, and they are still read. */
const optional = new Set(['quality', 'overview', 'details', 'measured', 'brief']);

/** Ways to the parts of a value that every document must have. */
function* requiredParts(value: unknown, way: readonly string[] = []): Iterable<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value) && !optional.has(key)) yield [...way, key];
    if (!byName.has(key)) yield* requiredParts(part, [...way, key]);
  }
}

/** The value without one of its parts. */
function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value))
    return value.map((part: unknown, index) => (String(index) === key ? without(part, rest) : part));
  const parts = Object.entries(Object(value) as Plain);
  const kept = rest.length === 0 ? parts.filter(([name]) => name !== key) : parts;
  return Object.fromEntries(kept.map(([name, part]) => [name, name === key ? without(part, rest) : part]));
}

test('printed documents satisfy the schema', () => {
  for (const findings of [example, emptyExample, nightlyExample]) {
    assert.ok(validate(JSON.parse(rendered(json, findings))), JSON.stringify(validate.errors?.slice(0, 3)));
  }
});

test('every line of ndjson is an account or a campaign of the schema', () => {
  const $defs = schema.$defs ?? {};
  const kinds = new Ajv2020().addSchema({ $id: 'lines', $defs });
  for (const line of rendered(ndjson, nightlyExample).trimEnd().split('\n')) {
    const { type, ...rest } = JSON.parse(line) as Plain;
    assert.ok(type === 'account' || type === 'campaign');
    assert.ok(kinds.validate({ $ref: `lines#/$defs/${type}` }, rest), JSON.stringify(kinds.errors));
  }
});

test('a document that lacks any part, or has one more, is no document, by schema and by our own check', () => {
  const ways = [...requiredParts(example)];
  for (const way of ways) {
    const document = without(example, way);
    assert.equal(validate(document), false, `schema without ${way.join('.')}`);
    assert.match(findingsProblem(document) ?? '', new RegExp(`(^|[.\\]])${way.at(-1) ?? ''} is missing$`));
  }
  assert.ok(ways.length > 300 && isFindings(example));
  assert.equal(validate({ ...example, surplus: 1 }), false);
});

test('what a state and verdicts add is wanted whole', () => {
  const [account] = nightlyExample.accounts;
  assert.ok(account !== undefined && isFindings(nightlyExample));
  for (const part of ['change', 'past', 'verdict'] as const) {
    for (const key of Object.keys(account[part] ?? {})) {
      const lacking: Plain = { ...account, [part]: without(account[part], [key]) };
      assert.equal(validate({ ...example, accounts: [lacking] }), false, `${part}.${key}`);
      assert.match(findingsProblem({ ...example, accounts: [lacking] }) ?? '', new RegExp(`${part}.${key} is missing`));
    }
  }
});

test('a document of version 1.0.0 is still read', () => {
  const parts = [['overview'], ['measured'], ['log', 'quality'], ['accounts', '0', 'details'], ['accounts', '0']];
  const old = parts.reduce<unknown>((value, way) => without(value, way), plain(example));
  assert.equal(findingsProblem({ ...Object(old), schemaVersion: '1.0.0' }), undefined);
});

test('the schema knows levels, kinds and ranges', () => {
  const [account] = example.accounts;
  const wrong = [
    { level: 'guilty' },
    { suspicion: 1.01 },
    { rank: 0 },
    { rank: '1' },
    { hours: [1, 2] },
    { firstSeen: 'today' },
  ];
  for (const part of wrong) {
    assert.equal(validate({ ...example, accounts: [{ ...account, ...part }] }), false, JSON.stringify(part));
  }
});

test('our own check knows levels and kinds of values', () => {
  const [account] = example.accounts;
  const problem = (part: object): string | undefined =>
    findingsProblem({ ...example, accounts: [{ ...account, ...part }] });
  assert.equal(problem({ level: 'guilty' }), 'accounts[0].level is not one of none, watch, suspect, critical');
  assert.equal(problem({ rank: '1' }), 'accounts[0].rank is not a number');
  assert.equal(problem({ hours: 'many' }), 'accounts[0].hours is not a list');
  assert.equal(problem({ patterns: { sweep: null } }), 'accounts[0].patterns.sweep is not a number');
  assert.equal(problem({ campaign: 1 }), 'accounts[0].campaign is not a text');
  assert.equal(problem({ surplus: 1 }), undefined, 'a later minor version may know more');
  for (const value of [null, 'text', 7, []]) assert.equal(findingsProblem(value), ' is not an object');
});

test('the schema lists the keys in the order in which they are printed', () => {
  const orderOf = (node: SchemaNode | undefined): string[] => Object.keys(node?.properties ?? {});
  const { account, campaign } = schema.$defs ?? {};
  const printed = JSON.parse(rendered(json, { ...nightlyExample, pseudonyms: { key: '0f3a5c77' } })) as {
    accounts: Plain[];
    campaigns: Plain[];
  };
  const usual = JSON.parse(rendered(json, example)) as typeof printed;
  assert.deepEqual(orderOf(schema), Object.keys(printed));
  assert.deepEqual(orderOf(account), Object.keys(printed.accounts.at(-1) ?? {}));
  assert.deepEqual(orderOf(campaign), Object.keys(printed.campaigns[0] ?? {}));
  // What a state and verdicts add may be absent.
  const always = (value: object): string[] => Object.keys(value).filter((key) => !optional.has(key));
  assert.deepEqual(schema.required, always(usual));
  assert.deepEqual(account?.required, always(usual.accounts.at(0) ?? {}));
  assert.deepEqual(campaign?.required, orderOf(campaign));
});

test('keys are printed in one order, however the document was made', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  const shapes = [
    [documentShape, nightlyExample],
    [accountShape, nightlyExample.accounts.at(0)],
    [campaignShape, example.campaigns[0]],
  ] as const;
  for (const [shape, value] of shapes) {
    assert.equal(JSON.stringify(shape.arrange(reversed(plain(value)))), JSON.stringify(shape.arrange(value)));
  }
});

test('every part of the schema is described and closed', () => {
  const visit = (name: string, node: SchemaNode): void => {
    if (node.properties !== undefined) assert.equal(node.additionalProperties, false, `${name} is open`);
    for (const [key, part] of Object.entries(node.properties ?? {})) {
      const described = part.description ?? schema.$defs?.[(part.$ref ?? '').replace('#/$defs/', '')]?.description;
      assert.ok(name.endsWith('.levels') || described !== undefined, `${name}.${key} is not described`);
      visit(`${name}.${key}`, part);
    }
    for (const part of [...(node.anyOf ?? []), ...(node.items === undefined ? [] : [node.items])]) visit(name, part);
  };
  visit('findings', schema);
  for (const [name, node] of Object.entries(schema.$defs ?? {})) visit(name, node);
});

test('the schema is of the version that documents carry', () => {
  assert.equal(example.schemaVersion, SCHEMA_VERSION);
  assert.equal(validate({ ...example, schemaVersion: '2.0.0' }), false);
});

test('contributions of the example add up to its suspicions', () => {
  for (const { baseline, campaignContribution, features, families, suspicion, account } of example.accounts) {
    const sum = features.reduce((total, { contribution }) => total + contribution, 0);
    assert.ok(Math.abs(baseline + campaignContribution + sum - suspicion) < 1e-9, account.slice(0, 20));
    const byFamily = Object.values(families).reduce((total, share) => total + share, 0);
    assert.ok(Math.abs(byFamily - sum) < 1e-9, account.slice(0, 20));
  }
});
