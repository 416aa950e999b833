/** Which container an input is, by its first bytes; the name decides only where the bytes allow both. */
import { isUtf8 } from 'node:buffer';
import { textBeforeNames } from './csv-dialect.js';
import { framingOf } from './framing.js';
import { isJsonRows, namesIn } from './json-rows.js';
import { otherFormat, otherText } from './other-formats.js';
import { textLogOf } from './text-lines.js';
import { isW3cLog } from './w3c-log.js';

export type Container =
  'jsonl' | 'json' | 'json-rows' | 'csv' | 'text' | 'cri' | 'w3c' | 'parquet' | 'arrow-file' | 'arrow-stream';

/** What a look at the first bytes found: a container, or why there is none. */
export type Sniffed = { readonly container: Container } | { readonly problem: string; readonly hint: string };

/** Decompressed bytes that are looked at. */
export const HEAD_BYTES = 64 * 1024;

/** @param isNamed a person gave the names of the columns of CSV without them */
export function containerOf(head: Buffer, path: string, isNamed = false): Sniffed {
  const extension = extensionOf(path);
  const magic = head.toString('latin1', 0, 6);
  if (magic.startsWith('PAR1')) return { container: 'parquet' };
  if (magic === 'ARROW1') return { container: 'arrow-file' };
  // An Arrow stream begins with the continuation marker and the length of the schema message.
  if (head.length >= 8 && head.readUInt32LE(0) === 0xffffffff && head.readUInt32LE(4) < 1 << 24) {
    return { container: 'arrow-stream' };
  }
  const refused = refusal(head, extension);
  if (refused !== undefined) return refused;
  const text = head.toString('utf8', 0, HEAD_BYTES).replace(/^\uFEFF/, '');
  const shown = text.slice(leadOf(text));
  const container = textContainer(shown, extension);
  const nameless = isNamed ? undefined : namelessText(container, shown);
  return nameless === undefined
    ? { container }
    : {
        problem: nameless,
        hint: 'give the names in their order, as in --columns time,account,input,label (empty for a column of no use); detect shows what they are taken for',
      };
}

/** Why nobody can say what the columns are. */
function namelessText(container: Container, shown: string): string | undefined {
  if (container === 'csv' && startsWithData(shown))
    return 'CSV without names of columns: its first row holds a moment or an address, so it is a record';
  if (container === 'json-rows' && namesIn(shown.split('\n', 1)[0] ?? '') === undefined)
    return 'lines of JSON that are lists, without names of columns: the first line names no account and no time';
  return undefined;
}

/** A moment or an address, as no column is called. */
const VALUE = /^"?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d[^"]*)?|\d{1,3}(?:\.\d{1,3}){3})"?$/;

function startsWithData(text: string): boolean {
  return firstRow(text)
    .split(/[,;\t|]/)
    .some((cell) => VALUE.test(cell.trim()));
}

/** The first line behind comments and a line that names the delimiter. */
function firstRow(text: string): string {
  const rows = text.slice(textBeforeNames(text).length);
  return rows.split(/[\r\n]+/, 20).find((line) => line !== '') ?? '';
}

/** Blanks, zero bytes and the record separator of JSON text sequences (RFC 7464) in front of what is looked at. */
function leadOf(text: string): number {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) === 0 || text.charCodeAt(at) === 0x1e || /\s/.test(text.charAt(at))))
    at += 1;
  return at;
}

/** Why the input is not read at all. */
function refusal(head: Buffer, extension: string): Sniffed | undefined {
  const known = isText(head) ? otherText(head.toString('utf8', 0, 4096).replace(/^\uFEFF/, '')) : otherFormat(head);
  if (known !== undefined) return known;
  if (extension === 'parquet') return wrongMagic('parquet', 'PAR1', head);
  if (extension === 'arrow' || extension === 'feather') return wrongMagic('arrow', 'ARROW1', head);
  if (!isBinary(head)) return undefined;
  return {
    problem: `binary data beginning with the bytes ${shownBytes(head)}; expected JSON lines, CSV, Parquet or Arrow`,
    hint: 'export the log as JSON lines, CSV or Parquet, plain or compressed with gzip or zstd',
  };
}

/** Text may hold a zero byte here and there, and begins with a run of them where a log was cut short while it was written. */
function isBinary(head: Buffer): boolean {
  let first = 0;
  while (first < head.length && head[first] === 0) first += 1;
  if (first === head.length) return head.length > 0;
  let zeros = 0;
  for (let at = head.indexOf(0, first); at >= 0; at = head.indexOf(0, at + 1)) zeros += 1;
  return zeros > 0 && (zeros * MOST_ZEROS > head.length - first || !isUtf8(head.subarray(first, wholeUtf8(head))));
}

function isText(head: Buffer): boolean {
  return !head.includes(0) && hasOnlyUtf8(head);
}

/** Up to the end of the last line. */
export function hasOnlyUtf8(head: Buffer): boolean {
  return isUtf8(head.subarray(0, wholeUtf8(head)));
}

/** One zero byte in so many is a slip; more are something else than text. */
const MOST_ZEROS = 100;

/** Where the last line ends, or the last whole letter of a line that goes on: one may be cut in two behind it. */
function wholeUtf8(head: Buffer): number {
  const line = head.lastIndexOf(10) + 1;
  if (line > 0 || head.length < HEAD_BYTES) return line || head.length;
  let end = head.length;
  while (end > 0 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return Math.max(0, end - 1);
}

function wrongMagic(kind: string, magic: string, head: Buffer): Sniffed {
  return {
    problem: `no ${kind} file: it begins with ${shownBytes(head)}; expected "${magic}"`,
    hint: 'the file is damaged or wrongly named; export it again, or rename it to what it is',
  };
}

function jsonContainer(text: string): Container {
  const framing = framingOf(text);
  return framing === 'jsonl' && text.startsWith('[') && isJsonRows(text) ? 'json-rows' : framing;
}

function textContainer(text: string, extension: string): Container {
  // A line may begin with its time in brackets, which is no JSON.
  if (/^(?:\{|\[(?!\d{4}-\d\d))/.test(text)) return jsonContainer(text);
  if (isW3cLog(text)) return 'w3c';
  const textLog = textLogOf(text);
  if (textLog !== undefined) return textLog;
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'jsonl' || extension === 'ndjson' || extension === 'json') return 'jsonl';
  return /[,;\t|]/.test(firstRow(text)) ? 'csv' : 'jsonl';
}

/** The extension that tells the content: `log.csv.gz` is `csv`. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const parts = name.split('.').slice(1);
  while (parts.length > 0 && ['gz', 'gzip', 'zst', 'zstd'].includes(parts.at(-1) ?? '')) parts.pop();
  return parts.at(-1) ?? '';
}

/** First bytes, readable where they are letters: `"GIF89a"`, `7f 45 4c 46`. */
function shownBytes(head: Buffer): string {
  const first = head.subarray(0, 6);
  const isText = first.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? `"${first.toString('latin1')}"` : (first.toString('hex').match(/../g) ?? []).join(' ');
}
