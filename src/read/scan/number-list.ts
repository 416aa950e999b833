/** A flat JSON list of numbers, `[1.5, -2, 3e-4]`, straight from its digits. */
import { CLOSE_ARRAY, COMMA, type InPlace, type JsonWalk, OPEN_ARRAY, TakenValue } from './json-walk.js';
import { mayBeLong, slowNumber } from './number-bytes.js';

/** Longer lists are read by those who stop in time. */
const MOST_NUMBERS = 1 << 16;

export class NumberList implements InPlace {
  numbers: Float64Array<ArrayBuffer> = new Float64Array(64);
  length = 0;
  /** The list read last, and the place behind it; -1 when it was none. */
  private readonly taken = new TakenValue();
  private end = -1;

  take(walk: JsonWalk, at: number): number {
    return walk.bytes[at] === OPEN_ARRAY && this.readAfresh(walk, at) ? this.end : -1;
  }

  /** Reads the list at `at`; false when it is empty, no JSON or holds anything else than finite numbers. */
  read(walk: JsonWalk, at: number): boolean {
    return this.taken.is(walk, at) ? this.end >= 0 : this.readAfresh(walk, at);
  }

  private readAfresh(walk: JsonWalk, at: number): boolean {
    this.taken.become(walk, at);
    this.end = this.endOf(walk, at);
    return this.end >= 0;
  }

  private endOf(walk: JsonWalk, at: number): number {
    const { bytes } = walk;
    let { numbers } = this;
    let length = 0;
    let i = at;
    do {
      const start = walk.blank(i + 1);
      i = walk.number(start);
      if (i < 0) return -1;
      const value = Number.isNaN(walk.passed) ? longNumber(bytes, start, i) : walk.passed;
      if (!Number.isFinite(value)) return -1;
      if (length === numbers.length) {
        if (length >= MOST_NUMBERS) return -1;
        numbers = this.widen();
      }
      numbers[length] = value;
      length += 1;
      i = walk.blank(i);
    } while (bytes[i] === COMMA);
    this.length = length;
    return bytes[i] === CLOSE_ARRAY ? i + 1 : -1;
  }

  private widen(): Float64Array<ArrayBuffer> {
    const wider = new Float64Array(this.numbers.length * 2);
    wider.set(this.numbers);
    this.numbers = wider;
    return wider;
  }
}

/** A number with an exponent or many digits; NaN for a long whole number: such are ids, and stay words. */
function longNumber(bytes: Uint8Array, start: number, end: number): number {
  return mayBeLong(bytes, start, end) ? NaN : slowNumber(bytes, start, end);
}
