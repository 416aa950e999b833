/** How good the log is, and what that does to the confidence: for the text reports, and in a phrase. */
import type { Findings, NotApplicable } from '../findings/findings.js';
import type { QualityFinding } from '../findings/plots.js';
import { span } from './page.js';
import type { Page, Style } from './page.js';
import { heading } from './sections.js';
import { wrapText } from './text-width.js';

const INDENT = 14;
/** Worst first; what is good comes last and in one line. */
const order = ['bad', 'limited', 'unknown'] as const;
const styles: Readonly<Record<QualityFinding['status'], Style>> = {
  bad: 'critical',
  limited: 'suspect',
  unknown: 'dim',
  good: 'lower',
};

function ids(quality: readonly QualityFinding[], status: QualityFinding['status']): string {
  return quality
    .filter((item) => item.status === status)
    .map(({ id }) => id)
    .join(', ');
}

/** `limited: gaps, clock; unknown: sampling`; empty where all is good and for documents that do not say. */
export function qualityPhrase({ log }: Pick<Findings, 'log'>): string {
  return order
    .map((status) => ({ status, named: ids(log.quality ?? [], status) }))
    .filter(({ named }) => named !== '')
    .map(({ status, named }) => `${status}: ${named}`)
    .join('; ');
}

/** What keeps the log from being good, for machines: nothing where nothing does. */
export function limitsOf({
  quality = [],
}: Findings['log']): readonly Pick<QualityFinding, 'id' | 'status' | 'effect'>[] {
  const limits = quality.filter(({ status, effect }) => status !== 'good' && effect !== '');
  return limits.map(({ id, status, effect }) => ({ id, status, effect }));
}

/** What was seen and what it does to the confidence, in one sentence. */
export function qualitySentence({ id, seen, effect }: QualityFinding): string {
  return `${id}: ${seen}${effect === '' ? '' : `; ${effect}`}`;
}

/** `for want of agent: shared-agent`, by what the log lacks. */
export function notJudgedTexts(notApplicable: readonly NotApplicable[]): string[] {
  const byMissing = new Map<string, string[]>();
  for (const { id, missing } of notApplicable) {
    const fields = missing.join(', ');
    byMissing.set(fields, [...(byMissing.get(fields) ?? []), id]);
  }
  return [...byMissing].map(([fields, names]) => `for want of ${fields || 'accounts'}: ${names.join(', ')}`);
}

/** @param inFull with the features and links that were not judged, one by one */
export function* qualityLines(page: Page, { log, notApplicable }: Findings, inFull = true): Iterable<string> {
  const quality = log.quality ?? [];
  const notJudged = inFull ? notJudgedTexts(notApplicable) : [];
  if (quality.length === 0 && notJudged.length === 0) return;
  yield* heading(page, 'How good the log is');
  for (const status of order) {
    for (const item of quality.filter((each) => each.status === status)) {
      yield* labelled(page, status, styles[status], qualitySentence(item));
    }
  }
  const good = ids(quality, 'good');
  if (good !== '') yield* labelled(page, 'good', styles.good, good);
  for (const [i, text] of notJudged.entries()) {
    yield* labelled(page, i === 0 ? 'not judged' : '', 'dim', text);
  }
}

/** A paragraph whose label has a style of its own. */
function* labelled(page: Page, label: string, style: Style, text: string): Iterable<string> {
  for (const [i, part] of wrapText(page.clean(text), page.width - INDENT).entries()) {
    yield page.line(span((i === 0 ? `  ${label}` : '').padEnd(INDENT), style), span(part));
  }
}
