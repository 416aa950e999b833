/**
 * CSV as RFC 4180 has it, straight from the bytes: rows of cells by their places, no string for a cell nobody asks for.
 * At the first row that is anything else (a quote in the middle of a quoted cell, other line ends, malformed UTF-8, the last row)
 * the rest of the input is left to csv-parse.
 */
import { isUtf8 } from 'node:buffer';
import { cellKinds } from '../scan/cell-kinds.js';
import type { Cells } from '../scan/cells.js';
import { markLength } from '../utf8-mark.js';
import { isPlaceholderAt } from '../values.js';
import { firstMarked, firstZero, ONES, viewOf } from '../../represent/wide-bytes.js';
import { NOT_WHOLE, ODD } from '../kernel/csv-kernel.js';
import { lineKernel } from '../kernel/line-kernel.js';
import { memoryPlaces } from '../kernel/memory-places.js';
import { CsvRows } from './csv.js';
import type { CsvDialect } from './csv-dialect.js';
import { CsvRow } from './csv-row.js';
import { LONGEST_RECORD } from './format.js';
import type { BlockReader, RecordSink } from './format.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 0x22;
const QUOTES = QUOTE * ONES;
const cellsEnd = memoryPlaces.cells + memoryPlaces.textBytes;

/** A blank, or a part of a letter that may be one. */
function isEdge(byte = 0): boolean {
  return byte <= 32 || byte >= 128;
}

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
  private readonly row: CsvRow;
  private readonly kernel = lineKernel();
  private carry: Buffer = Buffer.alloc(0);
  /** Set once the rest of the input goes to csv-parse. */
  private isLeft = false;
  private isFirst = true;
  /** Line ends of this input: one byte or two; 0 before the first. */
  private endBytes = 0;
  /** Cell that each column of the header fills, -1 for none; made for `filled`. */
  private targets: Int32Array = new Int32Array(0);
  private filled: Cells | undefined;
  /** Where the next cell without its doubled quotes is put: in the memory of the kernel, and in `plain`. */
  private used = 0;
  private usedPlain = 0;
  /** Cells without their doubled quotes, for one row. */
  private plain: Buffer = Buffer.alloc(64 * 1024);

  /** @param dialect as the first bytes of the input tell */
  constructor(sink: RowSink, dialect: CsvDialect) {
    this.sink = sink;
    this.rows = new CsvRows(sink, dialect);
    this.row = new CsvRow(dialect.delimiter.charCodeAt(0));
    // Rows that RFC 4180 does not know are for csv-parse from the first one on.
    this.isLeft = dialect.hasBackslashes || dialect.hasDecimalCommas;
  }

  async push(block: Buffer): Promise<void> {
    const isFirst = this.isFirst;
    this.isFirst = false;
    let at = isFirst ? markLength(block) : 0;
    while (at < block.length && !this.sink.full) {
      if (this.isLeft) return this.rows.push(block.subarray(at));
      at = await this.pushPiece(block, at);
    }
  }

  /** Takes the rows of as many bytes as lie in one place with those that were carried; says up to where that is. */
  private async pushPiece(block: Buffer, at: number): Promise<number> {
    const { carry, kernel } = this;
    if (kernel === undefined || carry.length > memoryPlaces.carriedBytes) {
      const bytes = Buffer.concat([carry, block.subarray(at)]);
      await this.takeBytes(bytes, 0, bytes.length);
      return block.length;
    }
    const end = kernel.put(block, at);
    const start = kernel.blockStart - carry.length;
    carry.copy(kernel.bytes, start);
    await this.takeBytes(kernel.bytes, start, end);
    return at + end - kernel.blockStart;
  }

  private async takeBytes(bytes: Buffer, start: number, end: number): Promise<void> {
    const lines = bytes.subarray(start, end);
    let taken = start;
    if (isUtf8(lines.subarray(0, lines.lastIndexOf(NEWLINE) + 1))) taken = this.takeRows(bytes, start, end);
    else this.isLeft = true;
    if (this.sink.full) return;
    const left = bytes.subarray(taken, end);
    // The memory of the kernel is used again; what was joined is our own.
    const rest = this.kernel?.bytes === bytes ? Buffer.from(left) : left;
    if (rest.length > LONGEST_RECORD) this.isLeft = true;
    this.carry = this.isLeft ? Buffer.alloc(0) : rest;
    if (this.isLeft) await this.rows.push(rest);
  }

  async end(cutOff: boolean): Promise<void> {
    if (!this.isLeft && this.carry.length > 0 && !this.sink.full) await this.rows.push(this.carry);
    await this.rows.end(cutOff);
  }

  /** Takes all whole rows; says where the first one begins that was not taken. */
  private takeRows(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (!this.sink.full) {
      const lineEnd = this.row.find(bytes, at, end);
      const next = lineEnd < 0 ? lineEnd : this.rowEnd(bytes, lineEnd, end);
      if (next < 0) {
        this.isLeft = next === ODD;
        return at;
      }
      this.takeRow(bytes);
      at = next;
    }
    return at;
  }

  private takeRow(bytes: Buffer): void {
    const { cells } = this.sink;
    const { header } = this.rows;
    const isWhole = this.row.count === header?.length;
    if (isWhole && cells !== undefined && !this.mayBeNames(bytes) && this.fill(bytes, cells, header)) {
      this.rows.countRow();
      return;
    }
    this.rows.takeRow(Array.from({ length: this.row.count }, (_, i) => this.textOf(bytes, i)));
  }

  /** The names of the columns come again where tables were put one behind the other: such a row is left to the other reader. */
  private mayBeNames(bytes: Buffer): boolean {
    const { starts, ends } = this.row;
    const [first = ''] = this.rows.names;
    const [start = 0, end = 0] = [starts[0], ends[0]];
    const more = end - start - Buffer.byteLength(first);
    const mayBe = more === 0 || (more > 0 && (isEdge(bytes[start]) || isEdge(bytes[end - 1]) || this.row.isDoubled(0)));
    return mayBe && this.textOf(bytes, 0).trim() === first;
  }

  private textOf(bytes: Buffer, cell: number): string {
    const text = bytes.toString('utf8', this.row.starts[cell], this.row.ends[cell]);
    return this.row.isDoubled(cell) ? text.replaceAll('""', '"') : text;
  }

  private fill(bytes: Buffer, cells: Cells, header: readonly string[]): boolean {
    const { kernel, row } = this;
    if (this.filled !== cells) {
      this.filled = cells;
      this.targets = Int32Array.from(header, (name) => (name === '' ? -1 : cells.columns.indexOf(name)));
    }
    const isInKernel = kernel?.bytes === bytes;
    cells.clear();
    cells.tape = isInKernel ? kernel.tape : undefined;
    this.used = memoryPlaces.cells;
    this.usedPlain = 0;
    for (let i = 0; i < row.count; i += 1) {
      const target = this.targets[i] ?? -1;
      if (target < 0) continue;
      this.setCell(cells, target, bytes, i);
      // JSON in the cell is read where it lies: the quote or delimiter behind it is of no more use.
      if (isInKernel) bytes[row.ends[i] ?? 0] = NEWLINE;
    }
    return this.sink.row?.() === true;
  }

  /** Sets a cell of the sink to what one of the row says. */

  private setCell(cells: Cells, target: number, bytes: Buffer, cell: number): void {
    const start = this.row.starts[cell] ?? 0;
    const end = this.row.ends[cell] ?? 0;
    if (isPlaceholderAt(bytes, start, end)) cells.set(target, cellKinds.null, bytes, start, end);
    else if (this.row.isDoubled(cell)) this.setPlain(cells, target, bytes, cell);
    else cells.set(target, cellKinds.text, bytes, start, end);
  }

  private setPlain(cells: Cells, target: number, bytes: Buffer, cell: number): void {
    const start = this.row.starts[cell] ?? 0;
    const end = this.row.ends[cell] ?? 0;
    const { kernel, used } = this;
    if (kernel?.bytes !== bytes || end - start >= cellsEnd - used) {
      const to = this.putPlain(bytes, start, end, this.usedPlain);
      cells.set(target, cellKinds.text, this.plain, this.usedPlain, to);
      this.usedPlain = to;
      return;
    }
    const to = kernel.undouble(start, end, used);
    cells.set(target, cellKinds.text, bytes, used, to);
    bytes[to] = NEWLINE;
    this.used = to + 1;
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

  /** Behind the line end at `at`; all lines of an input end alike. */
  private rowEnd(bytes: Buffer, at: number, end: number): number {
    const size = bytes[at] === NEWLINE ? 1 : 2;
    if (bytes[at] !== NEWLINE && bytes[at] !== RETURN) return ODD;
    if (size === 2 && at + 1 >= end) return NOT_WHOLE;
    if (size === 2 && bytes[at + 1] !== NEWLINE) return ODD;
    if (this.endBytes === 0) {
      this.endBytes = size;
      this.rows.lineEnd = size === 1 ? '\n' : '\r\n';
    }
    return this.endBytes === size ? at + size : ODD;
  }
}
