/** How the suspicion of one account adds up: baseline, every feature against its peers, campaign. */
import type { AccountFinding, FeatureFinding, Findings } from '../findings/findings.js';
import { notApplied } from '../findings/how-much.js';
import { sharpeningText } from '../findings/sharpening.js';
import { columnLines } from './layout.js';
import type { Column } from './layout.js';
import { count, isNothing, measure, namedContributions, namedNumbers, percent, score, signed } from './numbers.js';
import { span } from './page.js';
import type { Page, Span, Style } from './page.js';
import { signedBar } from './plots.js';
import { heading } from './sections.js';

const MARGIN = 2;

interface Part {
  readonly name: string;
  readonly value: string;
  readonly usual: string;
  readonly percentile: string;
  readonly contribution: number;
  /** Empty on the lines that only add up. */
  readonly bar: boolean;
}

/** A value in its unit; shares and plain indices have none worth printing. */
function withUnit(value: number | null, unit: string): string {
  if (value === null) return '-';
  if (unit === 'count') return count(value);
  return unit === 'ratio' || unit === 'index' ? measure(value) : `${measure(value)} ${unit}`;
}

function featurePart({ id, value, unit, usual, percentile, contribution }: FeatureFinding): Part {
  return {
    name: id,
    value: withUnit(value, unit),
    usual: usual === null ? '-' : measure(usual),
    percentile: percentile === null ? '-' : measure(percentile),
    contribution,
    bar: true,
  };
}

function sumPart(name: string, contribution: number, drawn: boolean): Part {
  return { name, value: '', usual: '', percentile: '', contribution, bar: drawn };
}

function styleOf(contribution: number): Style {
  if (isNothing(contribution)) return 'dim';
  return contribution > 0 ? 'suspect' : 'lower';
}

function partColumns(page: Page, parts: readonly Part[]): Column[] {
  const half = page.width >= 90 ? 12 : 6;
  const largest = parts.reduce((most, part) => (part.bar ? Math.max(most, Math.abs(part.contribution)) : most), 0);
  const column = (
    [title, align, least, dropsAt]: readonly [string, Column['align'], number, number],
    cell: (part: Part) => Span,
  ): Column => ({ title, align, least, dropsAt, cells: parts.map(cell) });
  return [
    column(['feature', 'left', 14, 0], ({ name }) => span(page.fit(name, 40))),
    column(['value', 'right', Infinity, 0], ({ value }) => span(page.fit(value, 24))),
    column(['usual', 'right', Infinity, 3], ({ usual }) => span(usual, 'dim')),
    column(['pct', 'right', Infinity, 2], ({ percentile }) => span(percentile, 'dim')),
    column(['adds', 'right', Infinity, 0], ({ contribution, bar }) =>
      span(bar ? signed(contribution) : score(contribution), bar ? styleOf(contribution) : 'strong'),
    ),
    column(['', 'left', Infinity, 1], ({ contribution, bar }) =>
      span(
        bar && !isNothing(contribution) ? signedBar(contribution, largest, half, page.unicode) : '',
        styleOf(contribution),
      ),
    ),
  ];
}

/** What the features saw, in words, for those that move the score. */
function* seenLines(page: Page, features: readonly FeatureFinding[]): Iterable<string> {
  const telling = features.filter(({ explanation, contribution }) => explanation !== '' && !isNothing(contribution));
  if (telling.length === 0) return;
  yield* heading(page, 'What was seen');
  for (const { id, explanation } of telling) yield* page.paragraph('  - ', `${id}: ${explanation}`, 4);
}

export function* scoreLines(page: Page, account: AccountFinding, findings: Findings): Iterable<string> {
  const applicable = account.features.filter((feature) => feature.applicable);
  const missing = notApplied(account, findings);
  yield* heading(page, 'What adds up to the suspicion');
  const parts = [
    sumPart('average at this volume', account.baseline, true),
    ...applicable.map(featurePart),
    sumPart('campaign', account.campaignContribution, true),
    sumPart('suspicion', account.suspicion, false),
  ];
  yield* columnLines(page, partColumns(page, parts), MARGIN);
  const meaning = 'value: of this account; usual: median of comparable accounts; pct: how many of a hundred lie below';
  yield* page.paragraph('', meaning, MARGIN, 'dim');
  yield* page.paragraph(
    '  ',
    `${percent(account.applicableShare)} of the score’s features applied here`,
    MARGIN,
    'dim',
  );
  if (missing.length > 0) yield* page.paragraph('  ', `not applicable: ${missing.join(', ')}`, MARGIN, 'dim');
  yield* familyLines(page, account);
  const { sharpening } = findings;
  if (sharpening !== undefined) yield* page.paragraph('  verdicts', sharpeningText(sharpening), 14);
  yield* seenLines(page, applicable);
}

function* familyLines(page: Page, { families, patterns }: AccountFinding): Iterable<string> {
  yield* page.paragraph('  families', namedContributions(families), 14);
  yield* page.paragraph('  patterns', namedNumbers(patterns), 14);
}
