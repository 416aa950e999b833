/** How many different hashes were seen, from a bitmap of 64 bits (linear counting: Whang, Vander-Zanden and Taylor, ACM TODS 15, 1990). */

/** The bitmap tells a few from ever new ones; it is full from about 250 different ones on. */
const BITS = 64;
export const BITMAP_WORDS = BITS / 32;

/** More different ones than this are ever new: the bitmap tells their number no better. */
export const EVER_NEW = 100;

/** Marks a 32-bit hash in the bitmap whose first word lies at a place. */
export function markHash(words: Uint32Array, at: number, hash: number): void {
  const bit = (hash >>> 0) % BITS;
  const place = at + (bit >>> 5);
  words[place] = (words[place] ?? 0) | (1 << (bit & 31));
}

/** Adds the marks of one bitmap to another. */
export function mergeMarks(words: Uint32Array, at: number, from: Uint32Array, fromAt: number): void {
  for (let i = 0; i < BITMAP_WORDS; i += 1) words[at + i] = (words[at + i] ?? 0) | (from[fromAt + i] ?? 0);
}

/** About how many different hashes were marked; Infinity once the bitmap is full. */
export function countMarked(words: Uint32Array): number {
  let empty = BITS;
  for (const word of words) for (let rest = word; rest !== 0; rest &= rest - 1) empty -= 1;
  return BITS * Math.log(BITS / empty);
}

/** Logarithm of that number, of 1 up to `EVER_NEW`. */
export function logMarked(words: Uint32Array): number {
  return Math.log(Math.max(1, Math.min(EVER_NEW, countMarked(words))));
}
