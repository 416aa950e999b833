/** What a column of an Arrow batch gives, and the columns that the library reads, value by value. */
import type { Data, Vector } from 'apache-arrow';
import { cellKinds } from '../scan/cell-kinds.js';
import type { Cells } from '../scan/cells.js';
import { plainValue } from './plain-value.js';

/** Reads one value of a batch. */
export interface ArrowColumn {
  /** As JSON would have it. */
  plain(row: number): unknown;
  /** Puts the value into a cell. */
  fill(cells: Cells, cell: number, row: number): void;
}

/**
 * Offsets as 32-bit words, every `step`-th of which counts: those of 64 bits would each be an object. Buffers are smaller than
 * 4 GiB, so the upper word is zero in all that are sound.
 */
export function offsetWords(offsets: Int32Array | BigInt64Array): {
  readonly words: Int32Array | Uint32Array;
  readonly step: number;
} {
  if (offsets instanceof Int32Array) return { words: offsets, step: 1 };
  return { words: new Uint32Array(offsets.buffer, offsets.byteOffset, 2 * offsets.length), step: 2 };
}

/** What all columns of one's own have in common: values that are not there. */
export abstract class OwnColumn implements ArrowColumn {
  private readonly valid: Uint8Array | undefined;

  constructor({ nullBitmap, nullCount }: Data) {
    this.valid = nullCount > 0 ? nullBitmap : undefined;
  }

  plain(row: number): unknown {
    return this.isNull(row) ? null : this.value(row);
  }

  fill(cells: Cells, cell: number, row: number): void {
    if (this.isNull(row)) cells.kinds[cell] = cellKinds.null;
    else this.put(cells, cell, row);
  }

  protected abstract value(row: number): unknown;

  protected put(cells: Cells, cell: number, row: number): void {
    cells.kinds[cell] = cellKinds.value;
    cells.values[cell] = this.value(row);
  }

  private isNull(row: number): boolean {
    return this.valid !== undefined && ((this.valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
  }
}

/** Times, maps, unions and whatever else there is, as the library reads them. */
export class OtherColumn implements ArrowColumn {
  private readonly values: Vector | null;

  constructor(values: Vector | null) {
    this.values = values;
  }

  plain(row: number): unknown {
    return plainArrow(this.values?.get(row));
  }

  fill(cells: Cells, cell: number, row: number): void {
    const value = this.plain(row);
    cells.kinds[cell] = value === null || value === undefined ? cellKinds.null : cellKinds.value;
    cells.values[cell] = value;
  }
}

const DURATION = 18;
const UNITS = ['s', 'ms', 'us', 'ns'];

/** Durations as texts that name their unit, which their column knows and their number does not. */
export class DurationColumn extends OwnColumn {
  private readonly numbers: BigInt64Array;
  private readonly unit: string;

  constructor(data: Data, unit: string) {
    super(data);
    this.numbers = data.values as BigInt64Array;
    this.unit = unit;
  }

  protected override value(row: number): string {
    return `${String(this.numbers[row] ?? 0n)}${this.unit}`;
  }
}

export function durationColumn(data: Data): ArrowColumn | undefined {
  const type = data.type as { readonly typeId: number; readonly unit?: number };
  const unit = UNITS[type.unit ?? -1];
  return type.typeId !== DURATION || unit === undefined ? undefined : new DurationColumn(data, unit);
}

/** Lists, structures and maps of Arrow know how to become plain arrays and objects. */
export function plainArrow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) {
    return plainValue(value);
  }
  if (isVector(value)) return Array.from(value, plainArrow);
  const json = hasJson(value) ? value.toJSON() : value;
  if (typeof json !== 'object' || json === null) return plainValue(json);
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(json)) if (name !== '__proto__') fields[name] = plainArrow(inner);
  return fields;
}

function isVector(value: object): value is Iterable<unknown> {
  return 'toArray' in value && Symbol.iterator in value;
}

function hasJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
