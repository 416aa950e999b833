/** Numbers as JSON writes them, passed and checked; the value comes with the passing. The bytes end with a newline, which stops every loop. */
import { viewOf } from '../../represent/wide-bytes.js';
import { EXACT_DIGITS, INTEGER_DIGITS, MINUS, numberOf, POINT, POWERS, ZERO } from './number-bytes.js';

export class NumberWalk {
  /** The number passed last, where its digits fit a double exactly; NaN where it takes `numberOf` to tell. */
  passed = NaN;
  /** The bytes, four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Last place from which four bytes can be read. */
  protected lastFour = -4;
  private all: Uint8Array = new Uint8Array(0);

  get bytes(): Uint8Array {
    return this.all;
  }

  set bytes(bytes: Uint8Array) {
    if (bytes === this.all) return;
    this.all = bytes;
    this.view = viewOf(bytes);
    this.lastFour = bytes.length - 4;
  }

  /** Behind the number at `at`; -1 when there is none. */
  // eslint-disable-next-line complexity -- a hot loop: digit after digit, without calls between
  number(at: number): number {
    const { bytes } = this;
    // 1 for a minus, without a branch: in a vector nobody could guess which way it goes.
    const isNegative = (((bytes[at] ?? 0) ^ MINUS) - 1) >>> 31;
    const first = at + isNegative;
    let i = first;
    // As a whole number of 32 bits, which nine digits fit; of more it is worked out afresh.
    let value = 0;
    let places = 0;
    for (let digit = (bytes[i] ?? 0) - ZERO; digit >>> 0 <= 9; digit = (bytes[i] ?? 0) - ZERO) {
      value = (Math.imul(value, 10) + digit) | 0;
      i += 1;
    }
    let digits = i - first;
    // No number begins with a nought, but for one that has nothing else before the point.
    if (digits === 0 || (digits > 1 && bytes[first] === ZERO)) return -1;
    if (bytes[i] === POINT) {
      const point = i;
      i += 1;
      if (i <= this.lastFour) {
        const four = this.view.getInt32(i, true);
        if (areDigits(four)) {
          value = (Math.imul(value, 10_000) + fourDigits(four)) | 0;
          i += 4;
        }
      }
      for (let digit = (bytes[i] ?? 0) - ZERO; digit >>> 0 <= 9; digit = (bytes[i] ?? 0) - ZERO) {
        value = (Math.imul(value, 10) + digit) | 0;
        i += 1;
      }
      places = i - point - 1;
      if (places === 0) return -1;
      digits += places;
    }
    if (((bytes[i] ?? 0) | 0x20) === 0x65) {
      this.passed = NaN;
      return this.exponent(i);
    }
    if (digits > INTEGER_DIGITS) this.passed = digits > EXACT_DIGITS ? NaN : numberOf(bytes, at, i);
    else this.passed = (value / (POWERS[places] ?? NaN)) * (1 - 2 * isNegative);
    return i;
  }

  private exponent(at: number): number {
    const { bytes } = this;
    const sign = bytes[at + 1];
    const i = sign === 0x2b || sign === MINUS ? at + 2 : at + 1;
    return isDigit(bytes[i]) ? this.passDigits(i + 1) : -1;
  }

  private passDigits(at: number): number {
    const { bytes } = this;
    let i = at;
    while (isDigit(bytes[i])) i += 1;
    return i;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

/** Whether four bytes are digits: the upper half of each is 3, also when 6 is added, as what follows 9 is too much then. */
function areDigits(four: number): boolean {
  return (four & (four + 0x06060606) & 0xf0f0f0f0) === 0x30303030 && (four & 0xf0f0f0f0) === 0x30303030;
}

/** The number that four digits are: pairs are added up first, then the two of them. */
function fourDigits(four: number): number {
  const pairs = (Math.imul(four & 0x0f0f0f0f, 0x0a01) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, 0x640001) >>> 16;
}
