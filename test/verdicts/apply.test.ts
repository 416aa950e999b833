import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DescribedAccounts } from '../../src/findings/account-list.js';
import type { AccountFinding, Findings, Level, ResolvedFinding } from '../../src/findings/findings.js';
import { applyVerdicts, suppressedCount, withoutSuppressed } from '../../src/verdicts/apply.js';
import type { Verdict } from '../../src/verdicts/verdict.js';
import { example } from '../findings-example.js';

const DAY = '2026-11-25';
const suspect = example.accounts.find(({ level }) => level === 'suspect');
assert.ok(suspect);

function accountOf(rest: Partial<AccountFinding>): AccountFinding {
  assert.ok(suspect);
  return { ...suspect, account: 'a', families: { volume: 0.2, entropy: 0.01 }, campaignContribution: 0, ...rest };
}

function documentOf(accounts: readonly AccountFinding[]): Findings {
  const levels: Record<Level, number> = { none: 0, watch: 0, suspect: 0, critical: 0 };
  for (const { level } of accounts) levels[level] += 1;
  return { ...example, accounts, totals: { accounts: accounts.length, levels, campaigns: 0 } };
}

function verdictOf(rest: Partial<Verdict> = {}): Verdict {
  const about = { subject: 'account', name: 'a', verdict: 'dismiss', reason: 'load test', author: null } as const;
  return { ...about, at: '2026-11-01', expires: null, level: 'suspect', families: ['volume'], ...rest };
}

function judged(account: Partial<AccountFinding>, ...verdicts: readonly Verdict[]): AccountFinding['verdict'] {
  return applyVerdicts(documentOf([accountOf(account)]), verdicts, DAY).accounts.at(0)?.verdict;
}

test('a dismissal hides the account while nothing grows', () => {
  const verdict = judged({}, verdictOf());
  assert.deepEqual([verdict?.suppressed, verdict?.lapsed, verdict?.reason], [true, null, 'load test']);
  assert.equal(judged({ level: 'watch' }, verdictOf())?.suppressed, true);
});

test('it ends when the level rises, when a new family adds, and on its day; the reason is told', () => {
  const told = (account: Partial<AccountFinding>, verdict: Verdict): unknown => {
    const found = judged(account, verdict);
    return [found?.suppressed, found?.lapsed];
  };
  const risen = told({ level: 'suspect' }, verdictOf({ level: 'watch' }));
  assert.deepEqual(risen, [false, 'dismissed 2026-11-01 at watch, now suspect']);
  const wider = told({ families: { volume: 0.2, entropy: 0.05 } }, verdictOf());
  assert.deepEqual(wider, [false, 'dismissed 2026-11-01, now entropy too']);
  assert.deepEqual(told({ families: { volume: 0.2, entropy: 0.049 } }, verdictOf()), [true, null]);
  const joined = told({ campaignContribution: 0.3 }, verdictOf());
  assert.deepEqual(joined, [false, 'dismissed 2026-11-01, now campaign too']);
  const over = told({}, verdictOf({ expires: DAY }));
  assert.deepEqual(over, [false, `dismissed 2026-11-01, expired ${DAY}`]);
  assert.deepEqual(told({}, verdictOf({ expires: '2026-11-26' })), [true, null]);
});

test('without recorded families only the level counts', () => {
  assert.equal(judged({ families: { entropy: 0.4 } }, verdictOf({ families: null }))?.suppressed, true);
});

test('an allowed network hides accounts that call from nowhere else; one about the account goes first', () => {
  const office = verdictOf({
    subject: 'network',
    name: '203.0.113.0/24',
    verdict: 'allow',
    level: null,
    families: null,
  });
  const from = (networkNames: readonly string[], agents: readonly string[] = []): Partial<AccountFinding> => ({
    sources: { addresses: 2, networks: networkNames.length, networkNames, agents, models: [], endpoints: [] },
  });
  assert.equal(judged(from(['203.0.113.0/24']), office)?.suppressed, true);
  assert.equal(judged(from(['203.0.113.0/24', '198.51.100.0/24']), office), undefined);
  assert.equal(judged(from([]), office), undefined);
  assert.equal(judged({ ...from(['203.0.113.0/24']), level: 'critical' }, office)?.suppressed, false);
  const own = verdictOf({ verdict: 'watch', level: null, families: null });
  assert.equal(judged(from(['203.0.113.0/24']), office, own)?.verdict, 'watch');
  const many = Array.from({ length: 32 }, (_, i) => `203.0.${String(i)}.0/24`);
  const all = many.map((name) => ({ ...office, name }));
  assert.equal(judged(from(many), ...all), undefined, 'of as many as are kept there may be more');
  assert.equal(judged(from(['203.0.113.0/24']), { ...office, expires: DAY }), undefined);
});

