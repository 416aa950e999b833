/** Which characters of a UTF-8 text belong to words. */

export const APOSTROPHE = 0x27;
/** Lead byte of U+2000 to U+2FFF, the first of which are general punctuation: curly quotes, dashes, ellipsis. */
const PUNCTUATION = 0xe2;
/** Last byte of the right single quotation mark, the typographic apostrophe. */
const CURLY_APOSTROPHE = 0x99;
const UNSPACED_FIRST = 0xe3;
const UNSPACED_LAST = 0xed;
/** Lead bytes from here on begin code points of four bytes: emoji, rare ideographs. */
const FOUR_BYTES = 0xf0;
/** Code points from U+0080 up to U+07FF take two bytes, of which the first is this with the upper five bits. */
const TWO_BYTES = 0xc0;
const THREE_BYTES = 0xe0;
const FIRST_OF_THREE = 0x800;

/** What a code point is to the words of a text. */
const SIGN = 0;
/** Part of a longer word. */
const LETTER = 1;
/** A word by itself, with the marks that stand on it. */
const ALONE = 2;
/** Stands on a letter that is a word by itself. */
const MARK = 3;
/** Below this every code point is looked up: all scripts with letters of two bytes, those of South and Southeast Asia, symbols. */
const LOOKED_UP = 0x3000;
const FIRST = 0x80;

const LETTERS = /[\p{L}\p{M}\p{Nd}]+/gu;
/** Scripts below `LOOKED_UP` that put no blanks between words. */
const UNSPACED = /(?:[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}](?<=[\p{L}\p{M}\p{Nd}]))+/gu;
const UNSPACED_MARKS = /(?:[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}](?<=\p{M}))+/gu;
/** Signs such as © are pictographs, too, but stand in texts as signs do. */
const PICTOGRAPHS = /(?:[\u2000-\u2fff](?<=\p{Extended_Pictographic}))+/gu;
const PUNCTUATION_MARKS = /[\p{P}\p{Z}\p{Cf}]/gu;

const looked = String.fromCharCode(...Array.from({ length: LOOKED_UP - FIRST }, (_, i) => FIRST + i));
/** By code point. */
const KINDS = kindsOfCodePoints();
/** The byte as it enters a word's hash; 0 where a word ends or a closer look is needed. */
export const FOLDED = foldedBytes();

function kindsOfCodePoints(): Uint8Array {
  const kinds = new Uint8Array(LOOKED_UP);
  const are = (runs: RegExp, kind: number): void => {
    for (const { 0: run, index } of looked.matchAll(runs)) kinds.fill(kind, FIRST + index, FIRST + index + run.length);
  };
  are(LETTERS, LETTER);
  are(UNSPACED, ALONE);
  are(UNSPACED_MARKS, MARK);
  are(PICTOGRAPHS, ALONE);
  return kinds;
}

/** Lead bytes of two are letters where no punctuation is among the code points that begin with them. */
function foldedBytes(): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(1, FIRST, THREE_BYTES);
  for (const { index } of looked.slice(0, FIRST_OF_THREE - FIRST).matchAll(PUNCTUATION_MARKS))
    table[TWO_BYTES | ((FIRST + index) >> 6)] = 0;
  for (let byte = 0; byte < 256; byte += 1) if (table[byte] === 1) table[byte] = byte;
  for (let byte = 0x30; byte <= 0x39; byte += 1) table[byte] = byte;
  for (let byte = 0x61; byte <= 0x7a; byte += 1) {
    table[byte] = byte;
    table[byte - 0x20] = byte;
  }
  return table;
}

/** Whether an apostrophe, plain or typographic, stands at `at` with a letter behind it. */
export function joins(bytes: Uint8Array, at: number, end: number): boolean {
  const length = bytes[at] === APOSTROPHE ? 1 : 3;
  if (at + length >= end || (FOLDED[bytes[at + length] ?? 0] ?? 0) === 0) return false;
  return length === 1 || (bytes[at] === PUNCTUATION && bytes[at + 1] === 0x80 && bytes[at + 2] === CURLY_APOSTROPHE);
}

/** What the code point at `at` is, of two or three bytes below `LOOKED_UP`; a sign where bytes are missing. */
function kindAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  const length = codePointLength(lead);
  if (lead < TWO_BYTES || lead >= UNSPACED_FIRST || at + length > end) return SIGN;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  const point =
    length === 2
      ? ((lead & 0x1f) << 6) | second
      : ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  return KINDS[point] ?? SIGN;
}

/** Bytes of the letter at `at` whose lead byte begins signs as well; 0 if it is no letter of a longer word. */
export function strayLetters(bytes: Uint8Array, at: number, end: number): number {
  return kindAt(bytes, at, end) === LETTER ? codePointLength(bytes[at] ?? 0) : 0;
}

/** U+3000 to U+301F but for the iteration mark and the zero (々, 〆, 〇): ideographic blank, comma, full stop, brackets. */
function isCjkPunctuation(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] !== UNSPACED_FIRST || at + 2 >= end || bytes[at + 1] !== 0x80) return false;
  const last = bytes[at + 2] ?? 0;
  return last <= 0x9f && !(last >= 0x85 && last <= 0x87);
}

export function codePointLength(lead: number): number {
  if (lead >= FOUR_BYTES) return 4;
  return lead >= THREE_BYTES ? 3 : 2;
}

/** Bytes of the code point at `at` and, of a script without blanks, of the marks that stand on it. */
export function letterLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  let next = at + codePointLength(lead);
  while (lead < PUNCTUATION && next < end && kindAt(bytes, next, end) === MARK)
    next += codePointLength(bytes[next] ?? 0);
  return Math.min(end, next) - at;
}

/** Whether the code point at `at`, beyond ASCII and not part of a longer word, is a word itself: of an unspaced script, or an emoji. */
export function isWordAlone(bytes: Uint8Array, at: number, end: number): boolean {
  const lead = bytes[at] ?? 0;
  if (lead < UNSPACED_FIRST) return kindAt(bytes, at, end) === ALONE;
  return lead >= FOUR_BYTES || (lead <= UNSPACED_LAST && !isCjkPunctuation(bytes, at, end));
}
