/** What `scan` does with a finished analysis: where it prints, and how it ends. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { planOutputs } from '../../src/commands/outputs.js';
import { printAnalysis } from '../../src/commands/scan-run.js';
import type { AccountFinding, Findings, Level } from '../../src/findings/findings.js';
import { reporters } from '../../src/report/index.js';
import { temporaryFolder } from '../temporary.js';
import { analysisExample, completeExample } from './analysis-example.js';
import { type Ended, fakeIo, type Surroundings } from './fake-io.js';

const folder = temporaryFolder();

async function scanned(
  options: Readonly<Record<string, unknown>>,
  analysis = completeExample,
  around: Surroundings = {},
): Promise<Ended> {
  const io = fakeIo(around);
  const code = await printAnalysis(analysis, planOutputs(options, reporters, io), options, io);
  return { code, out: io.stdout.text, err: io.stderr.text, bytes: io.stdout.bytes };
}

test('the table goes to stdout, the summary to stderr', async () => {
  const { code, out, err } = await scanned({});
  assert.equal(code, 0);
  assert.match(out, /^8 accounts, .*\n\n# +account +level/);
  assert.match(err, /^period .*\nrecords /);
  assert.ok(!out.includes('records'));
});

test('the time told is that of the whole run: it is asked for when the document is written', async () => {
  const io = fakeIo();
  let written = 0;
  const analysis = {
    ...completeExample,
    seconds: () => {
      written = io.stdout.text.length;
      return 7;
    },
  };
  await printAnalysis(analysis, planOutputs({}, reporters, io), {}, io);
  assert.match(io.stderr.text, /^time +7 s/m);
  assert.ok(written > 0 && written === io.stdout.text.length);
});

test('quiet leaves stderr empty', async () => {
  assert.equal((await scanned({ quiet: true })).err, '');
});

test('an incomplete log ends with 4, after printing, and even the quiet hear of it', async () => {
  const { code, out, err } = await scanned({ quiet: true }, analysisExample);
  assert.equal(code, 4);
  assert.match(out, /acme-batch-7/);
  assert.match(err, /^incomplete +logs\/b\.jsonl\.gz/);
});

test('--fail-on ends with 1 from its level upwards', async () => {
  const codes = await Promise.all(
    ['never', 'none', 'watch', 'suspect', 'critical'].map(async (failOn) => (await scanned({ failOn })).code),
  );
  assert.deepEqual(codes, [0, 1, 1, 1, 1]);
  const calm: Findings = {
    ...completeExample.findings,
    totals: { accounts: 8, levels: { none: 7, watch: 1, suspect: 0, critical: 0 }, campaigns: 0 },
  };
  const ended = await Promise.all(
    ['watch', 'suspect'].map(
      async (failOn) => (await scanned({ failOn }, { ...completeExample, findings: calm })).code,
    ),
  );
  assert.deepEqual(ended, [1, 0]);
});

test('--fail-on-news ends with 1 only for who is new, escalated or returned, at that level or above, and not suppressed', async () => {
  const { findings } = completeExample;
  const [first] = findings.accounts;
  const ended = async (
    level: Level,
    status: NonNullable<AccountFinding['change']>['status'],
    verdict?: AccountFinding['verdict'],
  ): Promise<number> => {
    const change = {
      ...{ status, fingerprint: '0123456789abcdef', firstSeen: findings.generatedAt },
      ...{ previousLevel: null, previousSuspicion: null },
    };
    const account: AccountFinding = {
      ...(first ?? assert.fail()),
      level,
      change,
      ...(verdict === undefined ? {} : { verdict }),
    };
    const levels = { none: 0, watch: 0, suspect: 0, critical: 0, [level]: 1 };
    const totals = { ...findings.totals, accounts: 1, levels };
    const options = { state: 'state', failOn: 'suspect', failOnNews: true };
    return (await scanned(options, { ...completeExample, findings: { ...findings, totals, accounts: [account] } }))
      .code;
  };
  const statuses = ['new', 'escalated', 'returned', 'ongoing', 'eased'] as const;
  assert.deepEqual(await Promise.all(statuses.map(async (status) => ended('critical', status))), [1, 1, 1, 0, 0]);
  assert.deepEqual([await ended('suspect', 'new'), await ended('watch', 'new')], [1, 0]);
  const verdict = {
    verdict: 'dismiss',
    reason: 'r',
    author: null,
    expires: null,
    suppressed: true,
    lapsed: null,
  } as const;
  assert.equal(await ended('critical', 'new', verdict), 0);
});

test('--fail-on counts accounts that --top leaves out', async () => {
  assert.equal((await scanned({ top: '1', failOn: 'watch' })).code, 1);
});

test('a suspect counts more than an incomplete log', async () => {
  assert.equal((await scanned({ failOn: 'critical' }, analysisExample)).code, 1);
});

test('--top limits what is printed, totals count everybody', async () => {
  const { out } = await scanned({ top: '2', format: 'json' });
  const { accounts, totals } = JSON.parse(out) as Findings;
  assert.deepEqual([accounts.length, totals.accounts], [2, 8]);
  assert.match((await scanned({ top: '2' })).out, /2 of 8 accounts shown/);
  assert.equal((await scanned({ top: 'all', format: 'ndjson' })).out.trimEnd().split('\n').length, 9);
});

test('a table has 20 rows unless told otherwise, machine formats all', async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ ...example(), rank: index + 1, account: `a${index}` }));
  const totals = { ...completeExample.findings.totals, accounts: 50 };
  const findings = { ...completeExample.findings, totals, accounts: many };
  const analysis = { ...completeExample, findings };
  assert.match((await scanned({}, analysis)).out, /\n20 +a19 .*(\n.*)*20 of 50 accounts shown/);
  assert.equal((await scanned({ format: 'ndjson' }, analysis)).out.trimEnd().split('\n').length, 51);
  assert.equal((JSON.parse((await scanned({ format: 'json' }, analysis)).out) as Findings).accounts.length, 50);
});

function example() {
  const [, , , , , account] = completeExample.findings.accounts;
  assert.ok(account);
  return account;
}

test('files get the format of their extension, and stdout stays empty', async () => {
  const output = [folder.in('f.json'), folder.in('f.ndjson'), folder.in('f.txt')];
  const { out } = await scanned({ output }, completeExample, { terminal: true, columns: 70 });
  assert.equal(out, '');
  const [json = '', ndjson = '', table = ''] = output.map((path) => readFileSync(path, 'utf8'));
  assert.equal((JSON.parse(json) as Findings).accounts.length, 8);
  assert.match(ndjson, /^\{"type":"account","rank":1,"account":"acme-batch-7"/);
  assert.match(table, /^8 accounts/);
  assert.ok(!table.includes('\u001b'), 'files are not coloured, whoever watches');
});

test('- among the files is standard output', async () => {
  const { out } = await scanned({ output: [folder.in('g.json'), '-'], format: 'ndjson' });
  assert.match(out, /^\{"type":"account"/);
  assert.ok(readFileSync(folder.in('g.json'), 'utf8').startsWith('{\n'));
});

test('--format serves where an extension says nothing', async () => {
  await scanned({ output: [folder.in('findings')], format: 'json' });
  assert.ok(readFileSync(folder.in('findings'), 'utf8').startsWith('{\n'));
  await assert.rejects(scanned({ output: [folder.in('findings.xyz')] }), {
    message: /^no format is known by the extension of .*findings\.xyz$/,
    hint: `use ${[...new Set(reporters.map(({ extension }) => `.${extension}`))].join(', ')}, or say --format`,
  });
});

test('the longest extension decides', async () => {
  const output = [folder.in('a.ocsf.ndjson'), folder.in('a.stix.json')];
  await scanned({ output });
  const [ocsf = '', stix = ''] = output.map((path) => readFileSync(path, 'utf8'));
  assert.match(ocsf, /^\{"activity_id":1,/);
  assert.match(stix, /^\{\n"type":"bundle",/);
});

test('one file and --format: the format was meant, whatever the file is called', async () => {
  await scanned({ output: [folder.in('alerts.json')], format: 'ecs' });
  assert.match(readFileSync(folder.in('alerts.json'), 'utf8'), /^\{"@timestamp":/);
});

test('a terminal gets its width and colours', async () => {
  const { out } = await scanned({}, completeExample, { terminal: true, columns: 60 });
  assert.ok(out.includes('\u001b['));
  const { out: plain } = await scanned({}, completeExample, {
    terminal: true,
    columns: 60,
    environment: { NO_COLOR: '1' },
  });
  assert.ok(!plain.includes('\u001b'));
});
