/** A file that only grew since it was counted: where what is new begins, and what must be read in front of it. */
import { textBeforeNames } from './formats/csv-dialect.js';
import { type LeftOut, RandomAccess } from './open.js';
import { utf16Of } from './utf16.js';
import { markLength } from './utf8-mark.js';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const HASH = 0x23;
/** Bytes looked at in front of and behind the old end: longer lines are read again. */
const LOOK = 1 << 20;

/**
 * Text of lines, in UTF-8, can be read from where it grew: lines of JSON as they are, text logs behind the comments at their beginning, CSV behind its names of columns, W3C
 * logs behind their first directives unless a later one names other fields.
 * A line that the old end cut is read whole.
 * @param oldBytes how long it was when it was counted
 * @param container what it was read as then
 * @param isNamed the names of the columns of CSV do not stand in the file
 * @returns the bytes to leave out; undefined where the new part cannot be read without the old one
 */
export async function countedPart(
  path: string,
  oldBytes: number,
  container: string,
  isNamed = false,
): Promise<LeftOut | undefined> {
  if (!['jsonl', 'csv', 'text', 'w3c'].includes(container)) return undefined;
  const file = await RandomAccess.open(path);
  try {
    const read = async (from: number, to: number): Promise<Uint8Array> =>
      new Uint8Array(await file.read(from, Math.min(to, file.bytes)));
    const head = await read(0, LOOK);
    if (utf16Of(head) !== undefined) return undefined;
    const from = isNamed && container === 'csv' ? 0 : headBytes(head, container);
    const start = Math.max(0, oldBytes - LOOK);
    const to = start + lineStart(await read(start, oldBytes + 2), oldBytes - start);
    if (to <= from) return undefined;
    if (container === 'w3c' && !keepsFields(await directives(read, to))) return undefined;
    return { from, to };
  } finally {
    await file.close();
  }
}

/** Bytes at the beginning without which the rest says nothing. */
function headBytes(head: Uint8Array, container: string): number {
  if (container === 'jsonl') return 0;
  if (container === 'csv') {
    const text = Buffer.from(head).toString('utf8');
    const mark = text.startsWith('\uFEFF') ? 1 : 0;
    return lineEnd(head, Buffer.byteLength(text.slice(0, mark) + textBeforeNames(text.slice(mark))));
  }
  const mark = markLength(head);
  let at = mark;
  while (head[at] === HASH) at = lineEnd(head, at);
  return at === mark ? 0 : at;
}

/** Behind the line that begins at a place; line ends in quotes belong to it. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let quoted = false;
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    else if (bytes[at] === NEWLINE && !quoted) return at + 1;
  }
  return bytes.length;
}

/** Where the first line begins that is not whole before the old end. */
function lineStart(bytes: Uint8Array, end: number): number {
  if (bytes[end] === NEWLINE) return end + 1;
  if (bytes[end] === RETURN && bytes[end + 1] === NEWLINE) return end + 2;
  return bytes.lastIndexOf(NEWLINE, end - 1) + 1;
}

/** The directives of a W3C log up to a place, in the order of the file. */
async function directives(read: (from: number, to: number) => Promise<Uint8Array>, end: number): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < end;) {
    const bytes = await read(at, Math.min(end, at + LOOK));
    const whole = at + bytes.length >= end ? bytes.length : bytes.lastIndexOf(NEWLINE) + 1;
    for (let line = 0; line < whole;) {
      const next = nextLine(bytes, line);
      if (bytes[line] === HASH) found.push(Buffer.from(bytes.subarray(line, next)).toString('latin1').trim());
      line = next;
    }
    at += whole === 0 ? bytes.length : whole;
  }
  return found;
}

/** Whether lines behind all directives mean what those behind the first mean: the same fields, and a day of their own in each line. */
function keepsFields(found: readonly string[]): boolean {
  const fields = new Set(found.filter((line) => line.startsWith('#Fields:')));
  const dates = new Set(found.filter((line) => line.startsWith('#Date:')));
  return fields.size === 1 && (dates.size <= 1 || [...fields].every((line) => /\sdate(\s|$)/.test(line)));
}

function nextLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(NEWLINE, from);
  return at < 0 ? bytes.length : at + 1;
}
