/** Rows of evidence in the memory of the run: one chunk each, made into text only when somebody looks. */
import type { EventView, TextSlice } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import { SHOWN_CHARACTERS, storeInput, type StoredInput } from '../represent/stored-input.js';
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
/** Labels are classes; a whole answer where a label should be is cut. */
const LABEL_CHARACTERS = 80;
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

/** Keeps the current event. Returns its address, the same as for its `rowOf`. */
export function keepEvent(pool: InputPool, event: EventView, input: RepresentedInput): number {
  const { text, label } = event;
  const isRow = input.kind === 'row';
  const labelBytes = asciiBeginning(label, LABEL_CHARACTERS);
  const textBytes = isRow ? 0 : asciiBeginning(text, SHOWN_CHARACTERS);
  if (labelBytes < 0 || textBytes < 0) return keepRow(pool, rowOf(event, input));
  const inputWords = isRow ? input.row.length : wordsFor(textBytes);
  const address = pool.arena.allocate(HEADER_WORDS + wordsFor(labelBytes) + inputWords);
  const { words, bytes, doubles } = pool.arena.page(address);
  const at = place(address);
  doubles[at >> 1] = input.key;
  doubles[(at >> 1) + 1] = event.time;
  doubles[(at >> 1) + 2] = event.margin;
  words[at + LABEL_BYTES] = labelBytes;
  copyBytes(label, labelBytes, bytes, 4 * (at + HEADER_WORDS));
  const inputAt = at + HEADER_WORDS + wordsFor(labelBytes);
  if (isRow) {
    words[at + INPUT] = pool.layouts.take(input.row.layout);
    for (let i = 0; i < inputWords; i += 1) words[inputAt + i] = input.row.bits[i] ?? 0;
  } else {
    words[at + INPUT] = (IS_TEXT | textBytes) >>> 0;
    copyBytes(text, textBytes, bytes, 4 * inputAt);
  }
  return address;
}

export function rowOf(event: EventView, input: RepresentedInput): Row {
  return {
    key: input.key,
    time: event.time,
    margin: event.margin,
    label: event.label.length === 0 ? '' : event.label.toString().slice(0, LABEL_CHARACTERS),
    input: storeInput(event, input),
  };
}

/** Bytes of the first `most` characters where they are ASCII, a byte each; -1 where they are not. */
function asciiBeginning({ bytes, start, end }: TextSlice, most: number): number {
  const last = Math.min(end, start + most);
  for (let i = start; i < last; i += 1) if ((bytes[i] ?? 0) >= 0x80) return -1;
  return last - start;
}

function copyBytes({ bytes, start }: TextSlice, count: number, into: Uint8Array, at: number): void {
  for (let i = 0; i < count; i += 1) into[at + i] = bytes[start + i] ?? 0;
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