test('allowed keys and tenants hide accounts that were seen with no other, and nobody who is critical', () => {
  for (const subject of ['key', 'tenant'] as const) {
    const allowed = (name: string): Verdict =>
      verdictOf({ subject, name, verdict: 'allow', level: null, families: null });
    const marks = subject === 'key' ? 'keyMarks' : 'tenantMarks';
    const sources = { addresses: 1, networks: 1, agents: [], models: [], endpoints: [] };
    const seen = (...names: readonly string[]): Partial<AccountFinding> => ({
      sources: { ...sources, [marks]: names },
    });
    assert.equal(judged(seen('m1'), allowed('m1'))?.suppressed, true);
    assert.equal(judged(seen('m1', 'm2'), allowed('m1')), undefined);
    assert.equal(judged(seen('m1', 'm2'), allowed('m1'), allowed('m2'))?.suppressed, true);
    assert.equal(judged({ sources }, allowed('m1')), undefined, 'more than are kept, or calls without one');
    assert.equal(judged({ ...seen('m1'), level: 'critical' }, allowed('m1'))?.suppressed, false);
    assert.equal(
      judged({ ...seen('m1'), level: 'critical' }, { ...allowed('m1'), level: 'critical' })?.suppressed,
      true,
    );
  }
});

test('confirm and watch mark and hide nothing', () => {
  for (const verdict of ['confirm', 'watch'] as const) {
    const found = judged({}, verdictOf({ verdict, level: null, families: null }));
    assert.deepEqual([found?.verdict, found?.suppressed, found?.lapsed], [verdict, false, null]);
  }
});

test('an allowed account is hidden at any level; who does not stand out is not counted as suppressed', () => {
  const allowed = verdictOf({ verdict: 'allow', level: null, families: null });
  assert.equal(judged({ level: 'critical' }, allowed)?.suppressed, true);
  assert.equal(judged({ level: 'none' }, allowed)?.suppressed, false);
});

test('an allowed agent hides accounts that use nothing else, and nobody who is critical', () => {
  const agent = verdictOf({ subject: 'agent', name: 'probe/2', verdict: 'allow', level: null, families: null });
  const sources = (agents: readonly string[]): Partial<AccountFinding> => ({
    sources: { addresses: 1, networks: 1, agents, models: [], endpoints: [] },
  });
  assert.equal(judged(sources(['probe/2']), agent)?.suppressed, true);
  assert.equal(judged(sources(['probe/2', 'curl/8']), agent), undefined);
  assert.equal(judged(sources([]), agent), undefined);
  assert.equal(judged({ ...sources(['probe/2']), level: 'critical' }, agent)?.suppressed, false);
  const own = judged(sources(['probe/2']), agent, verdictOf({ verdict: 'confirm', level: null, families: null }));
  assert.equal(own?.verdict, 'confirm');
});

test('names are names: __proto__ and constructor are accounts like any other', () => {
  const accounts = ['__proto__', 'constructor', 'toString'].map((account) => accountOf({ account }));
  const found = applyVerdicts(documentOf(accounts), [verdictOf({ name: '__proto__' })], DAY);
  assert.deepEqual(
    found.accounts.map(({ account, verdict }) => [account, verdict?.suppressed]),
    [
      ['__proto__', true],
      ['constructor', undefined],
      ['toString', undefined],
    ],
  );
});

