/** What people decided, in the formats that have a place for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountFinding, Findings, VerdictFinding } from '../../src/findings/findings.js';
import { csv } from '../../src/report/csv.js';
import { ecs } from '../../src/report/ecs.js';
import { markdown } from '../../src/report/markdown.js';
import { ocsf } from '../../src/report/ocsf.js';
import { prometheus } from '../../src/report/prometheus.js';
import { stix } from '../../src/report/stix.js';
import { example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';

function verdictOf(verdict: VerdictFinding['verdict'], rest: Partial<VerdictFinding> = {}): VerdictFinding {
  return { verdict, reason: 'they told us', author: 'jo', expires: null, suppressed: false, lapsed: null, ...rest };
}

/** The example, with a verdict about some accounts; a name picks the first account of that level. */
function decided(verdicts: Readonly<Record<string, VerdictFinding>>): Findings {
  const open = new Map(Object.entries(verdicts));
  const accounts = [...example.accounts].map((account): AccountFinding => {
    const verdict = open.get(account.level);
    open.delete(account.level);
    return verdict === undefined ? account : { ...account, verdict };
  });
  return { ...example, accounts };
}

interface Indicator {
  readonly type: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly confidence: number;
  readonly indicator_types: readonly string[];
  readonly description: string;
}

function indicators(findings: Findings): Indicator[] {
  const { objects } = JSON.parse(rendered(stix, findings)) as { objects: Indicator[] };
  return objects.filter(({ type }) => type === 'indicator');
}

test('stix: what a person confirmed is shared on whatever level it is, and says so', () => {
  const before = indicators(example).length;
  const found = indicators(decided({ watch: verdictOf('confirm'), none: verdictOf('confirm') }));
  assert.equal(found.length, before + 2);
  const confirmed = found.filter(({ labels }) => labels.includes('confirmed'));
  assert.equal(confirmed.length, 2);
  for (const { confidence, indicator_types: types, description } of confirmed) {
    assert.ok(confidence >= 90);
    assert.deepEqual(types, ['malicious-activity']);
    assert.match(description, /^confirmed by a person/);
    assert.doesNotMatch(description, /they told us/, 'what people wrote stays at home');
  }
});

test('stix: watching, dismissing, and a confirmation that ended confirm nothing', () => {
  const ended = verdictOf('confirm', { lapsed: 'confirmed 2026-11-01, expired 2026-11-20' });
  const found = indicators(decided({ watch: ended, suspect: verdictOf('watch'), none: verdictOf('dismiss') }));
  assert.deepEqual(found, indicators(example));
});

test('stix: a campaign with a confirmed member is shared, with how many of them', () => {
  const campaign = example.campaigns[0] ?? assert.fail();
  const campaigns = [{ ...campaign, level: 'watch' as const }];
  const quiet = [...example.accounts].map((account) => ({ ...account, level: 'watch' as const }));
  assert.deepEqual(indicators({ ...example, accounts: quiet, campaigns }), []);
  const [first, ...others] = campaign.members;
  assert.ok(others.length > 0);
  const accounts = quiet.map((account) =>
    account.account === first ? { ...account, verdict: verdictOf('confirm') } : account,
  );
  const [account, group] = indicators({ ...example, accounts, campaigns });
  assert.match(account?.name ?? '', new RegExp(`: ${first ?? ''}$`));
  assert.match(group?.description ?? '', new RegExp(`^1 of ${String(campaign.members.length)} members confirmed`));
});

test('ocsf: a verdict moves the status on, and stands in the comment', () => {
  const suppressed = verdictOf('dismiss', { suppressed: true });
  const lines = rendered(ocsf, decided({ critical: suppressed, suspect: verdictOf('watch') }))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { status: string; status_id: number; comment?: string });
  const statuses = lines.map(({ status, status_id: id, comment }) => [status, id, comment]);
  assert.deepEqual(statuses[0], ['Suppressed', 3, 'dismiss: they told us']);
  assert.ok(statuses.some(([status, id]) => status === 'In Progress' && id === 2));
  assert.deepEqual(statuses.at(-1), ['New', 1, undefined]);
});

test('ecs: a verdict is a tag, and told whole', () => {
  const [first = ''] = rendered(ecs, decided({ critical: verdictOf('confirm') })).split('\n');
  const { tags, clonewatch } = JSON.parse(first) as { tags: string[]; clonewatch: { verdict: VerdictFinding } };
  assert.deepEqual(tags, ['clonewatch', 'critical', 'confirm']);
  assert.deepEqual(clonewatch.verdict, verdictOf('confirm'));
});

test('csv: three columns at the end, empty without a verdict', () => {
  const lapsed = verdictOf('dismiss', { lapsed: 'dismissed 2026-11-01 at watch, now critical', reason: '=1+1' });
  const [head = '', first = ''] = rendered(csv, decided({ critical: lapsed })).split('\n');
  assert.match(head, /,change,verdict,verdictHolds,verdictReason$/);
  assert.match(first, /,dismiss,no,('|")+=1\+1"?$/, 'formulas in reasons are harmless, too');
  assert.match(rendered(csv, example).split('\n')[1] ?? '', /,,,$/);
});

test('markdown: the verdict stands before the reasons, with why it no longer holds', () => {
  const lapsed = verdictOf('dismiss', { lapsed: 'dismissed 2026-11-01 at watch, now critical', reason: '**loud**' });
  const text = rendered(markdown, decided({ critical: lapsed }));
  assert.match(text, /\nVerdict by jo: \*\*dismiss\*\*, .*loud.* \(dismissed 2026.11.01 at watch, now critical\)\.\n/);
  assert.doesNotMatch(text, /\*\*loud\*\*/);
  assert.doesNotMatch(rendered(markdown, example), /Verdict by/);
});

test('prometheus: a verdict is a label of the account', () => {
  const text = rendered(prometheus, decided({ critical: verdictOf('confirm') }));
  assert.match(text, /clonewatch_account_suspicion\{account="[^"]*",level="critical",verdict="confirm"\}/);
});
