/** A flat JSON list of numbers, `[1.5, -2, 3e-4]`, from its tokens. */
import { cellKinds } from './cell-kinds.js';
import type { Tape } from './tape.js';

export class NumberList {
  numbers: Float64Array<ArrayBuffer> = new Float64Array(64);
  length = 0;

  /** Reads the list of a token; false when it is empty or holds anything else than finite numbers, or whole ones that may be ids. */
  read(tape: Tape, list: number): boolean {
    const { kinds } = tape;
    const first = list + 1;
    const last = tape.next(list);
    if (tape.kinds[list] !== cellKinds.array || first === last) return false;
    if (last - first > this.numbers.length) this.numbers = new Float64Array(2 * (last - first));
    const { numbers } = this;
    for (let token = first; token < last; token += 1) {
      if (kinds[token] !== cellKinds.digits) return false;
      let value = tape.numbers[token] ?? NaN;
      // An exponent, or many digits.
      if (Number.isNaN(value)) value = tape.isLong(token) ? NaN : tape.number(token);
      if (!Number.isFinite(value)) return false;
      numbers[token - first] = value;
    }
    this.length = last - first;
    return true;
  }
}