test('suppressed accounts are counted by level and left out, in order; campaigns go when all their members do', () => {
  const accounts = ['a', 'b', 'c', 'd', 'e'].map((account, i) =>
    accountOf({ account, rank: i + 1, level: i < 4 ? 'suspect' : 'none' }),
  );
  const [campaign] = example.campaigns;
  assert.ok(campaign);
  const document = {
    ...documentOf(accounts),
    campaigns: [
      { ...campaign, id: 'c1', members: ['a', 'c'] },
      { ...campaign, id: 'c2', members: ['a', 'b'] },
    ],
  };
  const found = applyVerdicts(
    document,
    ['a', 'c', 'e'].map((name) => verdictOf({ name })),
    DAY,
  );
  assert.deepEqual(found.totals.suppressed, { none: 0, watch: 0, suspect: 2, critical: 0 });
  assert.equal(suppressedCount(found), 2);
  const shown = withoutSuppressed(found);
  assert.deepEqual(
    shown.accounts.map(({ account }) => account),
    ['b', 'd', 'e'],
  );
  assert.deepEqual(
    shown.campaigns.map(({ id }) => id),
    ['c2'],
  );
  assert.equal(found.accounts.length, 5);
});

test('a verdict that is taken back leaves the document as it was', () => {
  const document = documentOf([accountOf({})]);
  const once = applyVerdicts(document, [verdictOf()], DAY);
  assert.deepEqual([...applyVerdicts(once, [], DAY).accounts], [...document.accounts]);
});

test('behind the last suspect nobody is described', () => {
  let described = 0;
  const plain = documentOf([accountOf({})]);
  const accounts = new DescribedAccounts(5_000, (index) => {
    described += 1;
    return accountOf({ account: `n${String(index)}`, level: index < 3 ? 'suspect' : 'none' });
  });
  const levels = { ...plain.totals.levels, suspect: 3, none: 4_997 };
  const document = { ...plain, accounts, totals: { ...plain.totals, accounts: 5_000, levels } };
  const found = withoutSuppressed(applyVerdicts(document, [verdictOf({ name: 'n1' })], DAY));
  assert.deepEqual([found.accounts.length, found.accounts.at(1)?.account], [4_999, 'n2']);
  assert.ok(described < 10, String(described));
});

test('what changed is told without those who are suppressed', () => {
  const change = (status: 'new' | 'escalated' | 'ongoing'): NonNullable<AccountFinding['change']> => ({
    ...{ status, fingerprint: '0123456789abcdef', firstSeen: '2026-11-24T03:00:00.000Z' },
    ...{ previousLevel: 'watch', previousSuspicion: 0.3 },
  });
  const gone = (account: string): ResolvedFinding => ({
    ...{ account, fingerprint: '0123456789abcdef', previousLevel: 'watch', previousSuspicion: 0.3 },
    firstSeen: '2026-11-24T03:00:00.000Z',
  });
  const document: Findings = {
    ...documentOf([
      accountOf({ account: 'a', change: change('new') }),
      accountOf({ account: 'b', change: change('escalated') }),
      accountOf({ account: 'c', change: change('ongoing') }),
    ]),
    changes: {
      since: '2026-11-24T03:00:00.000Z',
      counts: { new: 1, returned: 0, ongoing: 1, escalated: 1, eased: 0, resolved: 2 },
      resolved: [gone('d'), gone('e')],
    },
  };
  const verdicts = ['b', 'd'].map((name) => verdictOf({ name }));
  const found = applyVerdicts(document, verdicts, DAY);
  assert.deepEqual(found.changes?.counts, document.changes?.counts);
  const { changes } = withoutSuppressed(found);
  assert.deepEqual(changes?.counts, { new: 1, returned: 0, ongoing: 1, escalated: 0, eased: 0, resolved: 1 });
  assert.deepEqual(
    changes.resolved.map(({ account }) => account),
    ['e'],
  );
  assert.deepEqual(applyVerdicts(found, [], DAY).changes, document.changes);
  // Whom a person only watches is told of.
  const watched = applyVerdicts(document, [verdictOf({ name: 'd', verdict: 'watch' })], DAY);
  assert.deepEqual(withoutSuppressed(watched).changes?.counts, document.changes?.counts);
});
