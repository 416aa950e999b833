/** Saved form of an input pool without holes. */
import type { RowLayout } from '../represent/row.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { HEADER_WORDS, InputPool } from './input-pool.js';

export function encodePool(pool: InputPool, writer: ByteWriter): void {
  encodeLayouts(pool.layouts, writer);
  writer.count(pool.used);
  for (let i = 0; i < pool.used; i += 1) writer.u32(pool.words[i] ?? 0);
}

export function decodePool(reader: ByteReader): InputPool {
  const pool = new InputPool();
  pool.layouts = decodeLayouts(reader);
  pool.used = reader.countOf(4);
  pool.words = new Uint32Array(Math.max(pool.used, HEADER_WORDS));
  for (let i = 0; i < pool.used; i += 1) pool.words[i] = reader.u32();
  return pool;
}

export function encodeLayouts(layouts: readonly RowLayout[], writer: ByteWriter): void {
  writer.count(layouts.length);
  for (const { columns, isWord } of layouts) {
    writer.count(columns.length);
    for (const column of columns) writer.u32(column);
    writer.block(isWord);
  }
}

export function decodeLayouts(reader: ByteReader): RowLayout[] {
  return Array.from({ length: reader.countOf(2) }, () => {
    const columns = Uint32Array.from({ length: reader.countOf(4) }, () => reader.u32());
    return { columns, isWord: reader.block().slice() };
  });
}
