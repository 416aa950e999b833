/** Arrow record batches, as file or stream format, from a file that can be read at any place. */
import type { Data, RecordBatch } from 'apache-arrow';
import { decompress } from 'fzstd';
import { exitCodes, UserError } from '../../errors.js';
import { counted } from '../counted.js';
import type { RandomAccess } from '../open.js';
import { offsetWords } from './arrow-values.js';
import type { ArrowColumn } from './arrow-values.js';
import { ArrowMessages } from './arrow-messages.js';
import { arrowColumn } from './arrow-columns.js';
import type { RowSink } from './csv-bytes.js';
import { decodeLz4Frame } from './lz4-frame.js';
import type { Cells } from '../scan/cells.js';

/**
 * @returns what could not be read, if anything
 * @throws UserError when not even the first batch can be read
 */
export async function readArrow(file: RandomAccess, sink: RowSink, name: string): Promise<string | undefined> {
  const { compressionRegistry, CompressionType, RecordBatchReader } = await import('apache-arrow');
  // Feather files are compressed with one of these unless somebody asked for none. Arrow wants aligned columns, hence the copy.
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decodeLz4Frame });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => decompress(bytes).slice() });
  const messages = new ArrowMessages(file);
  let row = 0;
  let batches = 0;
  let problem: string | undefined;
  try {
    for await (const batch of await RecordBatchReader.from(messages.read())) {
      checkColumns(batch);
      takeBatch(batch, row, sink);
      row += batch.numRows;
      batches += 1;
      if (sink.full) break;
    }
  } catch (error) {
    if (error instanceof HandedOn) throw error.cause;
    problem = error instanceof Error ? error.message : String(error);
  }
  problem = messages.problem ?? problem;
  if (problem === undefined || batches > 0) {
    return problem === undefined
      ? undefined
      : `arrow data broken after ${counted(batches, 'batch', 'batches')}: ${problem}`;
  }
  const [, type] = /^Unrecognized type: "(\w+)"/.exec(problem) ?? [];
  if (type !== undefined) {
    throw new UserError(
      `arrow data with a column of the type ${type}, which is not known here: ${name}`,
      'write that column as plain values or lists, or leave it out; in pyarrow: pyarrow.compute.run_end_decode, or cast',
      exitCodes.noInput,
    );
  }
  throw new UserError(
    `arrow data cannot be read (${problem}): ${name}`,
    'the file looks cut off or damaged; export or copy it again',
    exitCodes.noInput,
  );
}

/** What the taker of records threw, apart from what decoding throws. */
class HandedOn extends Error {}

interface NamedColumn {
  readonly name: string;
  readonly column: ArrowColumn;
}

function takeBatch(batch: RecordBatch, start: number, sink: RowSink): void {
  const columns = batch.schema.fields.flatMap(({ name }, index): NamedColumn[] => {
    const data = batch.data.children[index];
    return data === undefined || name === '__proto__'
      ? []
      : [{ name, column: arrowColumn(data, batch.getChildAt(index)) }];
  });
  const filler = new Filler(columns);
  for (let row = 0; row < batch.numRows && !sink.full; row += 1) {
    try {
      if (filler.fill(sink, row)) continue;
      const record: Record<string, unknown> = {};
      for (const { name, column } of columns) record[name] = column.plain(row);
      sink.record(record, start + row + 1, columns.length * 32);
    } catch (error) {
      throw new HandedOn('a record was refused', { cause: error });
    }
  }
}

/** Puts rows into the cells of the wanted columns, once those are known. */
class Filler {
  private readonly columns: readonly NamedColumn[];
  private filled: Cells | undefined;
  private targets: readonly number[] = [];

  constructor(columns: readonly NamedColumn[]) {
    this.columns = columns;
  }

  /** False when the row has to be handed on as a record. */
  fill(sink: RowSink, row: number): boolean {
    const { cells } = sink;
    if (cells === undefined) return false;
    if (cells !== this.filled) {
      this.filled = cells;
      // Of columns with one name the last counts, as in a record.
      const last = new Map(this.columns.map(({ name }, index) => [name, index]));
      this.targets = this.columns.map(({ name }, index) =>
        last.get(name) === index ? cells.columns.indexOf(name) : -1,
      );
    }
    cells.clear();
    for (let i = 0; i < this.columns.length; i += 1) {
      const target = this.targets[i] ?? -1;
      if (target >= 0) this.columns[i]?.column.fill(cells, target, row);
    }
    return sink.row?.() === true;
  }
}

/** @throws RangeError when the columns cannot have the rows the batch claims */
function checkColumns({ data, numRows }: RecordBatch): void {
  for (const column of data.children) {
    if (column.length < numRows) throw new RangeError(`${column.length} values in ${numRows} rows`);
    checkColumn(column);
  }
}

/** @throws RangeError when a column claims more values than its buffers hold, or places outside of them */
function checkColumn(column: Data): void {
  const { length, children } = column;
  // Buffers that a type does not have are undefined, whatever the types say.
  const offsets = column.valueOffsets as Int32Array | BigInt64Array | undefined;
  const values = column.values as ArrayLike<unknown> | undefined;
  const hasOffsets = offsets !== undefined && offsets.length > 0;
  const room = hasOffsets ? offsets.length - 1 : values === undefined ? Infinity : values.length * 8;
  if (length > room) throw new RangeError(`${length} values where ${room} have room`);
  if (hasOffsets) checkOffsets(offsets, length, children[0]?.length ?? values?.length ?? 0);
  for (const child of children) checkColumn(child);
}

function checkOffsets(offsets: Int32Array | BigInt64Array, length: number, end: number): void {
  const { words, step } = offsetWords(offsets);
  let before = 0;
  for (let i = 0; i <= length; i += 1) {
    const offset = (words[i * step] ?? 0) + (step === 2 ? (words[2 * i + 1] ?? 0) * 2 ** 32 : 0);
    if (offset < before || offset > end) throw new RangeError(`a value at ${offset} of ${end}`);
    before = offset;
  }
}
