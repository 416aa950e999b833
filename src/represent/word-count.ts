/** How many words a text has, as `TextWords` finds them, without looking which. */
import { APOSTROPHE, FOLDED, isWordAlone, joins, letterLength, strayLetters } from './letters.js';
import { bytesIn, countMarks, HIGH_BITS, ONES, viewOf, zeroBytes } from './wide-bytes.js';

const APOSTROPHES = APOSTROPHE * ONES;
/** The bit in which upper and lower case differ. */
const CASE = 0x20 * ONES;

/** Number of words from `start` up to `end`. */
// eslint-disable-next-line complexity -- a hot loop: four bytes of ASCII at once, a branch for each kind of all others
export function countWords(bytes: Uint8Array, start: number, end: number): number {
  const view = viewOf(bytes);
  let count = 0;
  let at = start;
  let inWord = 0;
  while (at < end) {
    const four = at + 4 <= end ? view.getInt32(at, true) : HIGH_BITS;
    if ((four & HIGH_BITS) === 0 && zeroBytes(four ^ APOSTROPHES) === 0) {
      const letters = bytesIn(four, 0x30, 0x39) | bytesIn(four | CASE, 0x61, 0x7a);
      // A word begins at a letter or digit behind something else.
      count += countMarks(letters & ~((letters << 8) | (inWord << 7)));
      inWord = letters >>> 31;
      at += 4;
      continue;
    }
    const byte = bytes[at] ?? 0;
    const isLetter = FOLDED[byte] !== 0;
    if (inWord === 1 && !isLetter && (byte >= 0x80 || byte === APOSTROPHE) && joins(bytes, at, end)) {
      at += byte === APOSTROPHE ? 1 : 3;
      continue;
    }
    const letters = isLetter ? 1 : strayLetters(bytes, at, end);
    if (letters > 0) {
      count += 1 - inWord;
      inWord = 1;
      at += letters;
      continue;
    }
    inWord = 0;
    if (byte >= 0x80 && isWordAlone(bytes, at, end)) count += 1;
    at += byte < 0x80 ? 1 : letterLength(bytes, at, end);
  }
  return count;
}
