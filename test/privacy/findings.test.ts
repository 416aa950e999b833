/** Documents under pseudonyms: nothing of a name is left, what is no name stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentShape, findingsProblem } from '../../src/findings/document.js';
import { compareFindings } from '../../src/findings/compare.js';
import type { Findings } from '../../src/findings/findings.js';
import { Aliases } from '../../src/privacy/aliases.js';
import { pseudonymise } from '../../src/privacy/findings.js';
import { parseKey } from '../../src/privacy/key.js';
import { keptNotes } from '../../src/privacy/notes.js';
import { reporters } from '../../src/report/index.js';
import { rendered } from '../laws/reporter-laws.js';
import { nightlyExample } from '../nightly-example.js';

const key = parseKey(Buffer.from('the key of the tests, long enough'), 'key');
const aliases = new Aliases(key);
const MARK = 'zqxj';

/** Texts of the document that are our own words, by the key they stand under. */
const ours = new Set([
  ...['schemaVersion', 'tool', 'generatedAt', 'level', 'kind', 'status', 'basis', 'action', 'unit', 'per', 'id'],
  ...['from', 'to', 'firstSeen', 'lastSeen', 'time', 'start', 'since', 'lastDay', 'campaign', 'pattern', 'verdict'],
  ...['previousLevel', 'expires', 'lapsed', 'reasons', 'benign', 'explanation', 'seen', 'effect', 'missing', 'cost'],
  ...['response', 'references', 'features', 'notApplicable', 'quality'],
]);

/** Every text that may come from a log or a person carries the mark. */
function marked(value: unknown, name: string, isOurs: boolean): unknown {
  const own = isOurs || ours.has(name);
  if (typeof value === 'string') return own ? value : `${MARK} ${value}`;
  if (Array.isArray(value)) return value.map((part) => marked(part, name, own));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [key, marked(part, key, own && key !== 'verdict')]);
  return Object.fromEntries(parts) as unknown;
}

const plainDocument = JSON.parse(JSON.stringify(nightlyExample)) as Record<string, unknown>;
const withVerdicts = marked(
  {
    ...plainDocument,
    accounts: (plainDocument['accounts'] as Record<string, unknown>[]).map(({ verdict, ...account }) => ({
      ...account,
      // A verdict is an object under a key that is elsewhere a word of ours.
      judged: verdict,
    })),
  },
  '',
  false,
) as { accounts: Record<string, unknown>[] };
const named = {
  ...withVerdicts,
  accounts: withVerdicts.accounts.map(({ judged, ...account }) => ({ ...account, verdict: judged })),
} as unknown as Findings;

/** The mark as it may stand in a file: as it is, as base64 at each offset, as hexadecimal, backwards. */
const forms = [
  MARK,
  ...['', 'a', 'ab'].map((before) =>
    Buffer.from(`${before}${MARK} `)
      .toString('base64')
      .slice(before === '' ? 0 : 2, before === '' ? 5 : 6)
      .toLowerCase(),
  ),
  Buffer.from(MARK).toString('hex'),
  Array.from(MARK).reverse().join(''),
];

function leaks(text: string): string[] {
  const lower = text.toLowerCase();
  return forms.filter((form) => lower.includes(form));
}

test('the document of this test is one, and it is full of marks', () => {
  assert.equal(findingsProblem(JSON.parse(JSON.stringify(named))), undefined);
  const count = JSON.stringify(named).split(MARK).length - 1;
  assert.ok(count > 60, `${String(count)} marks`);
});

describe('nothing of a name is left', () => {
  const hidden = pseudonymise(named, aliases, false);
  test('in the document itself, in any text of it', () => {
    const whole = JSON.stringify(hidden, (key, part: unknown) => (key === 'input' ? '' : part));
    assert.deepEqual(leaks(whole), []);
  });
  for (const reporter of reporters) {
    test(`in ${reporter.id}`, () => {
      assert.deepEqual(leaks(rendered(reporter, hidden, { width: 240 })), []);
      assert.deepEqual(leaks(rendered(reporter, hidden, { width: 60, color: true, unicode: false })), []);
    });
  }
  test('in a comparison of two documents', () => {
    assert.deepEqual(leaks(JSON.stringify(compareFindings(hidden, { ...hidden, accounts: [] }))), []);
  });
});

