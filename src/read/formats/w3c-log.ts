/**
 * The W3C extended log format, as IIS, CloudFront and other caches write it: a directive names the fields of the lines behind it.
 * Source: W3C working draft WD-logfile-960323; Microsoft Learn, "W3C Logging"; Amazon CloudFront developer guide, "Standard log file format".
 */
import type { RawRecord } from '../values.js';
import type { BlockReader, RecordSink } from './format.js';
import { Lines } from './lines.js';

const FIELDS = /^#Fields:\s*(\S.*)$/;
const DATE = /^#Date:\s*(\d{4}-\d{2}-\d{2})/;

/** Whether the first lines are directives, and one of them names the fields. */
export function isW3cLog(head: string): boolean {
  const lines = head.split(/\r?\n/, 20);
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, first < 0 ? lines.length : first).some((line) => FIELDS.test(line));
}

export class W3cLog implements BlockReader {
  private readonly sink: RecordSink;
  private names: readonly string[] = [];
  /** Day of the lines whose fields name none. */
  private day: string | undefined;
  private readonly lines: Lines;

  constructor(sink: RecordSink) {
    this.sink = sink;
    this.lines = new Lines(sink, (text, number, isLast) => {
      if (text.startsWith('#')) this.directive(text);
      else if (text !== '') this.row(text, number, isLast);
    });
  }

  push(block: Buffer): void {
    this.lines.push(block);
  }

  end(): void {
    this.lines.end();
  }

  /** Files that were put together, and servers that were set up anew, name other fields on the way. */
  private directive(text: string): void {
    this.names = FIELDS.exec(text)?.[1]?.trim().split(/\s+/) ?? this.names;
    this.day = DATE.exec(text)?.[1] ?? this.day;
  }

  private row(text: string, number: number, isLast: boolean): void {
    const values = cellsOf(text);
    if (values.length !== this.names.length) this.sink.reject(isLast ? 'cut-off' : 'bad-row', number, text);
    else this.sink.record(this.recordOf(values), number, text.length);
  }

  private recordOf(values: readonly string[]): RawRecord {
    const record: Record<string, unknown> = {};
    this.names.forEach((name, at) => {
      const value = values[at] ?? '-';
      if (value !== '-') record[name] = valueOf(name, value);
    });
    const { date = this.day, time, ...others } = record;
    if (typeof date !== 'string' || typeof time !== 'string') return record;
    return { time: `${date}T${time}Z`, ...others };
  }
}

/** Tabs where there are any, else blanks outside of quotes. */
function cellsOf(text: string): readonly string[] {
  if (text.includes('\t')) return text.split('\t');
  const cells: string[] = [];
  for (let at = 0; at < text.length;) {
    const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
    const blank = text.indexOf(' ', Math.max(at, close));
    const end = blank < 0 ? text.length : blank;
    if (close >= 0) cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
    else if (end > at) cells.push(text.slice(at, end));
    at = end + 1;
  }
  return cells;
}

/** The quote that ends a cell, or -1; two in a row stand for one. No pattern: on millions of characters it would run out of stack. */
function closingQuote(text: string, from: number): number {
  let quote = text.indexOf('"', from);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote >= 0 && (text[quote + 1] ?? ' ') === ' ' ? quote : -1;
}

/** Free text comes without blanks: IIS writes a plus for each, CloudFront escapes them. The draft counts seconds with a fraction, IIS whole milliseconds. */
function valueOf(name: string, value: string): string | number {
  if (name === 'time-taken') return value.includes('.') ? Math.round(1000 * Number(value)) : Number(value);
  return /^cs\(/i.test(name) ? unescaped(value.replaceAll('+', ' ')) : value;
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
