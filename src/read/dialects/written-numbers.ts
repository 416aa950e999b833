/** Vectors that were written as text: `0.5,1,2`, `[0.5 1 2]` as numpy prints it, `"[0.5, 1, 2]"`. */

/** Fewer numbers may be a telephone number, a date or an address. */
const FEWEST = 8;
const NUMBERS = /^[\s[\]]*-?[\d.][\d.eE+\-,;\s]*[\s\]]*$/;
const LOOKED_AT = 64;

/** The numbers a text consists of; undefined for any other text. */
export function writtenNumbers(text: string): readonly number[] | undefined {
  if (!NUMBERS.test(text.slice(0, LOOKED_AT)) || !NUMBERS.test(text)) return undefined;
  const words = text
    .replace(/[[\]]/g, ' ')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  if (words.length < FEWEST) return undefined;
  const numbers = words.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
