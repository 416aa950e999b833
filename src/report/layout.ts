/**
 * Columns of text side by side within the width of a page. Our own, because cli-table3 measures with string-width 4, which takes
 * emoji from Unicode 12 on (🥷, 🫠) for one column, and account names decide what stands here.
 */
import { span } from './page.js';
import type { Page, Span } from './page.js';
import { displayWidth, padText } from './text-width.js';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** One line each, already escaped (`Page.clean`). */
  readonly cells: readonly Span[];
  /** Narrower than this the column is of no use. */
  readonly least: number;
  /** Where space is short the column with the largest number goes first; 0 always stays. */
  readonly dropsAt: number;
}

export interface Fitted {
  readonly column: Column;
  readonly width: number;
}

export const GAP = '  ';

function naturalWidth({ title, cells }: Column): number {
  return cells.reduce((widest, { text }) => Math.max(widest, displayWidth(text)), displayWidth(title));
}

/** Which columns fit, and how wide each is: columns drop by `dropsAt`; the others shrink towards `least`, the widest excess first. */
export function fitColumns(columns: readonly Column[], width: number): Fitted[] {
  let kept = columns.map((column) => {
    const natural = naturalWidth(column);
    return { column, natural, least: Math.min(natural, column.least) };
  });
  const taken = (key: 'natural' | 'least'): number =>
    kept.reduce((sum, entry) => sum + entry[key], GAP.length * (kept.length - 1));
  while (taken('least') > width) {
    const last = kept.reduce((most, entry) => Math.max(most, entry.column.dropsAt), 0);
    if (last === 0) break;
    kept = kept.filter((entry) => entry.column.dropsAt !== last);
  }
  const widths = kept.map((entry) => entry.natural);
  for (let excess = taken('natural') - width; excess > 0; excess -= 1) {
    const spare = kept.map((entry, index) => (widths[index] ?? 0) - entry.least);
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return kept.map(({ column }, index) => ({ column, width: widths[index] ?? 0 }));
}

function side(page: Page, fitted: readonly Fitted[], cell: (column: Column) => Span): Span[] {
  return fitted.map(({ column, width }, index) => {
    const { text, style } = cell(column);
    return span((index === 0 ? '' : GAP) + padText(page.fit(text, width), width, column.align), style);
  });
}

export function headSpans(page: Page, fitted: readonly Fitted[]): Span[] {
  return side(page, fitted, ({ title }) => span(title, 'dim'));
}

export function rowSpans(page: Page, fitted: readonly Fitted[], row: number): Span[] {
  return side(page, fitted, ({ cells }) => cells[row] ?? span(''));
}

/** Heading and rows of as many columns as fit into the page less `indent`. */
export function columnLines(page: Page, columns: readonly Column[], indent = 0): string[] {
  const fitted = fitColumns(columns, page.width - indent);
  const margin = span(' '.repeat(indent));
  const rows = (columns[0]?.cells ?? []).map((_, row) => page.line(margin, ...rowSpans(page, fitted, row)));
  return [page.line(margin, ...headSpans(page, fitted)), ...rows];
}
