/** One text cell of a CSV file, safe to open in a spreadsheet. */
import { escapeText } from './escape.js';

/** Spreadsheets run cells that begin so, also after blanks or a quote (OWASP, CSV Injection). */
const FORMULA = /^[\s'"]*[=+\-@|%＝＋－＠]/;

/** Formulas get an apostrophe in front, unsafe characters are written out, quotes doubled. */
export function csvText(text: string): string {
  const harmless = escapeText(FORMULA.test(text) ? `'${text}` : text);
  return /[",;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
