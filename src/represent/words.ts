/**
 * Words of a UTF-8 text as 32-bit hashes, straight from the bytes: no string is made.
 *
 * A word is a run of ASCII letters and digits (case folded) and of letters beyond ASCII; an apostrophe between two of them
 * belongs to it. Code points of scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese; Korean, too) with the
 * marks on them, and emoji, are one word each.
 * Everything else separates. A word's hash is `hashText(word in lower case, 0)`.
 */
import { FNV_OFFSET, FNV_PRIME, mix32 } from './hash.js';
import { APOSTROPHE, FOLDED, isWordAlone, joins, letterLength, strayLetters } from './letters.js';
import { TEXT_WORDS } from './sampled-input.js';
import { countWords } from './word-count.js';

/** Changes with what a word is: samples of words of another version do not compare with these. */
export const WORDS_VERSION = 2;

const BLANK = 0x20;
const HALF = TEXT_WORDS / 2;
/** Bytes in which the last half of the kept words lies, if they are no longer than usual. */
const TAIL_BYTES = 8 * HALF;

/** The words of one text: hashes in order (of a long text the first and the last `TEXT_WORDS / 2`), and how many there are. */
export class TextWords {
  readonly hashes = new Uint32Array(TEXT_WORDS);
  /** Entries of `hashes` in use. */
  kept = 0;
  /** Words of the whole text. */
  count = 0;

  private readonly tail = new Uint32Array(HALF);

  /** Reads the words of the bytes from `start` up to `end`; what was read before is forgotten. */
  read(bytes: Uint8Array, start: number, end: number): void {
    this.count = 0;
    const middle = this.hashWords(bytes, start, end, HALF);
    if (middle < end) this.readRest(bytes, middle, end);
    this.finish();
  }

  /** Behind the first half of what is kept: words that will not be kept are only counted. */
  private readRest(bytes: Uint8Array, middle: number, end: number): void {
    const tail = behindBlank(bytes, Math.max(middle, end - TAIL_BYTES), end);
    const first = this.count;
    if (tail > middle && tail < end) {
      const before = first + countWords(bytes, middle, tail);
      this.count = before;
      this.hashWords(bytes, tail, end, Infinity);
      if (this.count - before >= HALF) return;
      // Long words: too few of them lay there.
      this.count = first;
    }
    this.hashWords(bytes, middle, end, Infinity);
  }

  /** Adds the words from `start` on; stops behind a word when there are `limit`. Returns where it stopped. */
  // eslint-disable-next-line complexity -- a hot loop: byte after byte, a branch for each kind
  private hashWords(bytes: Uint8Array, start: number, end: number, limit: number): number {
    let hash = FNV_OFFSET;
    let inWord = false;
    let at = start;
    while (at < end) {
      let folded = FOLDED[bytes[at] ?? 0] ?? 0;
      if (folded !== 0) {
        // Most bytes are letters of one word: nothing else is asked until it ends.
        do {
          hash = Math.imul(hash ^ folded, FNV_PRIME);
          at += 1;
          folded = at < end ? (FOLDED[bytes[at] ?? 0] ?? 0) : 0;
        } while (folded !== 0);
        inWord = true;
        if (at === end) break;
      }
      const byte = bytes[at] ?? 0;
      if (byte < 0x80 && byte !== APOSTROPHE) {
        at += 1;
        if (!inWord) continue;
        this.add(hash);
        hash = FNV_OFFSET;
        inWord = false;
        if (this.count >= limit) return at;
        continue;
      }
      if (inWord && joins(bytes, at, end)) {
        hash = Math.imul(hash ^ APOSTROPHE, FNV_PRIME);
        at += byte === APOSTROPHE ? 1 : 3;
        continue;
      }
      const letters = strayLetters(bytes, at, end);
      if (letters > 0) {
        hash = absorb(hash, bytes, at, at + letters);
        inWord = true;
        at += letters;
        continue;
      }
      if (inWord) this.add(hash);
      hash = FNV_OFFSET;
      inWord = false;
      at = byte < 0x80 ? at + 1 : this.step(bytes, at, end);
    }
    if (inWord) this.add(hash);
    return end;
  }

  /** Passes one code point beyond ASCII that is not part of a longer word; of an unspaced script it is a word itself. */
  private step(bytes: Uint8Array, at: number, end: number): number {
    const next = at + letterLength(bytes, at, end);
    if (isWordAlone(bytes, at, end)) this.add(absorb(FNV_OFFSET, bytes, at, next));
    return next;
  }

  private add(hash: number): void {
    const mixed = mix32(hash);
    if (this.count < HALF) this.hashes[this.count] = mixed;
    else this.tail[this.count % HALF] = mixed;
    this.count += 1;
  }

  /** Puts the words kept from the end behind those kept from the beginning, in the order of the text. */
  private finish(): void {
    this.kept = Math.min(this.count, TEXT_WORDS);
    const oldest = this.count > TEXT_WORDS ? this.count % HALF : 0;
    for (let i = HALF; i < this.kept; i += 1) this.hashes[i] = this.tail[(oldest + i - HALF) % HALF] ?? 0;
  }
}

function absorb(hash: number, bytes: Uint8Array, start: number, end: number): number {
  let h = hash;
  for (let at = start; at < end; at += 1) h = Math.imul(h ^ (bytes[at] ?? 0), FNV_PRIME);
  return h;
}

/** Behind the first blank from `at` on that no code point before it can reach over, even in malformed UTF-8; `end` if there is none. */
function behindBlank(bytes: Uint8Array, at: number, end: number): number {
  let ascii = 0;
  for (let i = at; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === BLANK && ascii >= 3) return i + 1;
    ascii = byte < 0x80 ? ascii + 1 : 0;
  }
  return end;
}
