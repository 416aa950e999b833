/** The text exposition format (0.0.4): what a collector would refuse is never written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountFinding, Findings } from '../../src/findings/findings.js';
import { prometheus } from '../../src/report/prometheus.js';
import { emptyExample, example } from '../findings-example.js';
import { rendered } from '../laws/reporter-laws.js';
import { nightlyExample } from '../nightly-example.js';

/** `name{label="value",...} number`, or the same without labels; in a value only `\\`, `\"` and `\n` are escapes. */
const SAMPLE =
  /^([a-z_]+)(\{[a-z]+="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-z]+="(?:[^"\\\n]|\\[\\"n])*")*\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/;

function samplesOf(findings: Findings): Map<string, number> {
  const samples = new Map<string, number>();
  let current = '';
  const seen = new Set<string>();
  for (const line of rendered(prometheus, findings).trimEnd().split('\n')) {
    const [, help] = /^# HELP ([a-z_]+) [^\\]+$/.exec(line) ?? [];
    if (help !== undefined) {
      assert.ok(!seen.has(help), `${help} twice`);
      seen.add(help);
      current = help;
    } else if (line.startsWith('#')) assert.equal(line, `# TYPE ${current} gauge`);
    else {
      const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? [];
      assert.equal(name, current, `no sample of ${current}: ${line}`);
      assert.ok(!samples.has(name + labels), `${name}${labels} twice`);
      samples.set(name + labels, Number(value));
    }
  }
  return samples;
}

function withAccounts(accounts: readonly AccountFinding[]): Findings {
  const levels = { none: 0, watch: 0, suspect: 0, critical: 0 };
  for (const { level } of accounts) levels[level] += 1;
  return { ...example, accounts, totals: { ...example.totals, accounts: accounts.length, levels } };
}

function suspect(account: string, rest: Partial<AccountFinding> = {}): AccountFinding {
  const [first] = example.accounts;
  assert.ok(first !== undefined);
  return { ...first, account, level: 'suspect', exposure: null, ...rest };
}

function named(findings: Findings): string[] {
  return [...samplesOf(findings).keys()].filter((key) => key.startsWith('clonewatch_account_suspicion{'));
}

test('every example is a document that a collector takes', () => {
  for (const findings of [example, nightlyExample, emptyExample]) assert.ok(samplesOf(findings).size > 5);
});

test('records, levels, campaigns and the time of the run are the numbers of the document', () => {
  const samples = samplesOf(example);
  const { log, totals, generatedAt, accounts } = example;
  assert.equal(samples.get('clonewatch_last_run_timestamp_seconds'), Date.parse(generatedAt) / 1000);
  assert.equal(samples.get('clonewatch_records_read'), log.records.read);
  for (const fate of ['events', 'rejected', 'skipped'] as const)
    assert.equal(samples.get(`clonewatch_records{fate="${fate}"}`), log.records[fate]);
  for (const [reason, count] of Object.entries(log.records.byReason))
    assert.equal(samples.get(`clonewatch_records_rejected{reason="${reason}"}`), count);
  for (const [level, count] of Object.entries(totals.levels))
    assert.equal(samples.get(`clonewatch_accounts{level="${level}"}`), count);
  assert.equal(samples.get('clonewatch_campaigns'), totals.campaigns);
  assert.equal(samples.get('clonewatch_highest_suspicion'), accounts.at(0)?.suspicion);
  assert.equal(samples.get('clonewatch_incomplete'), Number(log.incomplete));
});

test('a log without accounts has no highest suspicion, rather than one of zero', () => {
  assert.ok(!samplesOf(emptyExample).has('clonewatch_highest_suspicion'));
});

test('accounts below suspect are counted and not named', () => {
  const levels = ['none', 'watch', 'suspect', 'critical'] as const;
  const accounts = levels.map((level) => suspect(`is-${level}`, { level }));
  assert.deepEqual(named(withAccounts(accounts)), [
    'clonewatch_account_suspicion{account="is-suspect",level="suspect"}',
    'clonewatch_account_suspicion{account="is-critical",level="critical"}',
  ]);
});

test('of any number of suspects fifty are named', () => {
  const many = Array.from({ length: 400 }, (_, i) => suspect(`a${String(i)}`));
  const names = named(withAccounts(many));
  assert.equal(names.length, 50);
  assert.match(names.at(-1) ?? '', /"a49"/);
  assert.equal(samplesOf(withAccounts(many)).get('clonewatch_accounts{level="suspect"}'), 400);
});

test('quotes and backslashes of names are escaped, and endless names cut', () => {
  assert.deepEqual(named(withAccounts([suspect(String.raw`a"b\c`)])), [
    String.raw`clonewatch_account_suspicion{account="a\"b\\c",level="suspect"}`,
  ]);
  assert.ok((named(withAccounts([suspect('x'.repeat(1_000_000))]))[0] ?? '').length < 200);
});

test('two names that look the same once they are printable are one series: a collector refuses a file with two', () => {
  assert.equal(named(withAccounts([suspect('a\u001b'), suspect(String.raw`a\x1b`)])).length, 1);
});

test('accounts that a verdict keeps out of alarms are not named, and counted', () => {
  const verdict = { verdict: 'dismiss', reason: 'known', author: null, expires: null, suppressed: true, lapsed: null };
  const accounts = [suspect('known', { verdict: { ...verdict, verdict: 'dismiss' } }), suspect('other')];
  assert.equal(named(withAccounts(accounts)).length, 1);
  assert.equal(samplesOf(nightlyExample).get('clonewatch_accounts_suppressed{level="suspect"}'), 1);
});
