/** Rows of evidence in the memory of the run: one chunk each, made into text only when somebody looks. */
import type { StoredInput } from '../represent/stored-input.js';
import { chunkBytes, place } from './arena.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import type { InputPool } from './input-pool.js';
import { decodeLayout, encodeLayout } from './layout-bytes.js';

export interface Row {
  /** Key of the input: the smallest are kept. */
  readonly key: number;
  readonly time: number;
  readonly margin: number;
  readonly label: string;
  readonly input: StoredInput;
}

/** A chunk begins with three doubles, key, time and margin, and two words; label and text or values follow. */
const DOUBLES = 3;
/** Bytes of the label. */
const LABEL_BYTES = 6;
/** Text: its bytes, upper bit set. Row: its layout. */
const INPUT = 7;
const HEADER_WORDS = 8;
const IS_TEXT = 0x80000000;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Keeps a row. Returns its address. */
export function keepRow(pool: InputPool, { key, time, margin, label, input }: Row): number {
  const labelBytes = encoder.encode(label);
  const textBytes = typeof input === 'string' ? encoder.encode(input) : new Uint8Array(0);
  const inputWords = typeof input === 'string' ? wordsFor(textBytes.length) : input.bits.length;
  const address = pool.arena.allocate(HEADER_WORDS + wordsFor(labelBytes.length) + inputWords);
  const page = pool.arena.page(address);
  const at = place(address);
  page.doubles.set([key, time, margin], at >> 1);
  page.words[at + LABEL_BYTES] = labelBytes.length;
  page.bytes.set(labelBytes, 4 * (at + HEADER_WORDS));
  const inputAt = at + HEADER_WORDS + wordsFor(labelBytes.length);
  if (typeof input === 'string') {
    page.words[at + INPUT] = (IS_TEXT | textBytes.length) >>> 0;
    page.bytes.set(textBytes, 4 * inputAt);
  } else {
    page.words[at + INPUT] = pool.layouts.take(input.layout);
    page.words.set(input.bits, inputAt);
  }
  return address;
}

export function rowKey(pool: InputPool, address: number): number {
  return pool.arena.page(address).doubles[place(address) >> 1] ?? NaN;
}

export function rowTime(pool: InputPool, address: number): number {
  return pool.arena.page(address).doubles[(place(address) >> 1) + 1] ?? NaN;
}

export function readRow(pool: InputPool, address: number): Row {
  const { words, bytes, doubles } = pool.arena.page(address);
  const at = place(address);
  const [key = NaN, time = NaN, margin = NaN] = doubles.subarray(at >> 1, (at >> 1) + DOUBLES);
  const labelBytes = words[at + LABEL_BYTES] ?? 0;
  const labelAt = 4 * (at + HEADER_WORDS);
  const label = decoder.decode(bytes.subarray(labelAt, labelAt + labelBytes));
  const inputAt = at + HEADER_WORDS + wordsFor(labelBytes);
  const what = words[at + INPUT] ?? 0;
  if (what >= IS_TEXT) {
    const text = decoder.decode(bytes.subarray(4 * inputAt, 4 * inputAt + what - IS_TEXT));
    return { key, time, margin, label, input: text };
  }
  const layout = pool.layouts.at(what);
  if (layout === undefined) throw new Error('evidence: a row without layout');
  return { key, time, margin, label, input: { layout, bits: words.slice(inputAt, inputAt + layout.columns.length) } };
}

export function dropRow(pool: InputPool, address: number): void {
  const size = sizeAt(pool, address);
  const what = pool.arena.page(address).words[place(address) + INPUT] ?? 0;
  if (what < IS_TEXT) pool.layouts.drop(what);
  pool.arena.free(address, size);
}

export function rowBytes(pool: InputPool, address: number): number {
  return chunkBytes(sizeAt(pool, address));
}

export function encodeRow({ key, time, margin, label, input }: Row, writer: ByteWriter): void {
  for (const number of [key, time, margin]) writer.f64(number);
  writer.text(label);
  if (typeof input === 'string') {
    writer.count(0);
    writer.text(input);
  } else {
    writer.count(1);
    encodeLayout(input.layout, writer);
    for (const bits of input.bits) writer.u32(bits);
  }
}

export function decodeRow(reader: ByteReader): Row {
  const key = reader.f64();
  const time = reader.f64();
  const margin = reader.f64();
  const label = reader.text();
  if (reader.count() === 0) return { key, time, margin, label, input: reader.text() };
  const layout = decodeLayout(reader);
  return { key, time, margin, label, input: { layout, bits: layout.columns.map(() => reader.u32()) } };
}

function sizeAt(pool: InputPool, address: number): number {
  const { words } = pool.arena.page(address);
  const at = place(address);
  const what = words[at + INPUT] ?? 0;
  const inputWords = what >= IS_TEXT ? wordsFor(what - IS_TEXT) : (pool.layouts.at(what)?.columns.length ?? 0);
  return HEADER_WORDS + wordsFor(words[at + LABEL_BYTES] ?? 0) + inputWords;
}

function wordsFor(bytes: number): number {
  return (bytes + 3) >> 2;
}
