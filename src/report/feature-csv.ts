/** The feature table as CSV (RFC 4180, lines end in LF), safe to open in a spreadsheet. */
import { escapeText } from './escape.js';
import type { FeatureColumns } from './feature-columns.js';
import { forMachines } from './numbers.js';

/** Spreadsheets run cells that begin so, also after blanks or a quote (OWASP, CSV Injection). */
const FORMULA = /^[\s'"]*[=+\-@|%＝＋－＠]/;

/** A text cell: formulas get an apostrophe in front, unsafe characters are written out, quotes doubled. */
export function csvText(text: string): string {
  const harmless = escapeText(FORMULA.test(text) ? `'${text}` : text);
  return /[",;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function* featureCsv({ accounts, rows, features }: FeatureColumns): Iterable<string> {
  yield `${['account', 'rows', ...features.map(({ id }) => csvText(id))].join(',')}\n`;
  for (const [index, account] of accounts.entries()) {
    const values = features.map(({ values }) => values[index] ?? null);
    const cells = [rows[index] ?? 0, ...values].map((value) => (value === null ? '' : String(forMachines(value))));
    yield `${[csvText(account), ...cells].join(',')}\n`;
  }
}
