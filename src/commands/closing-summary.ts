/** What a person wants to know after a scan, on stderr: what was read, what was lost, what was found. */
import { type RejectionReason, rejectionReasons } from '../events/rejection.js';
import { type Findings, levels } from '../findings/findings.js';
import { inZone } from '../findings/in-zone.js';
import type { LogReport } from '../read/read.js';
import { keptNotes } from '../privacy/notes.js';
import { count, measure, period, plural } from '../report/numbers.js';
import { notJudgedTexts, qualityPhrase } from '../report/quality-lines.js';
import { makePage, type Page } from '../report/page.js';
import { suppressedCount } from '../verdicts/apply.js';
import type { TimedAnalysis } from './analysing.js';
import { zoneOfRun } from './clock.js';
import type { Io } from './command.js';
import { logFormat } from './log-format.js';
import type { Options } from './options.js';
import { terminalPage } from './page-options.js';
import { shownLog } from './private-log.js';
import { byteText } from './progress.js';
import { logSummary, logWarnings } from './summary-log.js';

const INDENT = 12;
/** Rejected records shown with their place. */
const PLACES = 3;

function* rejectedLines(page: Page, { counts }: LogReport, showSeen: boolean): Iterable<string> {
  if (counts.rejected === 0) return;
  const reasons = Object.keys(rejectionReasons) as RejectionReason[];
  const found = reasons
    .filter((reason) => (counts.byReason[reason] ?? 0) > 0)
    .map((reason) => `${count(counts.byReason[reason] ?? 0)} ${reason} (${rejectionReasons[reason]})`);
  yield* page.paragraph('rejected', found.join(', '), INDENT);
  for (const { place, reason, seen } of counts.firstRejections.slice(0, PLACES)) {
    // What stood there may be anything, a key or an address: for the eyes of who sits there, never into a cron mail.
    yield* page.paragraph('', `${place} ${reason}${showSeen && seen !== '' ? `: ${seen}` : ''}`, INDENT);
  }
}

/** Features and links that could not be judged, by what the log lacks. */
function* notApplicableLines(page: Page, { notApplicable }: Findings): Iterable<string> {
  for (const [i, text] of notJudgedTexts(notApplicable).entries()) {
    yield* page.paragraph(i === 0 ? 'not judged' : '', text, INDENT);
  }
}

/** Inputs that could not be read to their end: said even to those who want quiet. */
export function* incompleteLines(page: Page, log: LogReport): Iterable<string> {
  for (const [index, reason] of log.incomplete.entries()) {
    yield* page.paragraph(index === 0 ? 'incomplete' : '', reason, INDENT, 'suspect');
  }
}

export function* closingLines(page: Page, analysis: TimedAnalysis, terminal: boolean): Iterable<string> {
  const { findings, log } = analysis;
  const { from, to } = findings.log;
  const { read, events, rejected, skipped } = log.counts;
  if (terminal) yield '';
  yield* page.paragraph('period', period(from, to), INDENT);
  const fates = `${plural(events, 'event')} + ${count(rejected)} rejected + ${count(skipped)} skipped`;
  yield* page.paragraph('records', `${count(read)} read = ${fates}; ${plural(log.rows, 'row')}`, INDENT);
  yield* rejectedLines(page, log, terminal);
  const counts = levels.map((level) => `${count(findings.totals.levels[level])} ${level}`).reverse();
  yield* page.paragraph(
    'accounts',
    `${count(findings.totals.accounts)}: ${counts.join(', ')}${suppressedText(findings)}`,
    INDENT,
  );
  yield* page.paragraph('campaigns', count(findings.totals.campaigns), INDENT);
  yield* page.paragraph('log quality', qualityPhrase(findings), INDENT);
  yield* notApplicableLines(page, findings);
  for (const note of new Set([...log.notes, ...findings.log.notes])) yield* page.paragraph('note', note, INDENT);
  yield* incompleteLines(page, log);
  const bytes = log.files.reduce((sum, file) => sum + file.bytes, 0);
  const { parsed } = log.lines;
  const odd = parsed > 0 ? `; ${plural(parsed, 'odd line')} parsed as a whole` : '';
  const taken = analysis.seconds();
  yield* page.paragraph('time', `${measure(taken)} s, ${byteText(bytes / taken)}/s${odd}`, INDENT, 'dim');
}

function suppressedText(findings: Findings): string {
  const hidden = suppressedCount(findings);
  return hidden === 0 ? '' : `; ${count(hidden)} suppressed by verdicts`;
}

export function printSummary(made: TimedAnalysis, options: Options, io: Io): void {
  const log = shownLog(made.log, options);
  const notes = log === made.log ? made.findings.log.notes : keptNotes(made.findings.log.notes);
  const told = logFormat(options) === 'json' ? made.findings : inZone(made.findings, zoneOfRun(io));
  const analysis = { ...made, log, findings: { ...told, log: { ...told.log, notes } } };
  if (logFormat(options) === 'json') {
    logSummary(analysis, io);
    return;
  }
  const page = makePage(terminalPage(options, io.stderr, io.environment));
  for (const line of closingLines(page, analysis, io.stderr.isTTY === true)) io.stderr.write(`${line}\n`);
}

/** For commands without a summary, and for the quiet. */
export function printWarnings(read: LogReport, options: Options, io: Io): void {
  const log = shownLog(read, options);
  if (logFormat(options) === 'json') {
    logWarnings(log, io);
    return;
  }
  const page = makePage(terminalPage(options, io.stderr, io.environment));
  for (const line of incompleteLines(page, log)) io.stderr.write(`${line}\n`);
}
