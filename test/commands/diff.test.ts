/** Two documents compared. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFindings } from '../../src/findings/compare.js';
import type { Findings, Level } from '../../src/findings/findings.js';
import { json } from '../../src/report/json.js';
import { example, hostile } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { temporaryFolder } from '../temporary.js';
import { run } from './fake-io.js';

const folder = temporaryFolder();
const template = example.accounts.at(0) ?? assert.fail();

function documentOf(levels: Readonly<Record<string, Level>>, members: readonly string[][] = []): Findings {
  const suspicion = { none: 0.1, watch: 0.3, suspect: 0.6, critical: 0.9 };
  const campaign = example.campaigns[0] ?? assert.fail();
  return {
    ...example,
    accounts: Object.entries(levels).map(([account, level]) => ({
      ...template,
      account,
      level,
      suspicion: suspicion[level],
    })),
    campaigns: members.map((list, i) => ({ ...campaign, id: `c${String(i + 1)}`, members: list })),
    totals: { ...example.totals, accounts: 9, levels: { none: 9, watch: 0, suspect: 0, critical: 0 } },
  };
}

const before = documentOf({ a: 'none', b: 'watch', c: 'critical', d: 'suspect', e: 'suspect', f: 'none' }, [
  ['x', 'y', 'z'],
  ['p', 'q'],
]);
const now = documentOf({ a: 'critical', b: 'suspect', c: 'watch', d: 'suspect', f: 'none', [hostile]: 'watch' }, [
  ['k', 'l'],
  ['x', 'y', 'z', 'w'],
]);

test('every account that stands out in either has its status, worst first', () => {
  const { accounts, counts } = compareFindings(before, now);
  assert.deepEqual(
    accounts.map(({ account, status }) => [account, status]),
    [
      ['a', 'new'],
      [hostile, 'new'],
      ['b', 'escalated'],
      ['d', 'ongoing'],
      ['c', 'eased'],
      ['e', 'resolved'],
    ],
  );
  assert.deepEqual(counts, { new: 2, escalated: 1, ongoing: 1, eased: 1, resolved: 1 });
});

test('a document compared with itself shows only what goes on', () => {
  const { counts, campaigns } = compareFindings(now, now);
  assert.deepEqual([counts.new, counts.escalated, counts.eased, counts.resolved, campaigns.length], [0, 0, 0, 0, 0]);
});

test('campaigns are recognised by their members, whatever their number', () => {
  assert.deepEqual(compareFindings(before, now).campaigns, [
    { before: null, now: 'c1', joined: ['k', 'l'], left: [] },
    { before: 'c1', now: 'c2', joined: ['w'], left: [] },
    { before: 'c2', now: null, joined: [], left: ['p', 'q'] },
  ]);
});

test('the command prints a table, JSON and Markdown, and hostile names stay harmless', async () => {
  const [old, later] = [
    folder.write('old.json', rendered(json, before)),
    folder.write('new.json', rendered(json, now)),
  ];
  const table = await run(['diff', old, later]);
  assert.equal(table.code, 0, table.err);
  assert.match(table.out, /: 2 new, 1 ongoing, 1 escalated, 1 eased, 1\sresolved\n/);
  assert.match(table.out, /^new +none 0\.10 > critical 0\.90 +a$/m);
  assert.match(table.out, /^campaign c2 \(was c1\): 1 joined, 0 left$/m);
  const markdown = await run(['diff', old, later, '--format', 'markdown']);
  for (const { out } of [table, markdown]) assert.ok(!out.includes('\u001b') && !out.includes('\u202e'));
  assert.match(markdown.out, /^\| new \| `[^`]*<script>[^`]*` \|/m, 'only as code, which is text');
  const parsed = JSON.parse((await run(['diff', old, later, '--format', 'json'])).out) as { accounts: unknown[] };
  assert.equal(parsed.accounts.length, 6);
  assert.match((await run(['diff', old, folder.in('none.json')])).err, /cannot read/);
});

test('what people decided is marked, and what they suppress is counted', async () => {
  const verdicts = folder.write(
    'verdicts.yaml',
    'verdicts:\n  - {account: a, verdict: allow, reason: "a | load test", at: 2026-11-01}\n  - {account: b, verdict: dismiss, reason: known, level: watch, at: 2026-11-01}\n',
  );
  const [old, later] = [
    folder.write('old.json', rendered(json, before)),
    folder.write('new.json', rendered(json, now)),
  ];
  const table = await run(['diff', old, later, '--verdicts', verdicts]);
  assert.match(table.out, /resolved; 1 of\sthem suppressed by verdicts\n/);
  assert.match(table.out, /^new +none 0\.10 > critical 0\.90 +a {2}\(allow: a \| load test\)$/m);
  assert.match(table.out, /^escalated .* b {2}\(dismissed 2026-11-01 at watch, now suspect\)$/m);
  const markdown = await run(['diff', old, later, '--verdicts', verdicts, '--format', 'markdown']);
  const row = markdown.out.split('\n').find((line) => line.startsWith('| new') && line.includes('load'));
  assert.equal(row?.replaceAll('\\|', '').split('|').length, 6, 'a reason cannot add a cell');
});

test('documents that hold too little say so', () => {
  const partial = { ...now, totals: { ...now.totals, levels: { ...now.totals.levels, none: 0 } } };
  assert.match(
    compareFindings(before, partial).notes.join(),
    /the later document holds 6 of 9 accounts that stand out/,
  );
});
