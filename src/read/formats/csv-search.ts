/** Where cells of CSV end, four bytes at a time. */
import { firstMarked, firstZero, ONES, viewOf } from '../../represent/wide-bytes.js';

const QUOTE = 0x22;
const QUOTES = QUOTE * ONES;
const NEWLINES = 0x0a * ONES;
const RETURNS = 0x0d * ONES;
/** Bytes that are looked at four by four for the next quote: a call that searches faster costs as much as these. */
const NEAR = 128;

/** The first delimiter or line end from `at` on, or the last bytes, which are fewer than four. */
export function bareEnd(bytes: Buffer, at: number, delimiters: number): number {
  const view = viewOf(bytes);
  const last = bytes.length - 4;
  let i = at;
  while (i <= last) {
    const four = view.getInt32(i, true);
    const ends = firstZero(four ^ delimiters) | firstZero(four ^ NEWLINES) | firstZero(four ^ RETURNS);
    if (ends !== 0) return i + firstMarked(ends);
    i += 4;
  }
  return i;
}

/** Cells of JSON have a quote every few bytes, those of text hardly any; -1 for none. */
export function nextQuote(bytes: Buffer, at: number): number {
  const view = viewOf(bytes);
  const near = Math.min(at + NEAR, bytes.length - 3);
  let i = at;
  for (; i < near; i += 4) {
    const quotes = firstZero(view.getInt32(i, true) ^ QUOTES);
    if (quotes !== 0) return i + firstMarked(quotes);
  }
  return bytes.indexOf(QUOTE, i);
}
