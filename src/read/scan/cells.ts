/** The wanted columns of one record as ranges of bytes, numbers or values: what every byte reader fills and the event is made of. */

/** What stands in a cell. Those from `text` to `array` are ranges of bytes; `text` is as it is, `escaped` has JSON escapes. */
export const cellKinds = {
  absent: 0,
  null: 1,
  text: 2,
  escaped: 3,
  /** A number as JSON writes it. */
  digits: 4,
  true: 5,
  false: 6,
  object: 7,
  array: 8,
  /** A number in `numbers`. */
  number: 9,
  /** Any other value, in `values`. */
  value: 10,
} as const;

export class Cells {
  readonly columns: readonly string[];
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Uint8Array[];
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
    this.numbers = new Float64Array(count);
    this.values = columns.map(() => undefined);
  }

  clear(): void {
    this.kinds.fill(cellKinds.absent);
  }

  // eslint-disable-next-line max-params -- a hot path: one cell by its parts
  set(column: number, kind: number, bytes: Uint8Array, start: number, end: number): void {
    this.kinds[column] = kind;
    this.bytes[column] = bytes;
    this.starts[column] = start;
    this.ends[column] = end;
  }
}
