/** The words on stderr after a scan. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingLines } from '../../src/commands/closing-summary.js';
import type { TimedAnalysis } from '../../src/commands/analysing.js';
import { makePage } from '../../src/report/page.js';
import { plainPage } from '../laws/reporter-laws.js';
import { analysisExample } from './analysis-example.js';

function summary(part: Partial<TimedAnalysis> = {}, terminal = false): string {
  return [...closingLines(makePage(plainPage), { ...analysisExample, ...part }, terminal)].join('\n');
}

test('it accounts for every record, every account and what could not be judged', () => {
  assert.equal(
    summary(),
    [
      'period      2026-11-01 08:00 to 2026-11-20 17:30 UTC',
      'records     50,010 read = 50,000 events + 7 rejected + 3 skipped; 50,345 rows',
      'rejected    5 not-json (the line is not valid JSON), 2 no-account (no field',
      '            names the account)',
      '            logs/a.jsonl:17 not-json',
      '            logs/a.jsonl:18 no-account',
      '            logs/a.jsonl:19 not-json',
      'accounts    8: 2 critical, 1 suspect, 2 watch, 3 none',
      'campaigns   1',
      'log quality limited: gaps',
      'not judged  for want of probabilities: low-margin-share',
      '            for want of agent: shared-agent',
      'note        times of',
      String.raw`            \x1b[2J\u{202e}evil\u{202c}<script>alert(1)</script>\r\n=cmd()|calc!`,
      String.raw`            A1\u{200b}\x07 go backwards`,
      'incomplete  logs/b.jsonl.gz: unexpected end of file after record 12',
      'time        2.5 s, 400 MB/s; 7 odd lines parsed as a whole',
    ].join('\n'),
  );
});

test('what stood in rejected records is for the eyes at a terminal only, and escaped', () => {
  assert.ok(!summary().includes('key-4711'));
  assert.match(summary({}, true), /logs\/a\.jsonl:17 not-json: \{"key":"key-4711\\x1b/);
});

test('a log in which all is well has little to say', () => {
  const { findings, log } = analysisExample;
  const counts = { ...log.counts, rejected: 0, byReason: {}, firstRejections: [] };
  const text = summary({
    findings: {
      ...findings,
      notApplicable: [],
      log: { ...findings.log, from: null, to: null, notes: [], quality: [] },
    },
    log: { ...log, counts, incomplete: [] },
  });
  assert.deepEqual(
    text.split('\n').map((line) => line.slice(0, 12).trim()),
    ['period', 'records', 'accounts', 'campaigns', 'time'],
  );
  assert.match(text, /the log has no times/);
});
