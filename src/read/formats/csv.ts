/** CSV with a header row: any usual delimiter, quoted cells with newlines and doubled quotes, JSON inside cells. */
import { Parser } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import { DamagedInput } from '../damaged-input.js';
import { isPlaceholder } from '../values.js';
import { isAboutTable, withPoint } from './csv-dialect.js';
import type { CsvDialect } from './csv-dialect.js';
import { LONGEST_RECORD, shortened } from './format.js';
import type { BlockReader, RecordSink } from './format.js';

/** Bytes that are handed to the parser, and copied for it, at once. */
const PIECE = 1 << 20;

export class CsvRows implements BlockReader {
  private readonly sink: RecordSink;
  private readonly dialect: CsvDialect;
  private made: Parser | undefined;
  /** How lines end, where rows were read before; empty: as the first line does. */
  lineEnd = '';
  /** Names of the columns, once the first row has told. */
  header: readonly string[] | undefined;
  /** The same as they stand in the input. */
  names: readonly string[] = [];
  /** Rows seen, the header included. */
  private row = 0;
  /** A row that ends with the input and not with a newline, until it is known whether the input broke off. */
  private flushing: 'no' | 'whole' | 'cut-off' = 'no';
  private lastByte = 0;
  /** The last row so far, at the end of the input. */
  private waiting: readonly string[] | undefined;
  /** What the sink threw: the parser would wrap it. */
  private thrown: unknown;

  /** @param dialect as the first bytes of the input tell */
  constructor(sink: RecordSink, dialect: CsvDialect) {
    this.sink = sink;
    this.dialect = dialect;
  }

  /** Made when it is needed: a reader of bytes may have taken all rows, and knows by then how lines end. */
  private get parser(): Parser {
    this.made ??= this.makeParser();
    return this.made;
  }

  private makeParser(): Parser {
    const parser = new Parser({
      bom: true,
      delimiter: this.dialect.delimiter,
      ...(this.dialect.hasBackslashes ? { escape: '\\' } : {}),
      ...(this.lineEnd === '' ? {} : { record_delimiter: this.lineEnd }),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
      on_record: (cells: readonly string[]) => {
        this.takeRow(cells);
        return null;
      },
    });
    // Failures are told to the callbacks below; without a listener they would end the program.
    parser.on('error', () => undefined);
    parser.resume();
    return parser;
  }

  /** @throws DamagedInput */
  async push(block: Buffer): Promise<void> {
    // In pieces: a long cell that could not be read otherwise comes as one block.
    for (let at = 0; at < block.length && !this.sink.full; at += PIECE)
      await this.pushPiece(block.subarray(at, at + PIECE));
  }

  private async pushPiece(piece: Buffer): Promise<void> {
    this.lastByte = piece.at(-1) ?? this.lastByte;
    // The parser keeps the end of a block for the next one, and our blocks are used again.
    const kept = Buffer.from(piece);
    const failure = await new Promise<Error | null | undefined>((resolve) => this.parser.write(kept, resolve));
    this.passOn(failure ?? undefined);
  }

  async end(cutOff: boolean): Promise<void> {
    if (this.sink.full || this.parser.destroyed) return;
    this.flushing = cutOff ? 'cut-off' : 'whole';
    const failure = await new Promise<Error | undefined>((resolve) => {
      this.parser.once('error', resolve);
      this.parser.once('end', () => {
        resolve(undefined);
      });
      this.parser.end();
    });
    if (this.waiting !== undefined && this.thrown === undefined) this.settle(this.waiting, failure === undefined);
    this.passOn(failure);
  }

  private passOn(failure: Error | undefined): void {
    if (this.thrown !== undefined) throw this.thrown as Error;
    if (failure === undefined) return;
    if (codeOf(failure) === 'CSV_QUOTE_NOT_CLOSED') {
      this.sink.reject('cut-off', this.row + 1, 'a quoted cell that does not end');
    } else if (codeOf(failure) === 'CSV_MAX_RECORD_SIZE') {
      this.sink.reject('too-long', this.row + 1, 'a quoted cell that does not end within 16 MiB');
      throw new DamagedInput(
        `csv broken after row ${this.row}: a quote that is never closed; what follows was not read`,
      );
    } else throw failure;
  }

