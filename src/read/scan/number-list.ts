/** A flat JSON list of numbers, `[1.5, -2, 3e-4]`, straight from its digits. */
import { CLOSE_ARRAY, COMMA } from './json-walk.js';
import { latin1 } from './number-bytes.js';

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const EXACT_DIGITS = 15;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
/** Longer lists are read by those who stop in time. */
const MOST_NUMBERS = 1 << 16;

export class NumberList {
  numbers: Float64Array<ArrayBuffer> = new Float64Array(64);
  length = 0;

  /** Reads the list at `at`, known to be valid JSON; false when it is empty or holds anything else than finite numbers. */
  // eslint-disable-next-line complexity -- a hot loop: digit after digit, without calls between
  read(bytes: Uint8Array, at: number): boolean {
    this.length = 0;
    let i = at + 1;
    for (;;) {
      i = blank(bytes, i);
      const start = i;
      const isNegative = bytes[i] === MINUS;
      if (isNegative) i += 1;
      const first = i;
      let value = 0;
      let digit = (bytes[i] ?? 0) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return false;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        i += 1;
        digit = (bytes[i] ?? 0) - ZERO;
      }
      const whole = i;
      let digits = i - first;
      if (bytes[i] === POINT) {
        i += 1;
        digit = (bytes[i] ?? 0) - ZERO;
        while (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          i += 1;
          digit = (bytes[i] ?? 0) - ZERO;
        }
        digits += i - whole - 1;
        value /= POWERS[i - whole - 1] ?? NaN;
      }
      const hasExponent = ((bytes[i] ?? 0) | 0x20) === 0x65;
      if (hasExponent || digits > EXACT_DIGITS) {
        // Long whole numbers are ids, and stay words.
        if (!hasExponent && i === whole) return false;
        while (isNumberPart(bytes[i])) i += 1;
        value = Number(latin1(bytes, start, i));
        if (!Number.isFinite(value)) return false;
      } else if (isNegative) value = -value;
      if (!this.add(value)) return false;
      i = blank(bytes, i);
      if (bytes[i] === CLOSE_ARRAY) return true;
      if (bytes[i] !== COMMA) return false;
      i += 1;
    }
  }

  private add(value: number): boolean {
    if (this.length === this.numbers.length) {
      if (this.length >= MOST_NUMBERS) return false;
      const longer = new Float64Array(this.length * 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length] = value;
    this.length += 1;
    return true;
  }
}

function blank(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === 0x20 || bytes[i] === 0x09 || bytes[i] === 0x0d) i += 1;
  return i;
}

function isNumberPart(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= ZERO && byte <= 0x39) || byte === 0x2b || byte === MINUS || (byte | 0x20) === 0x65)
  );
}
