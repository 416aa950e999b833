/** What `limits` found, for a person: each limit with who went over it, who went round it and what it costs; then the suspects. */
import type { LimitFinding, LimitsDocument, SuspectUnderLimits } from '../limits/document.js';
import { count, percent, score } from './numbers.js';
import { makePage, type Page, span } from './page.js';
import type { RenderOptions } from './reporter.js';
import { heading } from './sections.js';

const LONGEST_NAME = 40;
const FEW = 5;

export function* renderLimits(document: LimitsDocument, options: RenderOptions): Iterable<string> {
  for (const line of allLines(makePage(options), document)) yield `${line}\n`;
}

function* allLines(page: Page, { limits, suspects, fidelity }: LimitsDocument): Iterable<string> {
  for (const limit of limits) yield* limitLines(page, limit);
  yield* heading(page, `Suspects: what would have kept their copies under ${score(fidelity)}`);
  if (suspects.length === 0) yield page.line(span('  no suspects', 'dim'));
  for (const suspect of suspects) yield* suspectLines(page, suspect, fidelity);
}

function* limitLines(page: Page, finding: LimitFinding): Iterable<string> {
  yield* heading(page, finding.limit);
  const peak = `the largest use was ${score(finding.peakShare)} times the limit`;
  const over = `${count(finding.exceededCount)} of ${count(finding.subjects)} went over it and still got answers`;
  yield* page.paragraph('  ', finding.binds ? `${over}; ${peak}` : `never binds: ${peak}`, 2);
  for (const { subject, level, windowsOver, windows, peak: most } of finding.exceeded.slice(0, FEW)) {
    const detail = `over in ${count(windowsOver)} of ${count(windows)} windows, at most ${count(most)} (${level})`;
    yield* page.paragraph('  over        ', `${page.fit(subject, LONGEST_NAME)}: ${detail}`, 14);
  }
  for (const { by, group, level, parts, peakShare } of finding.goneRound.slice(0, FEW)) {
    const detail = `${count(parts)} together got ${score(peakShare)} times the limit, none of them went over (${level})`;
    yield* page.paragraph('  round       ', `${by} ${page.fit(group, LONGEST_NAME)}: ${detail}`, 14);
  }
  for (const { subject, level, windowsNear, windows } of finding.justUnder.slice(0, FEW)) {
    const detail = `at nine tenths or more in ${count(windowsNear)} of ${count(windows)} windows (${level})`;
    yield* page.paragraph('  just under  ', `${page.fit(subject, LONGEST_NAME)}: ${detail}`, 14);
  }
  const { accounts, of, requestShare, hardest } = finding.honestCost;
  const hit = hardest[0];
  const worst =
    hit === undefined
      ? ''
      : `; hardest hit ${page.fit(hit.account, LONGEST_NAME)}, ${percent(hit.refusedShare)} of its requests`;
  const cost = `holding it would refuse ${percent(requestShare)} of the requests of ordinary accounts, at ${count(accounts)} of ${count(of)}${worst}`;
  yield* page.paragraph('  cost        ', cost, 14);
  if (finding.lateShare > 0.001) {
    const late = `${percent(finding.lateShare)} of the answers came too late to be placed in their window: sort the log by time for exact counts`;
    yield* page.paragraph('  note        ', late, 14);
  }
}

function* suspectLines(page: Page, suspect: SuspectUnderLimits, fidelity: number): Iterable<string> {
  const label = `${page.fit(suspect.name, LONGEST_NAME)} (${suspect.level}${decidedText(suspect)}): `;
  yield* page.paragraph('  ', label + verdictOf(suspect, fidelity), 4);
}

/** `, dismiss: load test`. */
function decidedText({ verdict, suppressed }: SuspectUnderLimits): string {
  if (verdict === null) return suppressed ? ', all members suppressed by verdicts' : '';
  return `, ${verdict.lapsed ?? `${verdict.verdict}: ${verdict.reason}`}`;
}

/** Whether a limit would have been enough, and if none, how low one would have to be. */
function verdictOf({ exposure, requestsPerDay, under }: SuspectUnderLimits, fidelity: number): string {
  if (exposure === null) return 'exposure not estimated';
  const copied = `exposure about ${score(exposure)}`;
  if (exposure <= fidelity) return `${copied}, under it without any limit`;
  const kept = under.filter(({ kept: isKept }) => isKept).map(({ limit }) => limit);
  if (kept.length > 0) return `${copied}; kept under by ${kept.join('; ')}`;
  const rate = requestsPerDay === null ? '' : `; ${count(requestsPerDay)} requests a day would have`;
  return `${copied}; no stated limit would have kept it under${rate}`;
}
