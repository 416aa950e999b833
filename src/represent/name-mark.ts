/** A name that is compared and never shown, as a mark of 52 bits: short enough to keep for every account. */
import { hashBytes, key52 } from './hash.js';

const FIRST_SEED = 0x6b657973;
const SECOND_SEED = 0x74656e61;
const DIGITS = 13;

const encoder = new TextEncoder();

/** The upper 32 bits of the mark. */
export function upperMark(bytes: Uint8Array, start: number, end: number): number {
  return hashBytes(bytes, start, end, FIRST_SEED);
}

export function markOf(bytes: Uint8Array, start: number, end: number): number {
  return key52(upperMark(bytes, start, end), hashBytes(bytes, start, end, SECOND_SEED));
}

/** The mark as documents hold it: 13 hexadecimal digits. */
export function markText(mark: number): string {
  return mark.toString(16).padStart(DIGITS, '0');
}

export function markOfName(name: string): string {
  const bytes = encoder.encode(name);
  return markText(markOf(bytes, 0, bytes.length));
}
