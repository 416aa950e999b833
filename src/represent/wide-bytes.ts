/**
 * Bytes four at a time, the first of them lowest: a loop over text takes a quarter of the steps. What is asked of four bytes at once is answered in
 * their highest bits. Source: S. E. Anderson, "Bit Twiddling Hacks" (public domain), "Determine if a word has a zero byte", "... a byte less than n".
 */

/** The highest bit of each of four bytes. */
export const HIGH_BITS = 0x80808080 | 0;
/** All bits but the highest of each of four bytes. */
const LOW_BITS = 0x7f7f7f7f;
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

/** Which of four bytes are 0, marked in their highest bits. */
export function zeroBytes(four: number): number {
  return ~(((four & LOW_BITS) + LOW_BITS) | four) & HIGH_BITS;
}

/** As `zeroBytes`, but above the first nought others may be marked too: cheaper where only the first is asked for. */
export function firstZero(four: number): number {
  return (four - ONES) & ~four & HIGH_BITS;
}

/** Which of four bytes are ASCII from `low` to `high`, marked in their highest bits. */
export function bytesIn(four: number, low: number, high: number): number {
  const ascii = four & LOW_BITS;
  return (ascii + ONES * (0x80 - low)) & ~(ascii + ONES * (0x7f - high)) & ~four & HIGH_BITS;
}

/** How many of four bytes are marked in their highest bits; no other bit may be set. */
export function countMarks(marks: number): number {
  return Math.imul(marks >>> 7, ONES) >>> 24;
}
