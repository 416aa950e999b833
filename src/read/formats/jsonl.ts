/** JSON lines: one object a line, whatever ends the lines, with or without a byte order mark. */
import { isRecord } from '../values.js';
import { LONGEST_RECORD, shortened } from './format.js';
import type { BlockReader, RecordSink } from './format.js';

const NEWLINE = 10;
const SHOWN_BYTES = 200;

export class JsonLines implements BlockReader {
  private readonly sink: RecordSink;
  /** The beginning of a line whose end is in a later block. */
  private carry: Buffer = Buffer.alloc(0);
  private carried = 0;
  private tooLong = false;
  private line = 0;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  push(block: Buffer): void {
    let start = 0;
    while (!this.sink.full) {
      const end = block.indexOf(NEWLINE, start);
      if (end < 0) {
        this.keep(block, start);
        return;
      }
      if (this.carried > 0 || this.tooLong) {
        this.keep(block.subarray(0, end), start);
        this.finishCarried(false);
      } else this.finish(block, start, end, false);
      start = end + 1;
    }
  }

  end(): void {
    if ((this.carried > 0 || this.tooLong) && !this.sink.full) this.finishCarried(true);
  }

  private keep(block: Buffer, start: number): void {
    const length = block.length - start;
    if (this.tooLong || length === 0) return;
    const needed = this.carried + length;
    if (needed > LONGEST_RECORD) {
      // Only the beginning is kept, to show which line it was; the rest passes by.
      this.tooLong = true;
      return;
    }
    if (needed > this.carry.length) {
      const longer = Buffer.allocUnsafe(Math.min(LONGEST_RECORD, Math.max(needed * 2, 1 << 16)));
      this.carry.copy(longer, 0, 0, this.carried);
      this.carry = longer;
    }
    block.copy(this.carry, this.carried, start);
    this.carried = needed;
  }

  private finishCarried(isLast: boolean): void {
    const length = this.carried;
    this.carried = 0;
    if (this.tooLong) {
      this.tooLong = false;
      this.line += 1;
      this.sink.reject('too-long', this.line, shortened(this.carry.toString('utf8', 0, Math.min(length, SHOWN_BYTES))));
    } else this.finish(this.carry, 0, length, isLast);
    if (this.carry.length > 1 << 20) this.carry = Buffer.alloc(0);
  }

  private finish(buffer: Buffer, start: number, end: number, isLast: boolean): void {
    this.line += 1;
    if (end - start > LONGEST_RECORD) {
      this.sink.reject('too-long', this.line, shortened(buffer.toString('utf8', start, start + SHOWN_BYTES)));
      return;
    }
    const text = lineText(buffer, start, end);
    if (text === '') {
      this.sink.skip();
      return;
    }
    let value: unknown;
    try {
      value = parseExactly(text);
    } catch {
      this.sink.reject(isLast ? 'cut-off' : 'not-json', this.line, shortened(text));
      return;
    }
    if (isRecord(value)) this.sink.record(value, this.line, end - start);
    else this.sink.reject('not-an-object', this.line, shortened(text));
  }
}

/** The line without byte order mark and blanks around it. */
function lineText(buffer: Buffer, start: number, end: number): string {
  let from = start;
  let to = end;
  if (to - from >= 3 && buffer[from] === 0xef && buffer[from + 1] === 0xbb && buffer[from + 2] === 0xbf) from += 3;
  while (to > from && isBlank(buffer[to - 1])) to -= 1;
  while (from < to && isBlank(buffer[from])) from += 1;
  return buffer.toString('utf8', from, to);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 13 || byte === 9;
}

const LONG_INTEGER = /[:[,]\s*-?\d{16,}/;

/** JSON.parse, except that whole numbers beyond 2^53 come as strings: as ids they must stay what they are. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return LONG_INTEGER.test(text) ? (JSON.parse(quoteLongIntegers(text)) as unknown) : value;
}

/** Puts quotes around whole numbers that a double cannot hold; `text` is known to be valid JSON. */
function quoteLongIntegers(text: string): string {
  let result = '';
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (isNumberPart(code)) {
      let end = i + 1;
      while (end < text.length && isNumberPart(text.charCodeAt(end))) end += 1;
      const number = text.slice(i, end);
      if (end - i >= 16 && /^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number))) {
        result += `${text.slice(copied, i)}"${number}"`;
        copied = end;
      }
      i = end - 1;
    }
  }
  return result + text.slice(copied);
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Position of the closing quote. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}

/** Digits, sign, point, and the exponent's letter (which else only stands in `true`, `false`: no digits there). */
function isNumberPart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101;
}
