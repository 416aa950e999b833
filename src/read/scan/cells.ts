/** The wanted columns of one record as ranges of bytes, numbers or values: what every byte reader fills and the event is made of. */
import { cellKinds } from './cell-kinds.js';
import type { Tape } from './tape.js';

/** The name of the column for what stands at a place in a record: a name that no column at the top has. */
export function nameOfPlace(place: readonly string[]): string {
  return place.join(STEP);
}

/** The steps that a column stands for; of columns at the top there is one. */
export function placeOfName(name: string): readonly string[] {
  return name.split(STEP);
}

const STEP = '\0';

export class Cells {
  /** Names at the top, and of places inside of them, which only readers of JSON fill. */
  readonly columns: readonly string[];
  /** Whether places inside of columns are filled, too. */
  areDeep = false;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Uint8Array[];
  /** Of cells that came as JSON: their tokens, and what those are of. */
  readonly tokens: Int32Array;
  tape: Tape | undefined = undefined;
  /** Numbers; of digits as far as they were worked out while they were passed, else NaN. */
  readonly numbers: Float64Array;
  readonly values: unknown[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
    const count = columns.length;
    this.kinds = new Uint8Array(count);
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
    this.bytes = columns.map(() => new Uint8Array(0));
    this.tokens = new Int32Array(count);
    this.numbers = new Float64Array(count);
    this.values = columns.map(() => undefined);
  }

  clear(): void {
    const { kinds } = this;
    this.areDeep = false;
    // A call that fills takes longer than the few there are.
    for (let column = 0; column < kinds.length; column += 1) kinds[column] = cellKinds.absent;
  }

  // eslint-disable-next-line max-params -- a hot path: one cell by its parts
  set(column: number, kind: number, bytes: Uint8Array, start: number, end: number): void {
    this.kinds[column] = kind;
    // Mostly the same as before, and a look costs less than the book that is kept of what was written.
    if (this.bytes[column] !== bytes) this.bytes[column] = bytes;
    this.starts[column] = start;
    this.ends[column] = end;
  }

  /** A value of the tape. */
  setToken(column: number, token: number): void {
    const { tape } = this;
    if (tape === undefined) return;
    const kind = tape.kind(token);
    const isText = kind === cellKinds.text || kind === cellKinds.escaped;
    const quote = isText ? 1 : 0;
    this.set(column, kind, tape.bytes, tape.start(token) + quote, tape.end(token) - quote);
    this.tokens[column] = token;
    this.numbers[column] = tape.numbers[token] ?? NaN;
  }
}
