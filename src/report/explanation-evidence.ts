/** A few of the account's own inputs: their shape, or themselves where that was asked for. */
import type { AccountFinding, EvidenceRow } from '../findings/findings.js';
import { measure, minute } from './numbers.js';
import { span } from './page.js';
import type { Page } from './page.js';
import { heading } from './sections.js';
import { wrapText } from './text-width.js';

const INDENT = 4;
/** Lines of an input whose content is hidden anyway. */
const SHAPE_LINES = 2;

const kinds: Readonly<Record<EvidenceRow['kind'], string>> = {
  typical: 'typical',
  near: 'close to an earlier input',
  flip: 'close to an earlier input, with another answer',
};

function* rowLines(page: Page, row: EvidenceRow): Iterable<string> {
  const label = row.label === null ? '' : `, answer ${page.fit(row.label, 40)}`;
  const margin = row.margin === null ? '' : `, margin ${measure(row.margin)}`;
  yield page.line(span(`  ${minute(row.time)}  ${kinds[row.kind]}${label}${margin}`, 'dim'));
  const lines = wrapText(page.input(row.input), page.width - INDENT);
  for (const line of page.redact < 1 ? lines : lines.slice(0, SHAPE_LINES)) {
    yield page.line(span(' '.repeat(INDENT)), span(line));
  }
}

function hiddenText({ redact }: Page): string {
  if (redact === 0) return '';
  if (redact < 1) return ` (${measure(100 * redact)} % of the words masked: letters shown as x, digits as 0)`;
  return ' (letters shown as x, digits as 0; --show-inputs shows them)';
}

export function* evidenceLines(page: Page, { evidence }: AccountFinding): Iterable<string> {
  if (evidence.length === 0) return;
  yield* heading(page, `Evidence${hiddenText(page)}`);
  for (const row of evidence) yield* rowLines(page, row);
}
