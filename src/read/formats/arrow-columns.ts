/** One column of an Arrow batch, read from its buffers: no object for a value unless the value is one. */
import { isUtf8 } from 'node:buffer';
import type { Data, Vector } from 'apache-arrow';
import { cellKinds } from '../scan/cell-kinds.js';
import type { Cells } from '../scan/cells.js';
import { decimalColumn } from './arrow-decimals.js';
import { durationColumn, offsetWords, OtherColumn, OwnColumn } from './arrow-values.js';
import type { ArrowColumn } from './arrow-values.js';
import { plainValue } from './plain-value.js';

/** Ids of the types that are read from their buffers (Apache Arrow specification, Schema.fbs); all others by the library. */
const typeIds = {
  int: 2,
  float: 3,
  utf8: 5,
  bool: 6,
  list: 12,
  struct: 13,
  largeUtf8: 20,
  dictionary: -1,
  decimal: 7,
} as const;

/** @param values the column as the library sees it, for types that are not read here */
export function arrowColumn(data: Data, values: Vector | null): ArrowColumn {
  return fromBuffers(data) ?? new OtherColumn(values);
}

/** Undefined for types, and parts of batches, that the library has to read. */
function fromBuffers(data: Data): ArrowColumn | undefined {
  if (data.offset !== 0) return undefined;
  switch (data.type.typeId as number) {
    case typeIds.utf8:
    case typeIds.largeUtf8:
      return textColumn(data);
    case typeIds.int:
    case typeIds.float:
      return numberColumn(data);
    case typeIds.bool:
      return new BoolColumn(data);
    case typeIds.decimal:
      return decimalColumn(data);
    case typeIds.dictionary:
      return dictionaryColumn(data);
    case typeIds.list:
      return listColumn(data);
    case typeIds.struct:
      return structColumn(data);
    default:
      return durationColumn(data);
  }
}

class TextColumn extends OwnColumn {
  private readonly bytes: Buffer;
  private readonly offsets: Int32Array | Uint32Array;
  private readonly step: number;

  constructor(data: Data, bytes: Uint8Array) {
    super(data);
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    ({ words: this.offsets, step: this.step } = offsetWords(data.valueOffsets as Int32Array | BigInt64Array));
  }

  protected override value(row: number): string {
    return this.bytes.toString('utf8', this.at(row), this.at(row + 1));
  }

  protected override put(cells: Cells, cell: number, row: number): void {
    cells.set(cell, cellKinds.text, this.bytes, this.at(row), this.at(row + 1));
  }

  private at(row: number): number {
    return this.offsets[row * this.step] ?? 0;
  }
}

function textColumn(data: Data): ArrowColumn | undefined {
  const bytes: unknown = data.values;
  // What is no text has to be made some by a decoder.
  return bytes instanceof Uint8Array && isUtf8(bytes) ? new TextColumn(data, bytes) : undefined;
}

type Numbers =
  Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array;

class NumberColumn extends OwnColumn {
  private readonly numbers: Numbers;

  constructor(data: Data, numbers: Numbers) {
    super(data);
    this.numbers = numbers;
  }

  protected override value(row: number): number | undefined {
    return this.numbers[row];
  }

  protected override put(cells: Cells, cell: number, row: number): void {
    cells.kinds[cell] = cellKinds.number;
    cells.numbers[cell] = this.numbers[row] ?? NaN;
  }
}

class BigColumn extends OwnColumn {
  private readonly numbers: BigInt64Array | BigUint64Array;
  /** The same, lower and upper half in turn: a number of 64 bits would be an object. */
  private readonly lower: Uint32Array;
  private readonly upper: Int32Array | Uint32Array;

  constructor(data: Data, numbers: BigInt64Array | BigUint64Array) {
    super(data);
    this.numbers = numbers;
    const { buffer, byteOffset, length } = numbers;
    this.lower = new Uint32Array(buffer, byteOffset, 2 * length);
    this.upper = numbers instanceof BigInt64Array ? new Int32Array(buffer, byteOffset, 2 * length) : this.lower;
  }

  protected override value(row: number): unknown {
    return plainValue(this.numbers[row]);
  }

