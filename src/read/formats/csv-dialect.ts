/** Which kind of CSV a file is, by its first bytes: what parts its cells, how quotes inside of them are written, which sign stands before decimals. */
import { saysWhoOrWhen } from '../presets/known-names.js';

const DELIMITERS = [',', ';', '\t', '|'];
const HEAD_BYTES = 65_536;

export interface CsvDialect {
  readonly delimiter: string;
  /** Quotes inside of quoted cells are written `\"`, as Spark and MySQL do, not doubled. */
  readonly hasBackslashes: boolean;
  /** Decimals are written `0,7`, as spreadsheets of half of Europe do, where semicolons part the cells. */
  readonly hasDecimalCommas: boolean;
  /** Rows before the names of the columns: comments that begin with `#`, and empty lines around them. */
  readonly lead: number;
  /** Names of the columns, where a person gave them: the first row is a record then, or these names. */
  readonly header?: readonly string[] | undefined;
}

/** @param header names of the columns that a person gave: the first row has as many cells */
export function csvDialectOf(head: Buffer, header?: readonly string[]): CsvDialect {
  const whole = head.toString('utf8', 0, HEAD_BYTES).replace(/^\uFEFF/, '');
  const comments = commentsOf(whole);
  const text = whole.slice(comments.length);
  const delimiter = fittingDelimiter(text, header?.length) ?? delimiterOf(text);
  const lead = comments.split(/\r\n?|\n/).length - 1;
  const decimals = hasDecimalCommas(text, delimiter);
  return { delimiter, lead, hasBackslashes: hasBackslashes(text), hasDecimalCommas: decimals, header };
}

/** Lines of comment before the names of the columns. A line that begins with `#` may be those names: so numpy and tables with an index have it. */
function commentsOf(text: string): string {
  const comments = /^(?:[\r\n]*(?:#[ \t][^\r\n]*|#[^,;\t|\r\n]*)[\r\n]+)+/.exec(text)?.[0] ?? '';
  const [last = ''] = /[^\r\n]*[\r\n]+$/.exec(comments) ?? [];
  const [next = ''] = text.slice(comments.length).split(/[\r\n]/, 1);
  return areNames(last, next) ? comments.slice(0, comments.length - last.length) : comments;
}

/** Whether a line of comment names columns and the next line does not, and has as many cells at least. */
function areNames(comment: string, next: string): boolean {
  return DELIMITERS.some((delimiter) => {
    const names = comment.replace('#', '').split(delimiter);
    const cells = next.split(delimiter);
    return names.length > 1 && names.some(saysWhoOrWhen) && cells.length >= names.length && !cells.some(saysWhoOrWhen);
  });
}

/** All lines before the names of the columns. */
export function textBeforeNames(text: string): string {
  const comments = commentsOf(text);
  const rest = text.slice(comments.length);
  return comments + ((SEPARATOR.exec(rest) ?? TYPE.exec(rest))?.[0] ?? '');
}

/** A first line of `sep=;` that spreadsheets write. */
const SEPARATOR = /^\uFEFF?"?sep=(.)"?\r?\n/i;
/** A first line that names the type of the objects, as Windows PowerShell writes it. */
const TYPE = /^\uFEFF?#TYPE [^\r\n]*\r?\n/;
/** The cells of such a line, which stands before the names of the columns. */
export function isAboutTable(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  return (/^sep=/i.test(first) || first.startsWith('#TYPE ')) && cells.slice(1).every((cell) => cell === '');
}

/** The only delimiter by which the first row has so many cells, whether quotes surround them or stand within. */
function fittingDelimiter(text: string, cells: number | undefined): string | undefined {
  if (cells === undefined || cells < 2 || SEPARATOR.test(text)) return undefined;
  const [line = ''] = text.replace(TYPE, '').split(/[\r\n]/, 1);
  const fitting = DELIMITERS.filter((delimiter) => line.split(delimiter).length === cells);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The usual delimiter that the header row has most of, outside quotes; a comma when it has none. */
function delimiterOf(text: string): string {
  const named = SEPARATOR.exec(text)?.[1];
  if (named !== undefined) return named;
  const [line = ''] = text
    .replace(TYPE, '')
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1);
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = line.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

/** In RFC 4180 a quote behind a backslash is doubled, or ends its cell. */
function hasBackslashes(text: string): boolean {
  return /\\"(?=[^",;\t|\r\n])/.test(text) && !/[^,;\t|\r\n\\]""/.test(text);
}

/** A cell of digits with a decimal point shows that commas are none; a point before three digits may part thousands. */
function hasDecimalCommas(text: string, delimiter: string): boolean {
  if (delimiter !== ';') return false;
  const cell = (number: string): RegExp => new RegExp(String.raw`(?:^|;)"?-?${number}"?(?=;|\r|$)`, 'm');
  const hasCommas = cell(String.raw`[\d.]+,\d+`).test(text);
  return hasCommas && !cell(String.raw`(?![1-9]\d{0,2}\.\d{3}(?:\D|$))\d+\.\d+`).test(text);
}

/** With points between its thousands or without. Such points alone say nothing: addresses and versions have them too. */
const DECIMAL = /^-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+$/;

/** A number with a decimal comma as others write it; any other cell as it is. */
export function withPoint(cell: string): string {
  return DECIMAL.test(cell) ? cell.replaceAll('.', '').replace(',', '.') : cell;
}
