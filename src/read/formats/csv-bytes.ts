/**
 * CSV as RFC 4180 has it, straight from the bytes: rows of cells by their places, no string for a cell nobody asks for.
 * At the first row that is anything else (a quote in the middle of a quoted cell, other line ends, malformed UTF-8, the last row)
 * the rest of the input is left to csv-parse.
 */
import { isUtf8 } from 'node:buffer';
import { cellKinds } from '../scan/cell-kinds.js';
import type { Cells } from '../scan/cells.js';
import { isPlaceholderAt } from '../values.js';
import { firstMarked, firstZero, ONES, viewOf } from '../../represent/wide-bytes.js';
import { CsvRows } from './csv.js';
import type { CsvDialect } from './csv-dialect.js';
import { bareEnd, nextQuote } from './csv-search.js';
import { LONGEST_RECORD } from './format.js';
import type { BlockReader, RecordSink } from './format.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 0x22;
const QUOTES = QUOTE * ONES;
const MOST_CELLS = 4096;
/** More bytes are needed to tell; no row that RFC 4180 knows. */
const NOT_WHOLE = -2;
const ODD = -1;

/** A sink that may take a row by its cells, once the columns are understood. */
export interface RowSink extends RecordSink {
  /** Where the wanted cells go; undefined while rows have to come as records. */
  readonly cells?: Cells | undefined;
  /** Takes the row in the cells; false when it has to come as a record. */
  row?(): boolean;
}

export class CsvBytes implements BlockReader {
  private readonly sink: RowSink;
  private readonly rows: CsvRows;
  private readonly delimiter: number;
  private carry: Buffer = Buffer.alloc(0);
  /** Set once the rest of the input goes to csv-parse. */
  private isLeft = false;
  private isFirst = true;
  /** Line ends of this input: one byte or two; 0 before the first. */
  private endBytes = 0;
  private count = 0;
  private readonly starts = new Int32Array(MOST_CELLS);
  private readonly ends = new Int32Array(MOST_CELLS);
  private readonly hasDoubled = new Uint8Array(MOST_CELLS);
  /** Cell that each column of the header fills, -1 for none; made for `filled`. */
  private targets: Int32Array = new Int32Array(0);
  private filled: Cells | undefined;
  /** Cells without their doubled quotes, for one row. */
  private plain: Buffer = Buffer.alloc(64 * 1024);

  /** @param dialect as the first bytes of the input tell */
  constructor(sink: RowSink, dialect: CsvDialect) {
    this.sink = sink;
    this.rows = new CsvRows(sink, dialect);
    this.delimiter = dialect.delimiter.charCodeAt(0);
    // Rows that RFC 4180 does not know are for csv-parse from the first one on.
    this.isLeft = dialect.hasBackslashes || dialect.hasDecimalCommas;
  }