test('numbers and times stay with their account', () => {
  const hidden = pseudonymise(nightlyExample, aliases, false);
  for (const { account, suspicion, rows, firstSeen, features, hours, level } of nightlyExample.accounts) {
    const same = hidden.accounts.find((each) => each.account === aliases.of('account', account));
    assert.ok(same !== undefined);
    const { suspicion: a, rows: b, firstSeen: c, features: d, hours: e, level: f } = same;
    assert.deepEqual([a, b, c, d, e, f], [suspicion, rows, firstSeen, features, hours, level]);
  }
  assert.deepEqual(
    hidden.accounts.map(({ rank }) => rank),
    nightlyExample.accounts.map(({ rank }) => rank),
  );
  assert.equal(findingsProblem(JSON.parse(JSON.stringify(hidden))), undefined);
  assert.deepEqual(Object.keys(documentShape.arrange(JSON.parse(JSON.stringify(hidden)))).at(-1), 'pseudonyms');
});

test('whoever is linked, in a campaign or gone has the alias of the ranking', () => {
  const hidden = pseudonymise(nightlyExample, aliases, false);
  const names = new Set(hidden.accounts.map(({ account }) => account));
  const plain = new Set(nightlyExample.accounts.map(({ account }) => account));
  hidden.campaigns.forEach(({ members }, i) => {
    members.forEach((member, j) => {
      assert.equal(names.has(member), plain.has(nightlyExample.campaigns[i]?.members[j] ?? ''));
    });
  });
  assert.match(hidden.changes?.resolved[0]?.account ?? '', /^account-[0-9a-f]{16}$/);
});

test('accounts of equal suspicion stand in the order of their aliases, not of their names', () => {
  const accounts = Array.from({ length: 40 }, (_, i) => ({
    ...nightlyExample.accounts.map((account) => account)[7],
    account: `customer ${String(i).padStart(2, '0')}`,
    suspicion: i < 5 ? 0.9 - i / 10 : 0.02,
    rank: i + 1,
  })) as unknown as Findings['accounts'];
  const hidden = pseudonymise({ ...nightlyExample, accounts }, aliases, false).accounts.map((account) => account);
  const tied = hidden.slice(5).map(({ account }) => account);
  assert.deepEqual(tied, tied.toSorted());
  assert.deepEqual(new Set(tied).size, 35);
  assert.deepEqual(
    hidden.map(({ rank }) => rank),
    accounts.map(({ rank }) => rank),
  );
  assert.equal(hidden[0]?.account, aliases.of('account', 'customer 00'));
});

test('inputs that are shown do not say who sent them', () => {
  const [first] = nightlyExample.accounts;
  assert.ok(first !== undefined);
  const [row] = first.evidence;
  assert.ok(row !== undefined);
  const input = 'I am Zebulon7 of lowercase-corp, xxZebulon7xx, my friend is Quentin; weather in Ulm';
  const accounts = [
    { ...first, account: 'zebulon7@Lowercase-Corp', linked: [], evidence: [{ ...row, input }] },
    { ...first, account: 'QUENTIN', linked: [], evidence: [] },
  ];
  const findings = { ...nightlyExample, accounts, campaigns: [] };
  const name = aliases.of('account', accounts[0]?.account ?? '');
  const shown = pseudonymise(findings, aliases, true).accounts.find(({ account }) => account === name);
  assert.equal(
    shown?.evidence[0]?.input,
    'I am xxxxxxx0 of xxxxxxxxx-xxxx, xxxxxxxxx0xx, my friend is xxxxxxx; weather in Ulm',
  );
});

test('twice is once under the same key; under another it is refused', () => {
  const hidden = pseudonymise(nightlyExample, aliases, false);
  assert.deepEqual([...pseudonymise(hidden, aliases, false).accounts], [...hidden.accounts]);
  const other = new Aliases(parseKey(Buffer.from('another key for the same tests'), 'other'));
  assert.throws(() => pseudonymise(hidden, other, false), /pseudonyms already, under key/);
});

test('notes that name files, columns or machines are left out, and it is said how many', () => {
  const ownNotes = [
    'only 7 accounts, fewer than 20: they are',
    'only 30 accounts of kind "text": too few',
    'dates are read with the day first',
    'memory was short: 3',
    '12 records were delivered twice; each',
  ];
  assert.deepEqual(keptNotes(ownNotes), ownNotes);
  assert.deepEqual(keptNotes([...ownNotes, 'account is user; it could also be key', 'not read: x.csv is empty']), [
    ...ownNotes,
    '2 notes that may name files or columns left out',
  ]);
  const once = keptNotes(['a note about a.jsonl']);
  assert.deepEqual(keptNotes(once), once);
});
