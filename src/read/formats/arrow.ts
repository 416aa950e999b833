/** Arrow record batches, as file or stream format, from a file that can be read at any place. */
import type { Data, RecordBatch } from 'apache-arrow';
import { decompress } from 'fzstd';
import { exitCodes, UserError } from '../../errors.js';
import type { RandomAccess } from '../open.js';
import { ArrowMessages } from './arrow-messages.js';
import type { RecordSink } from './format.js';
import { decodeLz4Frame } from './lz4-frame.js';
import { plainValue } from './plain-value.js';

/**
 * @returns what could not be read, if anything
 * @throws UserError when not even the first batch can be read
 */
export async function readArrow(file: RandomAccess, sink: RecordSink, name: string): Promise<string | undefined> {
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
    return problem === undefined ? undefined : `arrow data broken after ${batches} batches: ${problem}`;
  }
  throw new UserError(
    `arrow data cannot be read (${problem}): ${name}`,
    'the file looks cut off or damaged; export or copy it again',
    exitCodes.noInput,
  );
}

/** What the taker of records threw, apart from what decoding throws. */
class HandedOn extends Error {}

function takeBatch(batch: RecordBatch, start: number, sink: RecordSink): void {
  const columns = batch.schema.fields.map(({ name }, index) => ({ name, values: batch.getChildAt(index) }));
  for (let row = 0; row < batch.numRows && !sink.full; row += 1) {
    const record: Record<string, unknown> = {};
    for (const { name, values } of columns) {
      if (name !== '__proto__') record[name] = plainArrow(values?.get(row));
    }
    try {
      sink.record(record, start + row + 1, columns.length * 32);
    } catch (error) {
      throw new HandedOn('a record was refused', { cause: error });
    }
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
  const offsets = column.valueOffsets as ArrayLike<number | bigint> | undefined;
  const values = column.values as ArrayLike<unknown> | undefined;
  const hasOffsets = offsets !== undefined && offsets.length > 0;
  const room = hasOffsets ? offsets.length - 1 : values === undefined ? Infinity : values.length * 8;
  if (length > room) throw new RangeError(`${length} values where ${room} have room`);
  if (hasOffsets) checkOffsets(offsets, length, children[0]?.length ?? values?.length ?? 0);
  for (const child of children) checkColumn(child);
}

function checkOffsets(offsets: ArrayLike<number | bigint>, length: number, end: number): void {
  let before = 0;
  for (let i = 0; i <= length; i += 1) {
    const offset = Number(offsets[i] ?? 0);
    if (offset < before || offset > end) throw new RangeError(`a value at ${offset} of ${end}`);
    before = offset;
  }
}

/** Lists, structures and maps of Arrow know how to become plain arrays and objects. */
function plainArrow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) {
    return plainValue(value);
  }
  if (isVector(value)) return Array.from(value, plainArrow);
  const json = hasJson(value) ? value.toJSON() : value;
  if (typeof json !== 'object' || json === null) return plainValue(json);
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(json)) if (name !== '__proto__') fields[name] = plainArrow(inner);
  return fields;
}

function isVector(value: object): value is Iterable<unknown> {
  return 'toArray' in value && Symbol.iterator in value;
}

function hasJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