  async push(block: Buffer): Promise<void> {
    if (this.isLeft) return this.rows.push(block);
    const bytes = this.joined(block);
    let taken = 0;
    if (isUtf8(bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1))) taken = this.takeRows(bytes);
    else this.isLeft = true;
    if (this.sink.full) return;
    const rest = bytes.subarray(taken);
    if (rest.length > LONGEST_RECORD) this.isLeft = true;
    // Blocks are used again by those who fill them; what was joined is our own.
    if (this.isLeft) this.carry = Buffer.alloc(0);
    else this.carry = bytes.buffer === block.buffer ? Buffer.from(rest) : rest;
    if (this.isLeft) await this.rows.push(rest);
  }

  /** The block with what was carried before it, and without a byte order mark before the first row. */
  private joined(block: Buffer): Buffer {
    const isFirst = this.isFirst;
    this.isFirst = false;
    if (isFirst && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) return block.subarray(3);
    return this.carry.length === 0 ? block : Buffer.concat([this.carry, block]);
  }

  async end(cutOff: boolean): Promise<void> {
    if (!this.isLeft && this.carry.length > 0 && !this.sink.full) await this.rows.push(this.carry);
    await this.rows.end(cutOff);
  }

  /** Takes all whole rows; says where the first one begins that was not taken. */
  private takeRows(bytes: Buffer): number {
    let at = 0;
    while (!this.sink.full) {
      const end = this.readRow(bytes, at);
      if (end < 0) {
        this.isLeft = end === ODD;
        return at;
      }
      this.takeRow(bytes);
      at = end;
    }
    return at;
  }

  private takeRow(bytes: Buffer): void {
    const { cells } = this.sink;
    const { header } = this.rows;
    const isWhole = this.count === header?.length;
    if (isWhole && cells !== undefined && this.fill(bytes, cells, header)) {
      this.rows.countRow();
      return;
    }
    this.rows.takeRow(Array.from({ length: this.count }, (_, i) => this.textOf(bytes, i)));
  }

  private textOf(bytes: Buffer, cell: number): string {
    const text = bytes.toString('utf8', this.starts[cell], this.ends[cell]);
    return this.hasDoubled[cell] === 1 ? text.replaceAll('""', '"') : text;
  }

  private fill(bytes: Buffer, cells: Cells, header: readonly string[]): boolean {
    if (this.filled !== cells) {
      this.filled = cells;
      this.targets = Int32Array.from(header, (name) => (name === '' ? -1 : cells.columns.indexOf(name)));
    }
    cells.clear();
    let used = 0;
    for (let i = 0; i < this.count; i += 1) {
      const target = this.targets[i] ?? -1;
      if (target < 0) continue;
      const start = this.starts[i] ?? 0;
      const end = this.ends[i] ?? 0;
      if (this.hasDoubled[i] === 0) cells.set(target, cellKinds.text, bytes, start, end);
      else {
        const to = this.putPlain(bytes, start, end, used);
        cells.set(target, cellKinds.text, this.plain, used, to);
        used = to;
      }
      if (isPlaceholderAt(bytes, start, end)) cells.kinds[target] = cellKinds.null;
    }
    return this.sink.row?.() === true;
  }

  private putPlain(bytes: Buffer, start: number, end: number, at: number): number {
    if (at + end - start > this.plain.length) {
      // Cells of this row that were put before keep the old buffer.
      this.plain = Buffer.concat([this.plain, Buffer.alloc(this.plain.length + end - start)]);
    }
    const { plain } = this;
    const from = viewOf(bytes);
    const into = viewOf(plain);
    let to = at;
    let i = start;
    while (i + 4 <= end) {
      const four = from.getInt32(i, true);
      // What stands behind a quote is written over.
      into.setInt32(to, four, true);
      const quotes = firstZero(four ^ QUOTES);
      const taken = quotes === 0 ? 4 : firstMarked(quotes) + 1;
      to += taken;
      i += quotes === 0 ? 4 : taken + 1;
    }
    for (; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      plain[to] = byte;
      to += 1;
      if (byte === QUOTE) i += 1;
    }
    return to;
  }

  /** Finds the cells of the row at `at`: where the next row begins, `NOT_WHOLE` or `ODD`. */
  private readRow(bytes: Buffer, at: number): number {
    this.count = 0;
    let i = at;
    while (i < bytes.length && this.count < MOST_CELLS) {
      const end = bytes[i] === QUOTE ? this.quotedCell(bytes, i) : this.bareCell(bytes, i);
      if (end < 0) return end;
      const byte = bytes[end];
      if (byte === this.delimiter) i = end + 1;
      else return this.rowEnd(bytes, end);
    }
    return this.count < MOST_CELLS ? NOT_WHOLE : ODD;
  }

  /** Behind the line end at `at`; all lines of an input end alike. */
  private rowEnd(bytes: Buffer, at: number): number {
    if (at >= bytes.length) return NOT_WHOLE;
    const size = bytes[at] === NEWLINE ? 1 : 2;
    if (size === 2 && at + 1 >= bytes.length) return NOT_WHOLE;
    if (size === 2 && bytes[at + 1] !== NEWLINE) return ODD;
    if (this.endBytes === 0) {
      this.endBytes = size;
      this.rows.lineEnd = size === 1 ? '\n' : '\r\n';
    }
    return this.endBytes === size ? at + size : ODD;
  }

  private quotedCell(bytes: Buffer, at: number): number {
    let doubled = 0;
    let i = at + 1;
    for (;;) {
      i = nextQuote(bytes, i);
      if (i < 0 || i + 1 >= bytes.length) return NOT_WHOLE;
      if (bytes[i + 1] !== QUOTE) break;
      doubled = 1;
      i += 2;
    }
    const next = bytes[i + 1];
    if (next !== this.delimiter && next !== NEWLINE && next !== RETURN) return ODD;
    this.add(at + 1, i, doubled);
    return i + 1;
  }

  private bareCell(bytes: Buffer, at: number): number {
    const { delimiter } = this;
    let i = bareEnd(bytes, at, delimiter * ONES);
    for (;;) {
      const byte = bytes[i];
      if (byte === delimiter || byte === NEWLINE || byte === RETURN) break;
      if (byte === undefined) return NOT_WHOLE;
      i += 1;
    }
    this.add(at, i, 0);
    return i;
  }

  private add(start: number, end: number, doubled: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hasDoubled[this.count] = doubled;
    this.count += 1;
  }
}
