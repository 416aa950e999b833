/** A framed table of our own words. Never of names from a log: cli-table3 takes newer emoji for one column (see layout.ts). */
import Table from 'cli-table3';

const FRAME = 1;
const PADDING = 2;
/** Plain characters for terminals that show only ASCII. */
const ASCII: Partial<Record<Table.CharName, string>> = {
  ...{ top: '-', 'top-mid': '+', 'top-left': '+', 'top-right': '+', mid: '-', 'mid-mid': '+', 'left-mid': '+' },
  ...{ 'right-mid': '+', bottom: '-', 'bottom-mid': '+', 'bottom-left': '+', 'bottom-right': '+' },
  ...{ left: '|', right: '|', middle: '|' },
};

export interface GridStyle {
  /** Columns of the terminal; the last column of the table takes what the others leave, at least 16. */
  readonly width: number;
  readonly unicode: boolean;
}

/** @param rows cells by column; each column but the last is as wide as its longest cell, the last wraps */
export function gridLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, unicode }: GridStyle,
): string[] {
  const natural = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)) + PADDING);
  const others = natural.slice(0, -1).reduce((sum, columns) => sum + columns + FRAME, 2 * FRAME);
  const last = Math.max(16, Math.min(natural[natural.length - 1] ?? 0, width - others));
  const table = new Table({
    head: [...head],
    colWidths: [...natural.slice(0, -1), last],
    wordWrap: true,
    style: { head: [], border: [] },
    ...(unicode ? {} : { chars: ASCII }),
  });
  for (const row of rows) table.push([...row]);
  return table.toString().split('\n');
}