  /** A row that somebody else has read and used. */
  countRow(): void {
    this.row += 1;
  }

  /** The parser may hold back several rows to the end, of which only the last can be broken off: each waits for the next one. */
  takeRow(cells: readonly string[]): void {
    const waiting = this.waiting;
    this.waiting = this.flushing === 'no' ? undefined : cells;
    if (waiting !== undefined) this.settle(waiting, false);
    if (this.flushing === 'no') this.settle(cells, false);
  }

  private settle(cells: readonly string[], isLast: boolean): void {
    const mayBeCut = isLast && !this.isEnded;
    try {
      this.row += 1;
      if (this.sink.full) return;
      if (cells.length === 1 && cells[0] === '') this.sink.skip();
      else this.takeCells(cells, mayBeCut);
    } catch (error) {
      this.thrown ??= error;
      throw error;
    }
  }

  private takeCells(cells: readonly string[], mayBeCut: boolean): void {
    if (this.header === undefined && this.tookHeader(cells)) return;
    const { header = [] } = this;
    if (this.flushing === 'cut-off' && mayBeCut) this.sink.reject('cut-off', this.row, shownRow(cells));
    else if (isNames(cells, this.names)) this.sink.skip();
    else if (cells.length !== header.length) this.refuse(cells, header.length, mayBeCut);
    else this.sink.record(recordOf(header, this.plainCells(cells)), this.row, sizeOf(cells));
  }

  /** Takes the names of the columns; a line before them may name the delimiter, or a type. False for a row that is a record. */
  private tookHeader(cells: readonly string[]): boolean {
    if (this.row <= this.dialect.lead || (this.row === this.dialect.lead + 1 && isAboutTable(cells))) return true;
    const given = this.dialect.header;
    this.names = given ?? cells.map((cell) => cell.trim());
    this.header = headerOf(this.names);
    return given === undefined || isNames(cells, given);
  }

  private plainCells(cells: readonly string[]): readonly string[] {
    return this.dialect.hasDecimalCommas ? cells.map(withPoint) : cells;
  }

  /** Whether the input ends with a line end: the parser may hold back a row that is whole. */
  private get isEnded(): boolean {
    return this.lastByte === 10 || this.lastByte === 13;
  }

  private refuse(cells: readonly string[], expected: number, mayBeCut: boolean): void {
    const isCut = this.flushing === 'whole' && mayBeCut && cells.length < expected;
    const seen = isCut ? shownRow(cells) : `${cells.length} of ${expected} cells: ${shownRow(cells)}`;
    this.sink.reject(isCut ? 'cut-off' : 'bad-row', this.row, seen);
  }
}

function codeOf(failure: Error): CsvError['code'] | undefined {
  return 'code' in failure ? (failure as CsvError).code : undefined;
}

/** The names once more, as where tables were put one behind the other. */
function isNames(cells: readonly string[], names: readonly string[]): boolean {
  return cells.length === names.length && cells.every((cell, i) => cell.trim() === names[i]);
}

/** Names of the columns without a sign of comment before them; a name that comes twice gets its number the second time. */
function headerOf(cells: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const [i, cell] of cells.entries()) {
    const name = i === 0 ? cell.replace(/^#\s*(?=\S)/, '') : cell.trim();
    let unique = name;
    for (let times = 2; unique !== '' && names.includes(unique) && times < 1000; times += 1)
      unique = `${name}_${times}`;
    names.push(unique);
  }
  return names;
}

/** Cells by column name; placeholders such as `NaN`, and columns without a name, count as nothing. */
function recordOf(header: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (let i = 0; i < header.length; i += 1) {
    const name = header[i] ?? '';
    const cell = cells[i] ?? '';
    if (name === '' || name === '__proto__') continue;
    record[name] = isPlaceholder(cell) ? undefined : cell;
  }
  return record;
}

function sizeOf(cells: readonly string[]): number {
  let size = 0;
  for (const cell of cells) size += cell.length;
  return size;
}

function shownRow(cells: readonly string[]): string {
  return shortened(cells.slice(0, 8).map(shortened).join(','));
}
