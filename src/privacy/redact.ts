/** Inputs as they may be shown: a share of their words masked, letters as x and digits as 0; length, spaces and punctuation stay. */

/** What each character of ASCII becomes, by its code. */
const SHAPE = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return character
    .replace(/[A-Za-z]/, 'x')
    .replace(/[0-9]/, '0')
    .charCodeAt(0);
});
let shapes = Buffer.alloc(1024);

/** A run of letters and digits; where a script puts no spaces between words, every character is one. */
const WORDS = new RegExp(
  [
    String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*`,
    String.raw`(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}\p{So}\p{Co}])+`,
  ].join('|'),
  'gu',
);

/** The shape of a text without its content. */
export function masked(text: string): string {
  const { length } = text;
  if (shapes.length < length) shapes = Buffer.alloc(2 * length);
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= SHAPE.length) return maskedLetters(text);
    shapes[i] = SHAPE[code] ?? code;
  }
  return shapes.toString('latin1', 0, length);
}

/** The same for letters and digits of all scripts, whose classes take three times as long to look up. */
function maskedLetters(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{So}\p{Co}]/gu, 'x').replace(/\p{N}/gu, '0');
}

/** Words as they are compared: without case. */
export function wordsOf(text: string): string[] {
  return (text.match(WORDS) ?? []).map((word) => word.toLowerCase());
}

/** The same text with those of its words masked that `isHidden`. */
export function maskWords(text: string, isHidden: (word: string) => boolean): string {
  return text.replace(WORDS, (word) => (isHidden(word.toLowerCase()) ? masked(word) : word));
}

/** Where a word stands in the order in which words are masked: 32 bits of FNV-1a, mixed, the same in every run. */
function placeOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * At least `share` (0 to 1) of the words masked. The same text is always masked the same way, a word everywhere in it or nowhere, and
 * what a smaller share masks a larger one masks too. 0 leaves the text as it is; 1 leaves no letter and no digit.
 */
export function redact(text: string, share: number): string {
  if (share >= 1) return masked(text);
  if (share <= 0) return text;
  const counts = new Map<string, number>();
  const words = wordsOf(text);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const order = [...counts.keys()].map((word) => ({ word, place: placeOf(word) }));
  order.sort((a, b) => a.place - b.place || (a.word < b.word ? -1 : 1));
  const hidden = new Set<string>();
  let left = Math.ceil(share * words.length - 1e-9);
  for (const { word } of order) {
    if (left <= 0) break;
    hidden.add(word);
    left -= counts.get(word) ?? 0;
  }
  return maskWords(text, (word) => hidden.has(word));
}