  protected override put(cells: Cells, cell: number, row: number): void {
    const number = (this.upper[2 * row + 1] ?? 0) * 2 ** 32 + (this.lower[2 * row] ?? 0);
    if (!Number.isSafeInteger(number)) {
      super.put(cells, cell, row);
      return;
    }
    cells.kinds[cell] = cellKinds.number;
    cells.numbers[cell] = number;
  }
}

const SINGLE = 1;
const DOUBLE = 2;

function numberColumn(data: Data): ArrowColumn | undefined {
  const numbers: unknown = data.values;
  if (numbers instanceof BigInt64Array || numbers instanceof BigUint64Array) return new BigColumn(data, numbers);
  const type: unknown = data.type;
  const precision = typeof type === 'object' && type !== null && 'precision' in type ? type.precision : DOUBLE;
  // Halves of floats come as whole numbers that only look like it.
  if (precision !== SINGLE && precision !== DOUBLE) return undefined;
  return ArrayBuffer.isView(numbers) && !(numbers instanceof DataView)
    ? new NumberColumn(data, numbers as Numbers)
    : undefined;
}

class BoolColumn extends OwnColumn {
  private readonly bits: Uint8Array;

  constructor(data: Data) {
    super(data);
    this.bits = data.values as Uint8Array;
  }

  protected override value(row: number): boolean {
    return ((this.bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }
}

/** Values that stand in a list of their own, once each. */
class DictionaryColumn extends OwnColumn {
  private readonly keys: ArrayLike<number | bigint>;
  private readonly words: ArrowColumn;
  private readonly size: number;

  constructor(data: Data, words: ArrowColumn, size: number) {
    super(data);
    this.keys = data.values as ArrayLike<number | bigint>;
    this.words = words;
    this.size = size;
  }

  protected override value(row: number): unknown {
    const key = this.keyAt(row);
    return key < this.size ? this.words.plain(key) : null;
  }

  protected override put(cells: Cells, cell: number, row: number): void {
    const key = this.keyAt(row);
    if (key < this.size) this.words.fill(cells, cell, key);
    else cells.kinds[cell] = cellKinds.null;
  }

  private keyAt(row: number): number {
    const key = Number(this.keys[row] ?? Infinity);
    return key < 0 ? Infinity : key;
  }
}

function dictionaryColumn(data: Data): ArrowColumn | undefined {
  const { dictionary } = data;
  const [only, more] = dictionary?.data ?? [];
  if (dictionary === undefined || only === undefined || more !== undefined) return undefined;
  const words = fromBuffers(only as Data);
  return words === undefined ? undefined : new DictionaryColumn(data, words, dictionary.length);
}

class ListColumn extends OwnColumn {
  private readonly offsets: ArrayLike<number | bigint>;
  private readonly items: ArrowColumn;

  constructor(data: Data, items: ArrowColumn) {
    super(data);
    this.offsets = data.valueOffsets as ArrayLike<number | bigint>;
    this.items = items;
  }

  protected override value(row: number): unknown[] {
    const list: unknown[] = [];
    const end = Number(this.offsets[row + 1] ?? 0);
    for (let i = Number(this.offsets[row] ?? 0); i < end; i += 1) list.push(this.items.plain(i));
    return list;
  }
}

function listColumn(data: Data): ArrowColumn | undefined {
  const [child] = data.children;
  const items = child === undefined ? undefined : fromBuffers(child);
  return items === undefined ? undefined : new ListColumn(data, items);
}

class StructColumn extends OwnColumn {
  private readonly fields: readonly (readonly [string, ArrowColumn])[];

  constructor(data: Data, fields: readonly (readonly [string, ArrowColumn])[]) {
    super(data);
    this.fields = fields;
  }

  protected override value(row: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const [name, column] of this.fields) if (name !== '__proto__') value[name] = column.plain(row);
    return value;
  }
}

function structColumn(data: Data): ArrowColumn | undefined {
  const fields: (readonly [string, ArrowColumn])[] = [];
  for (const [index, child] of data.children.entries()) {
    const column = fromBuffers(child);
    const name = data.type.children[index]?.name;
    if (column === undefined || name === undefined) return undefined;
    fields.push([name, column]);
  }
  return new StructColumn(data, fields);
}
