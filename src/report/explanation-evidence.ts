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

function* rowLines(page: Page, row: EvidenceRow): Iterable<string> {
  const label = row.label === null ? '' : `, answer ${page.fit(row.label, 40)}`;
  const margin = row.margin === null ? '' : `, margin ${measure(row.margin)}`;
  yield page.line(span(`  ${minute(row.time)}${label}${margin}`, 'dim'));
  const lines = wrapText(page.input(row.input), page.width - INDENT);
  for (const line of page.redact < 1 ? lines : lines.slice(0, SHAPE_LINES)) {
    yield page.line(span(' '.repeat(INDENT)), span(line));
  }
}

function hiddenText({ redact }: Page): string {
  if (redact === 0) return '';
  if (redact < 1) return `${measure(100 * redact)} % of the words are masked: letters are shown as x, digits as 0`;
  return 'letters are shown as x, digits as 0; --show-inputs shows them';
}

/** Rows of `near` and `flip` come in pairs: the earlier input, then the one close to it. */
function* pairLines(page: Page, rows: readonly EvidenceRow[]): Iterable<string> {
  for (let i = 0; i + 1 < rows.length; i += 2) {
    const [earlier, later] = [rows[i], rows[i + 1]];
    if (earlier === undefined || later === undefined) continue;
    const told = later.kind === 'flip' ? 'close together, with different answers' : 'close together';
    yield page.line(span(`  ${told}:`));
    yield* rowLines(page, earlier);
    yield* rowLines(page, later);
  }
}

export function* evidenceLines(page: Page, { evidence }: AccountFinding): Iterable<string> {
  const typical = evidence.filter(({ kind }) => kind === 'typical');
  const close = evidence.filter(({ kind }) => kind !== 'typical');
  if (close.length > 1) {
    yield* heading(page, 'Pairs along a boundary');
    yield* pairLines(page, close);
  }
  if (typical.length > 0) {
    yield* heading(page, 'Typical inputs');
    for (const row of typical) yield* rowLines(page, row);
  }
  if (evidence.length > 0) yield* page.paragraph('  ', hiddenText(page), 2, 'dim');
}
