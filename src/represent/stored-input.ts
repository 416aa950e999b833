/** An input kept to be shown: as little as possible until somebody asks for its text. */
import { columnNames, wordNames } from '../events/column-names.js';
import { inputKinds, type EventView, type TextSlice } from '../events/event.js';
import type { PackedRow, RowLayout } from './row.js';

/** Characters shown of one input. */
export const SHOWN_CHARACTERS = 240;

export type StoredInput = string | { readonly layout: RowLayout; readonly bits: Uint32Array };

/** What is kept of the event's input: the beginning of a text, or the packed row. */
export function storeInput(event: EventView, input: { readonly row: PackedRow }): StoredInput {
  if (event.inputKind === inputKinds.text || event.inputKind === inputKinds.hidden) return beginning(event.text);
  const { layout, bits, length } = input.row;
  return { layout, bits: bits.slice(0, length) };
}

/** The first characters of a text, whole code points only; a string of its own, not a slice that would hold on to more. */
export function beginning({ bytes, start, end }: TextSlice): string {
  let units = 0;
  let at = start;
  // Malformed text may have no code points at all; four bytes each is the most that well-formed text needs.
  const last = Math.min(end, start + 4 * SHOWN_CHARACTERS);
  while (at < last) {
    const byte = bytes[at] ?? 0;
    // UTF-16 units: two for code points of four bytes, none for the bytes that follow a lead.
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    if (units > SHOWN_CHARACTERS) break;
    at += 1;
  }
  return cut(decoder.decode(bytes.subarray(start, at)));
}

/** The input as a person reads it: the text, or `name=value` pairs by name; a name that was not kept shows as `#` and its hash. */
export function showInput(input: StoredInput): string {
  if (typeof input === 'string') return input;
  const { layout, bits } = input;
  const numbers = new Float32Array(bits.buffer, bits.byteOffset, bits.length);
  let text = '';
  for (const { name, at } of namesOf(layout)) {
    const word = bits[at] ?? 0;
    const value = layout.isWord[at] === 1 ? (wordNames.name(word) ?? hashName(word)) : showNumber(numbers[at] ?? NaN);
    text += text === '' ? `${name}=${value}` : ` ${name}=${value}`;
    if (text.length > SHOWN_CHARACTERS) break;
  }
  return cut(text);
}

interface ColumnPlace {
  readonly name: string;
  readonly at: number;
}

const namesByLayout = new WeakMap<RowLayout, readonly ColumnPlace[]>();

/** The columns of a layout by name; kept once all names are known, as they do not change. */
function namesOf(layout: RowLayout): readonly ColumnPlace[] {
  const known = namesByLayout.get(layout);
  if (known !== undefined) return known;
  const names = Array.from(layout.columns, (column) => columnNames.name(column));
  const places = Array.from(layout.columns, (column, at) => ({ name: names[at] ?? hashName(column), at }));
  places.sort((a, b) => compareNames(a.name, b.name));
  if (!names.includes(undefined)) namesByLayout.set(layout, places);
  return places;
}

const decoder = new TextDecoder('utf-8');

function cut(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  // Half a surrogate pair at the cut would print as rubbish.
  const last = text.charCodeAt(SHOWN_CHARACTERS - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? SHOWN_CHARACTERS - 1 : SHOWN_CHARACTERS);
}

/** A 32-bit float holds seven digits; more would show its rounding. */
function showNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

function hashName(hash: number): string {
  return `#${hash.toString(16).padStart(8, '0')}`;
}

/** `v32[2]` before `v32[10]`: the position counts as a number. Code units otherwise, which is the same everywhere. */
function compareNames(a: string, b: string): number {
  const [, headA, digitsA] = NUMBERED.exec(a) ?? [];
  const [, headB, digitsB] = NUMBERED.exec(b) ?? [];
  if (headA !== undefined && headA === headB) return Number(digitsA) - Number(digitsB);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const NUMBERED = /^(.*\[)(\d+)\]$/s;
