/** Which bytes of a UTF-8 text belong to words. */

export const APOSTROPHE = 0x27;
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
export const FOLDED = foldedBytes();

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

/** Whether an apostrophe, plain or typographic, stands at `at` with a letter behind it. */
export function joins(bytes: Uint8Array, at: number, end: number): boolean {
  const length = bytes[at] === APOSTROPHE ? 1 : 3;
  if (at + length >= end || (FOLDED[bytes[at + length] ?? 0] ?? 0) === 0) return false;
  return length === 1 || (bytes[at] === PUNCTUATION && bytes[at + 1] === 0x80 && bytes[at + 2] === CURLY_APOSTROPHE);
}

/** Bytes of the letter at `at` whose lead byte usually begins a sign; 0 if it is a sign after all. */
export function strayLetters(bytes: Uint8Array, at: number, end: number): number {
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

export function codePointLength(lead: number): number {
  if (lead >= FOUR_BYTES) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Whether the code point at `at`, beyond ASCII and not part of a longer word, is a word itself: of an unspaced script, or an emoji. */
export function isWordAlone(bytes: Uint8Array, at: number, end: number): boolean {
  const lead = bytes[at] ?? 0;
  return lead >= FOUR_BYTES || (lead <= UNSPACED_LAST && lead >= UNSPACED_FIRST && !isCjkPunctuation(bytes, at, end));
}
