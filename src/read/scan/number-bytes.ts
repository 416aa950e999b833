/** Numbers from their digits: what `Number` gives for a JSON number, without making a string where that can be avoided. */

/** Powers of ten that a double holds exactly. */
export const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Whole numbers of so many digits are exact in a double. */
export const EXACT_DIGITS = 15;
/** And of so many in 32 bits. */
export const INTEGER_DIGITS = 9;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;

/**
 * The number that is written from `start` up to `end`; the bytes must be a number as JSON writes it.
 * Up to 15 digits the result is one correctly rounded division of two exact numbers, which is the nearest double
 * (W. D. Clinger, "How to Read Floating Point Numbers Accurately", 1990, section 3); longer ones go the way of `Number`.
 */
// eslint-disable-next-line complexity -- a hot loop: digit after digit
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS;
  let value = 0;
  let point = end;
  for (let i = isNegative ? start + 1 : start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (byte === POINT) point = i;
    else return slowNumber(bytes, start, end);
  }
  const digits = end - start - (isNegative ? 1 : 0) - (point < end ? 1 : 0);
  if (digits > EXACT_DIGITS) return slowNumber(bytes, start, end);
  if (point < end) value /= POWERS[end - point - 1] ?? NaN;
  return isNegative ? -value : value;
}

/** Of many digits, or with an exponent. */
export function slowNumber(bytes: Uint8Array, start: number, end: number): number {
  return Number(latin1(bytes, start, end));
}

/** From so many bytes on a call that makes the text at once is cheaper than one character after the other. */
const WORTH_A_CALL = 8;

/** Bytes as text, one character a byte. For short pieces of ASCII. */
function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (bytes instanceof Buffer && end - start >= WORTH_A_CALL) return bytes.toString('latin1', start, end);
  let text = '';
  for (let i = start; i < end; i += 1) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** True for a whole number of so many digits that it might not fit a double. */
export function mayBeLong(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start <= EXACT_DIGITS) return false;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte !== MINUS && (byte < ZERO || byte > 0x39)) return false;
  }
  return true;
}
