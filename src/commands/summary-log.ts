/** The closing summary as lines of JSON: the same facts as in words, as numbers that an alert can be built on. */
import type { Findings } from '../findings/findings.js';
import type { LogReport } from '../read/read.js';
import type { TimedAnalysis } from './analysing.js';
import type { Io } from './command.js';
import { logLine, type LogLevel } from './log-format.js';

type Entry = readonly [level: LogLevel, message: string, numbers: Readonly<Record<string, unknown>>];

function finished(analysis: TimedAnalysis): Entry {
  const { findings, log } = analysis;
  const { read, events, rejected, skipped } = log.counts;
  const { from, to } = findings.log;
  const { accounts, levels, campaigns, suppressed } = findings.totals;
  const bytes = log.files.reduce((sum, file) => sum + file.bytes, 0);
  const numbers = {
    ...{ from, to, read, events, rejected, skipped, rows: log.rows, accounts, levels, suppressed, campaigns },
    ...{ changes: findings.changes?.counts, incomplete: log.incomplete.length, oddLines: log.lines.parsed, bytes },
    seconds: Math.round(analysis.seconds() * 1000) / 1000,
  };
  return ['info', 'analysis finished', numbers];
}

function* rejectedEntries({ counts }: LogReport): Iterable<Entry> {
  if (counts.rejected === 0) return;
  // Where, and why; never what stood there: it may be anything, a key or an address.
  const first = counts.firstRejections.map(({ place, reason }) => ({ place, reason }));
  yield ['warn', 'records rejected', { rejected: counts.rejected, byReason: counts.byReason, first }];
}

function* notJudgedEntries({ notApplicable }: Findings): Iterable<Entry> {
  for (const { id, kind, missing } of notApplicable) yield ['info', 'not judged', { id, kind, missing }];
}

function* incompleteEntries({ incomplete }: LogReport): Iterable<Entry> {
  for (const reason of incomplete) yield ['warn', 'input incomplete', { reason }];
}

function* summaryEntries(analysis: TimedAnalysis): Iterable<Entry> {
  const { findings, log } = analysis;
  yield finished(analysis);
  yield* rejectedEntries(log);
  for (const { id, status, numbers, effect } of findings.log.quality ?? []) {
    yield [status === 'bad' ? 'warn' : 'info', 'log quality', { id, status, numbers, effect }];
  }
  yield* notJudgedEntries(findings);
  for (const note of new Set([...log.notes, ...findings.log.notes])) yield ['info', 'note', { note }];
  yield* incompleteEntries(log);
}

function write(entries: Iterable<Entry>, io: Io): void {
  for (const entry of entries) io.stderr.write(logLine(...entry, io.environment));
}

export function logSummary(analysis: TimedAnalysis, io: Io): void {
  write(summaryEntries(analysis), io);
}

/** For commands without a summary, and for the quiet. */
export function logWarnings(log: LogReport, io: Io): void {
  write(incompleteEntries(log), io);
}
