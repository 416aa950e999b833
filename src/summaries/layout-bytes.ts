/** Saved form of a row's columns. */
import type { RowLayout } from '../represent/row.js';
import { ROW_COLUMNS } from '../represent/sampled-input.js';
import type { ByteReader, ByteWriter } from './bytes.js';

export function encodeLayout({ columns, isWord }: RowLayout, writer: ByteWriter): void {
  writer.block(isWord);
  for (const column of columns) writer.u32(column);
}

export function decodeLayout(reader: ByteReader): RowLayout {
  const isWord = reader.block().slice();
  if (isWord.length > ROW_COLUMNS) throw new RangeError(`saved state: ${isWord.length} columns in one row`);
  return { isWord, columns: Uint32Array.from(isWord, () => reader.u32()) };
}
