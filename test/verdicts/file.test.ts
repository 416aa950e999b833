import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../src/errors.js';
import { parseVerdicts, withoutVerdict, withVerdict } from '../../src/verdicts/file.js';
import type { Verdict } from '../../src/verdicts/verdict.js';

const written = `# Agreed with sales.
verdicts:
  # The customer called.
  - account: acme
    verdict: dismiss # see ticket 12
    reason: load test
    author: jo
    at: 2026-11-01
    expires: 2026-12-01
    level: watch
    families: [volume]
  - agent: "probe/2"
    verdict: allow
    reason: ours
    at: 2026-11-02
`;

const acme: Verdict = {
  ...{ subject: 'account', name: 'acme', verdict: 'confirm', reason: 'they said so', author: null },
  ...{ at: '2026-11-25', expires: null, level: null, families: null },
};

test('a file is read as plain data', () => {
  const [first, second] = parseVerdicts(written, 'v.yaml');
  const bounds = { expires: '2026-12-01', level: 'watch', families: ['volume'] };
  assert.deepEqual(first, {
    ...acme,
    verdict: 'dismiss',
    reason: 'load test',
    author: 'jo',
    at: '2026-11-01',
    ...bounds,
  });
  assert.deepEqual([second?.subject, second?.name, second?.level], ['agent', 'probe/2', null]);
  for (const empty of ['', '# nothing\n', 'verdicts: []\n']) assert.deepEqual(parseVerdicts(empty, 'v.yaml'), []);
});

test('a change keeps comments and order and touches one entry', () => {
  const changed = withVerdict(written, 'v.yaml', acme);
  for (const kept of ['# Agreed with sales.', '# The customer called.', 'agent: "probe/2"'])
    assert.ok(changed.includes(kept), kept);
  assert.deepEqual(parseVerdicts(changed, 'v.yaml')[0], acme);
  assert.deepEqual(parseVerdicts(changed, 'v.yaml')[1], parseVerdicts(written, 'v.yaml')[1]);
  assert.equal(withVerdict(changed, 'v.yaml', acme), changed);
});

test('the first entry makes a file that says what it is', () => {
  assert.equal(
    withVerdict('', 'v.yaml', acme),
    '# What people decided about accounts. Written by clonewatch verdict; may be edited and kept under version control.\n\n' +
      'verdicts:\n  - account: acme\n    verdict: confirm\n    reason: they said so\n    at: 2026-11-25\n',
  );
  assert.deepEqual(parseVerdicts(withVerdict('verdicts: []\n', 'v.yaml', acme), 'v.yaml'), [acme]);
  assert.deepEqual(parseVerdicts(withVerdict('# mine\n', 'v.yaml', acme), 'v.yaml'), [acme]);
});

test('an entry is removed, another is not there', () => {
  const left = withoutVerdict(written, 'v.yaml', { subject: 'account', name: 'acme' });
  assert.deepEqual(
    parseVerdicts(left ?? '', 'v.yaml').map(({ name }) => name),
    ['probe/2'],
  );
  assert.equal(withoutVerdict(written, 'v.yaml', { subject: 'agent', name: 'acme' }), undefined);
});

const hostile = [
  '__proto__',
  'constructor',
  'a\nb',
  ' a ',
  '12345',
  '1e3',
  'true',
  'null',
  '~',
  '- x',
  'a: b',
  '# c',
  '"',
  "'",
  '\\',
];
const unseen = [
  '\u202eevil\u202c',
  '\u001b[2J',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u{e0041}',
  '\u00a0',
  '\ud800',
  '\ufffe',
];

test('any name and reason come back as they were, on one line, with nothing unseen in the file', () => {
  const check = (name: string, reason: string): void => {
    const verdict = { ...acme, name, reason, author: name };
    const text = withVerdict(written, 'v.yaml', verdict);
    assert.deepEqual(parseVerdicts(text, 'v.yaml').at(-1), verdict);
    assert.equal(text.split('\n').length, written.split('\n').length + 5);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    assert.deepEqual(parseVerdicts(withVerdict(text, 'v.yaml', verdict), 'v.yaml').length, 3);
  };
  for (const name of [...hostile, ...unseen, 'long '.repeat(400)]) check(name, name);
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ minLength: 1 }), (name, reason) => {
      if (name !== 'acme') check(name, reason);
    }),
    { numRuns: 300, seed: 7 },
  );
});

function wrong(text: string): string {
  try {
    parseVerdicts(text, 'v.yaml');
  } catch (error) {
    if (error instanceof UserError) return `${error.message} | ${error.hint}`;
    throw error;
  }
  return 'nothing';
}

test('what is wrong is said with its line and what to write instead', () => {
  const entry = (rest: string): string => `verdicts:\n  - account: a\n    reason: r\n    at: 2026-11-01\n${rest}`;
  const cases: readonly (readonly [string, RegExp])[] = [
    [entry('    verdict: dismis\n'), /^v\.yaml:5: "verdict" is wrong.*one of confirm, dismiss, watch, allow/],
    [
      entry('    verdict: watch\n    expire: 2026-12-01\n'),
      /^v\.yaml:6: unknown key "expire" \| did you mean expires\?/,
    ],
    [entry('    verdict: watch\n    expires: 2026-02-30\n'), /^v\.yaml:6: "expires" is wrong.*such as 2026-12-25/],
    [entry('    verdict: dismiss\n'), /^v\.yaml:2: a dismissal without the level/],
    [entry(''), /^v\.yaml:2: "verdict" is wrong or missing/],
    [
      entry('    verdict: watch\n    agent: b\n'),
      /^v\.yaml:2: an entry names one account, one key, one tenant, one network or one agent/,
    ],
    [
      entry('    verdict: confirm\n').replace('account: a', 'network: 203.0.113.0/24'),
      /^v\.yaml:2: networks cannot be confirmed/,
    ],
    [entry('    verdict: allow\n').replace('account: a', 'network: 203.0.113.7'), /^v\.yaml:2: "network" is wrong/],
    [
      entry('    verdict: watch\n').replace('account: a', 'account: 12'),
      /^v\.yaml:2: "account".*quotes around numbers/,
    ],
    [
      entry('    verdict: watch\n') + entry('    verdict: watch\n').slice(10),
      /^v\.yaml:6: a second verdict about the account a/,
    ],
    [entry('    verdict: confirm\n').replace('account', 'agent'), /^v\.yaml:2: agents cannot be confirmed/],
    ['verdict:\n', /^v\.yaml:1: unknown key "verdict" \| did you mean verdicts\?/],
    ['verdicts:\n  - a\n', /^v\.yaml:2: .*an entry with account/],
    ['a: [\n', /^v\.yaml:\d+ is not YAML/],
  ];
  for (const [text, expected] of cases) assert.match(wrong(text), expected);
});
