/** Saved form of a row's columns. */
import type { RowLayout } from '../represent/row.js';
import { ROW_COLUMNS } from '../represent/sampled-input.js';
import type { ByteReader, ByteWriter } from './bytes.js';

export function encodeLayout({ columns, isWord }: RowLayout, writer: ByteWriter): void {
  writer.block(isWord);
  for (const column of columns) writer.u32(column);
}

/** The layout read last: most rows of an account have the same, and one object for all is recognised at once. */
let last: RowLayout = { isWord: new Uint8Array(0), columns: new Uint32Array(0) };

export function decodeLayout(reader: ByteReader): RowLayout {
  const isWord = reader.block();
  if (isWord.length > ROW_COLUMNS) throw new RangeError(`saved state: ${isWord.length} columns in one row`);
  let isSame = isWord.length === last.isWord.length;
  const columns = new Uint32Array(isWord.length);
  for (let i = 0; i < columns.length; i += 1) {
    columns[i] = reader.u32();
    isSame &&= columns[i] === last.columns[i] && isWord[i] === last.isWord[i];
  }
  if (!isSame) last = { isWord: isWord.slice(), columns };
  return last;
}
