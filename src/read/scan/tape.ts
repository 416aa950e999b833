/**
 * What a walk over JSON found, as tokens in the order of the text: a token each value, one each key before its value, lists and objects before what is in them.
 * Whoever reads bodies reads tokens, and looks at bytes only where a text is wanted.
 */
import { viewOf } from '../../represent/wide-bytes.js';
import { cellKinds } from './cell-kinds.js';
import { mayBeLong, numberOf } from './number-bytes.js';

/** Tokens of one text; what has more is left to JSON.parse. */
export const MOST_TOKENS = 1 << 16;

/** The token of what is not there: its kind is absent. Token 0 is the first value of a text. */
export const NO_TOKEN = -1;

export interface TapeArrays {
  /** Where a token begins and ends, quotes and brackets among it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The token behind it and behind all that is in it. */
  readonly nexts: Int32Array;
  /** As of cells: from `null` to `array`. */
  readonly kinds: Int32Array;
  /** Of numbers what they are, where their digits fit a double exactly; NaN where it takes `numberOf` to tell. Of others nothing. */
  readonly numbers: Float64Array;
}

export class Tape implements TapeArrays {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly nexts: Int32Array;
  readonly kinds: Int32Array;
  readonly numbers: Float64Array;
  view: DataView;
  private all: Uint8Array;

  constructor(arrays: TapeArrays, bytes: Uint8Array) {
    this.starts = arrays.starts;
    this.ends = arrays.ends;
    this.nexts = arrays.nexts;
    this.kinds = arrays.kinds;
    this.numbers = arrays.numbers;
    this.all = bytes;
    this.view = viewOf(bytes);
  }

  /** With room for so many tokens. */
  static of(tokens: number): Tape {
    const whole = (): Int32Array => new Int32Array(tokens);
    const arrays = { starts: whole(), ends: whole(), nexts: whole(), kinds: whole() };
    return new Tape({ ...arrays, numbers: new Float64Array(tokens) }, new Uint8Array(0));
  }

  /** The text the tokens are of. */
  get bytes(): Uint8Array {
    return this.all;
  }

  set bytes(bytes: Uint8Array) {
    if (bytes === this.all) return;
    this.all = bytes;
    this.view = viewOf(bytes);
  }

  start(token: number): number {
    return this.starts[token] ?? 0;
  }

  end(token: number): number {
    return this.ends[token] ?? 0;
  }

  next(token: number): number {
    return this.nexts[token] ?? 0;
  }

  kind(token: number): number {
    return this.kinds[token] ?? 0;
  }

  isText(token: number): boolean {
    const kind = this.kinds[token];
    return kind === cellKinds.text || kind === cellKinds.escaped;
  }

  /** A text that is not empty. */
  holdsText(token: number): boolean {
    return this.isText(token) && this.end(token) - this.start(token) > 2;
  }

  /** A whole number of so many digits that it might not fit a double: such are ids, and stay words. */
  isLong(token: number): boolean {
    if (this.kinds[token] !== cellKinds.digits || !Number.isNaN(this.numbers[token] ?? NaN)) return false;
    return mayBeLong(this.all, this.start(token), this.end(token));
  }

  /** What a number is. */
  number(token: number): number {
    const exact = this.numbers[token] ?? NaN;
    return Number.isNaN(exact) ? numberOf(this.all, this.start(token), this.end(token)) : exact;
  }
}
