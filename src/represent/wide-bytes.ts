/**
 * Bytes four at a time, the first of them lowest: a loop over text takes a quarter of the steps. What is asked of four bytes at once is answered in
 * their highest bits. Source: S. E. Anderson, "Bit Twiddling Hacks" (public domain), "Determine if a word has a zero byte", "... a byte less than n".
 */

/** The highest bit of each of four bytes. */
export const HIGH_BITS = 0x80808080 | 0;
/** One in each of four bytes. */
export const ONES = 0x01010101;

let oneBytes: Uint8Array = new Uint8Array(0);
let oneView = new DataView(oneBytes.buffer);
let otherBytes = oneBytes;
let otherView = oneView;

/** The bytes as a view that reads four at once. Those of one record lie in one or two buffers: their views are kept. */
export function viewOf(bytes: Uint8Array): DataView {
  if (bytes === oneBytes) return oneView;
  if (bytes === otherBytes) return otherView;
  otherBytes = oneBytes;
  otherView = oneView;
  oneBytes = bytes;
  oneView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return oneView;
}

/** How many bytes stand before the first of four that has its highest bit set; one of them must. */
export function firstMarked(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}
