/** Cells of one row of CSV by their places: by the kernel where the bytes lie in its memory, else in TypeScript. */
import { type LineKernel, lineKernel } from '../kernel/line-kernel.js';
import { NOT_WHOLE, ODD } from '../kernel/csv-kernel.js';
import { memoryPlaces } from '../kernel/memory-places.js';
import { cellKinds } from '../scan/cell-kinds.js';
import { ONES } from '../../represent/wide-bytes.js';
import { bareEnd, nextQuote } from './csv-search.js';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 0x22;

export class CsvRow {
  count = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Int32Array;
  private readonly kernel: LineKernel | undefined = lineKernel();
  private readonly delimiter: number;

  constructor(delimiter: number) {
    this.delimiter = delimiter;
    const whole = (): Int32Array => new Int32Array(memoryPlaces.mostCells);
    const { starts, ends, kinds } = this.kernel?.tape ?? { starts: whole(), ends: whole(), kinds: whole() };
    this.starts = starts;
    this.ends = ends;
    this.kinds = kinds;
  }

  /** Whether quotes in the cell are doubled. */
  isDoubled(cell: number): boolean {
    return this.kinds[cell] === cellKinds.escaped;
  }

  /** Finds the cells of the row at `at`, with bytes up to `end`: where its line ends, `NOT_WHOLE` or `ODD`. */
  find(bytes: Buffer, at: number, end: number): number {
    const { kernel } = this;
    if (kernel?.bytes !== bytes) return this.walk(bytes, at, end);
    const lineEnd = kernel.csvRow(at, end, this.delimiter);
    if (lineEnd >= 0) this.count = kernel.tape.next(0);
    return lineEnd;
  }

  private walk(bytes: Buffer, at: number, end: number): number {
    this.count = 0;
    let i = at;
    while (i < end && this.count < memoryPlaces.mostCells) {
      const cellEnd = bytes[i] === QUOTE ? this.quotedCell(bytes, i, end) : this.bareCell(bytes, i, end);
      if (cellEnd < 0 || bytes[cellEnd] !== this.delimiter) return cellEnd;
      i = cellEnd + 1;
    }
    return this.count < memoryPlaces.mostCells ? NOT_WHOLE : ODD;
  }

  private quotedCell(bytes: Buffer, at: number, end: number): number {
    let kind: number = cellKinds.text;
    let i = at + 1;
    for (;;) {
      i = nextQuote(bytes, i);
      if (i < 0 || i + 1 >= end) return NOT_WHOLE;
      if (bytes[i + 1] !== QUOTE) break;
      kind = cellKinds.escaped;
      i += 2;
    }
    const next = bytes[i + 1];
    if (next !== this.delimiter && next !== NEWLINE && next !== RETURN) return ODD;
    this.add(at + 1, i, kind);
    return i + 1;
  }

  private bareCell(bytes: Buffer, at: number, end: number): number {
    const { delimiter } = this;
    let i = bareEnd(bytes, at, delimiter * ONES);
    for (; i < end; i += 1) {
      const byte = bytes[i];
      if (byte === delimiter || byte === NEWLINE || byte === RETURN) {
        this.add(at, i, cellKinds.text);
        return i;
      }
    }
    return NOT_WHOLE;
  }

  private add(start: number, end: number, kind: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.kinds[this.count] = kind;
    this.count += 1;
  }
}
