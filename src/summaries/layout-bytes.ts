/** Saved form of a row's columns: written out where they come first in a file, by their number from then on. */
import type { RowLayout } from '../represent/row.js';
import { ROW_COLUMNS } from '../represent/sampled-input.js';
import type { ByteReader, ByteWriter } from './bytes.js';

export function encodeLayout(layout: RowLayout, writer: ByteWriter): void {
  const { repeated } = writer;
  const number = repeated.numberOf(layout);
  writer.count(number === undefined ? 0 : number + 1);
  if (number !== undefined) return;
  writer.block(layout.isWord);
  for (const column of layout.columns) writer.word(column);
  repeated.add(layout);
}

export function decodeLayout(reader: ByteReader): RowLayout {
  const { repeated } = reader;
  const number = reader.count() - 1;
  if (number >= 0) {
    const known = repeated.layoutAt(number);
    if (known === undefined) throw new RangeError('saved state: columns that never came');
    return known;
  }
  const isWord = reader.block().slice();
  if (isWord.length > ROW_COLUMNS) throw new RangeError(`saved state: ${isWord.length} columns in one row`);
  const layout = { isWord, columns: new Uint32Array(isWord.length).map(() => reader.word()) };
  repeated.add(layout);
  return layout;
}
