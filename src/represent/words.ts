/**
 * Words of a UTF-8 text as 32-bit hashes, straight from the bytes: no string is made.
 *
 * A word is a run of ASCII letters and digits (case folded) and of letters beyond ASCII; an apostrophe between two of them
 * belongs to it. Code points of scripts written without spaces (Chinese, Japanese, Korean) and emoji are one word each.
 * Everything else separates. A word's hash is `hashText(word in lower case, 0)`.
 */
import { FNV_OFFSET, FNV_PRIME, mix32 } from './hash.js';
import { TEXT_WORDS } from './sampled-input.js';

const HALF = TEXT_WORDS / 2;

const APOSTROPHE = 0x27;
/** Lead byte of U+0080 to U+00BF: signs and punctuation such as « ¿ §, but for the three letters below. */
const LATIN_SIGNS = 0xc2;
/** Second bytes of the letters ª, µ and º. */
const LATIN_SIGN_LETTERS: ReadonlySet<number> = new Set([0xaa, 0xb5, 0xba]);
/** Lead byte of U+2000 to U+2FFF; with 0x80 or 0x81 next it is general punctuation: curly quotes, dashes, ellipsis. */
const PUNCTUATION = 0xe2;
/** Last byte of the right single quotation mark, the typographic apostrophe. */
const CURLY_APOSTROPHE = 0x99;
const UNSPACED_FIRST = 0xe3;
const UNSPACED_LAST = 0xed;
/** Lead bytes from here on begin code points of four bytes: emoji, rare ideographs. */
const FOUR_BYTES = 0xf0;

/** The byte as it enters a word's hash; 0 where a word ends or a closer look is needed. */
const FOLDED = foldedBytes();

function foldedBytes(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0x80; byte < 256; byte += 1) table[byte] = byte;
  for (let byte = 0x30; byte <= 0x39; byte += 1) table[byte] = byte;
  for (let byte = 0x61; byte <= 0x7a; byte += 1) {
    table[byte] = byte;
    table[byte - 0x20] = byte;
  }
  table[LATIN_SIGNS] = 0;
  table[PUNCTUATION] = 0;
  table.fill(0, UNSPACED_FIRST);
  return table;
}

/** The words of one text: hashes in order (of a long text the first and the last `TEXT_WORDS / 2`), and how many there are. */
export class TextWords {
  readonly hashes = new Uint32Array(TEXT_WORDS);
  /** Entries of `hashes` in use. */
  kept = 0;
  /** Words of the whole text. */
  count = 0;

  private readonly tail = new Uint32Array(HALF);

  /** Reads the words of the bytes from `start` up to `end`; what was read before is forgotten. */
  // eslint-disable-next-line complexity -- a hot loop: byte after byte, a branch for each kind
  read(bytes: Uint8Array, start: number, end: number): void {
    this.count = 0;
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
        if (inWord) this.add(hash);
        hash = FNV_OFFSET;
        inWord = false;
        at += 1;
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
    this.finish();
  }

  /** Passes one code point beyond ASCII that is not part of a longer word; of an unspaced script it is a word itself. */
  private step(bytes: Uint8Array, at: number, end: number): number {
    const lead = bytes[at] ?? 0;
    const next = Math.min(end, at + codePointLength(lead));
    if (lead >= FOUR_BYTES || (lead <= UNSPACED_LAST && lead >= UNSPACED_FIRST && !isCjkPunctuation(bytes, at, end))) {
      this.add(absorb(FNV_OFFSET, bytes, at, next));
    }
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

const counter = new TextWords();

/** Number of words from `start` up to `end`. */
export function countWords(bytes: Uint8Array, start: number, end: number): number {
  counter.read(bytes, start, end);
  return counter.count;
}

function absorb(hash: number, bytes: Uint8Array, start: number, end: number): number {
  let h = hash;
  for (let at = start; at < end; at += 1) h = Math.imul(h ^ (bytes[at] ?? 0), FNV_PRIME);
  return h;
}

/** Whether an apostrophe, plain or typographic, stands at `at` with a letter behind it. */
function joins(bytes: Uint8Array, at: number, end: number): boolean {
  const length = bytes[at] === APOSTROPHE ? 1 : 3;
  if (at + length >= end || (FOLDED[bytes[at + length] ?? 0] ?? 0) === 0) return false;
  return length === 1 || (bytes[at] === PUNCTUATION && bytes[at + 1] === 0x80 && bytes[at + 2] === CURLY_APOSTROPHE);
}

/** Bytes of the letter at `at` whose lead byte usually begins a sign; 0 if it is a sign after all. */
function strayLetters(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  if (lead !== LATIN_SIGNS && lead !== PUNCTUATION) return 0;
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (lead === LATIN_SIGNS) return LATIN_SIGN_LETTERS.has(second) ? 2 : 0;
  return second === 0x80 || second === 0x81 ? 0 : Math.min(3, end - at);
}

/** U+3000 to U+301F but for the iteration mark and the zero (々, 〆, 〇): ideographic blank, comma, full stop, brackets. */
function isCjkPunctuation(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] !== UNSPACED_FIRST || at + 2 >= end || bytes[at + 1] !== 0x80) return false;
  const last = bytes[at + 2] ?? 0;
  return last <= 0x9f && !(last >= 0x85 && last <= 0x87);
}

function codePointLength(lead: number): number {
  if (lead >= FOUR_BYTES) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
