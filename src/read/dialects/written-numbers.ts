/** Vectors that were written as text: `0.5,1,2`, `[0.5 1 2]` as numpy prints it, `"[0.5, 1, 2]"`. */

/** Fewer numbers may be a telephone number, a date or an address. */
const FEWEST = 8;
/** No two parts of it begin alike, so that a text is gone through once, however long it is. */
const NUMBERS = /^[ \t\r\n[\]]*-?[\d.][\d.eE+\-,; \t\r\n]*(?:\][ \t\r\n\]]*)?$/;

/** The numbers a text consists of; undefined for any other text. */
export function writtenNumbers(text: string): readonly number[] | undefined {
  if (!NUMBERS.test(text)) return undefined;
  const words = text
    .replace(/[[\]]/g, ' ')
    .split(/[ \t\r\n,;]+/)
    .filter((word) => word !== '');
  if (words.length < FEWEST) return undefined;
  const numbers = words.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
