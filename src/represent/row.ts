/** A tabular input or a vector in packed form: a shared layout and 32 bits a value. */
import { columnNames } from '../events/column-names.js';
import { inputKinds, type EventView, type FieldRow } from '../events/event.js';
import { hashPair, hashText } from './hash.js';
import { project } from './projection.js';
import { ROW_COLUMNS } from './sampled-input.js';

/** Columns of a row: ids ascending, and which of them hold words. Rows of one layout share the object. */
export interface RowLayout {
  readonly columns: Uint32Array;
  readonly isWord: Uint8Array;
}

const EMPTY_LAYOUT: RowLayout = { columns: new Uint32Array(0), isWord: new Uint8Array(0) };

/**
 * At most `ROW_COLUMNS` values: a number as a 32-bit float (7 digits: enough for distances and for students, and half the memory),
 * a word as its hash. `numbers` and `bits` are two views of the same values.
 */
export class PackedRow {
  layout: RowLayout = EMPTY_LAYOUT;
  readonly bits = new Uint32Array(ROW_COLUMNS);
  readonly numbers = new Float32Array(this.bits.buffer);

  get length(): number {
    return this.layout.columns.length;
  }

  /** Takes a layout and its values from `bits[at]` on. */
  set(layout: RowLayout, bits: Uint32Array, at: number): void {
    this.layout = layout;
    for (let i = 0; i < layout.columns.length; i += 1) this.bits[i] = bits[at + i] ?? 0;
  }
}

interface VectorLayout {
  readonly layout: RowLayout;
  /** Position in the vector (or its projection) of each column. */
  readonly order: Uint16Array;
}

/** Layouts remembered at once; a log has a handful, a hostile one as many as it likes. */
const REMEMBERED = 1024;

/** Packs the rows of events and hands equal layouts out as one object. */
export class RowPacker {
  private last = EMPTY_LAYOUT;
  private readonly layouts = new Map<number, RowLayout>();
  private readonly vectorLayouts = new Map<number, VectorLayout>();
  private lastVector = -1;
  private readonly projected = new Float64Array(ROW_COLUMNS);

  /** Packs the event's fields or vector; of more than `ROW_COLUMNS` fields those with the smallest ids, the same in every row. */
  pack(event: EventView, into: PackedRow): void {
    if (event.inputKind === inputKinds.vector) this.packVector(event.vector, event.vectorLength, into);
    else this.packFields(event.fields, into);
  }

  /** Makes the columns of vectors of this length known by name. */
  rememberVector(length: number): void {
    if (length !== this.lastVector) this.vectorLayout(length);
    this.lastVector = length;
  }

  private packFields(fields: FieldRow, into: PackedRow): void {
    const count = Math.min(fields.count, ROW_COLUMNS);
    into.layout = this.layoutOf(fields, count);
    for (let i = 0; i < count; i += 1) {
      if (fields.isWord[i] === 1) into.bits[i] = fields.values[i] ?? 0;
      else into.numbers[i] = fields.values[i] ?? 0;
    }
  }

  private packVector(vector: Float64Array, length: number, into: PackedRow): void {
    const { layout, order } = this.vectorLayout(length);
    let numbers = vector;
    if (length > ROW_COLUMNS) {
      project(vector, length, this.projected);
      numbers = this.projected;
    }
    into.layout = layout;
    for (let i = 0; i < order.length; i += 1) into.numbers[i] = numbers[order[i] ?? 0] ?? 0;
  }

  private layoutOf(fields: FieldRow, count: number): RowLayout {
    if (isLayout(this.last, fields, count)) return this.last;
    let hash = count;
    for (let i = 0; i < count; i += 1) hash = hashPair(hash, (fields.columns[i] ?? 0) ^ (fields.isWord[i] ?? 0));
    const known = this.layouts.get(hash);
    if (known !== undefined && isLayout(known, fields, count)) return (this.last = known);
    const layout = { columns: fields.columns.slice(0, count), isWord: fields.isWord.slice(0, count) };
    if (this.layouts.size >= REMEMBERED) this.layouts.clear();
    this.layouts.set(hash, layout);
    return (this.last = layout);
  }

  private vectorLayout(length: number): VectorLayout {
    const known = this.vectorLayouts.get(length);
    if (known !== undefined) return known;
    const made = makeVectorLayout(length);
    if (this.vectorLayouts.size >= REMEMBERED) this.vectorLayouts.clear();
    this.vectorLayouts.set(length, made);
    return made;
  }
}

function isLayout(layout: RowLayout, fields: FieldRow, count: number): boolean {
  if (layout.columns.length !== count) return false;
  for (let i = 0; i < count; i += 1) {
    if (layout.columns[i] !== fields.columns[i] || layout.isWord[i] !== fields.isWord[i]) return false;
  }
  return true;
}

/** Columns `v<length>[i]`, or `p<length>[i]` for the projection of a long vector, by ascending id. */
function makeVectorLayout(length: number): VectorLayout {
  const letter = length > ROW_COLUMNS ? 'p' : 'v';
  const columns = Array.from({ length: Math.min(length, ROW_COLUMNS) }, (_, position) => {
    const name = `${letter}${length}[${position}]`;
    const id = hashText(name, 0);
    columnNames.remember(id, name);
    return { id, position };
  }).sort((a, b) => a.id - b.id);
  return {
    layout: { columns: Uint32Array.from(columns, ({ id }) => id), isWord: new Uint8Array(columns.length) },
    order: Uint16Array.from(columns, ({ position }) => position),
  };
}

/** Whether two layouts have the same columns of the same kinds. */
export function sameLayout(a: RowLayout, b: RowLayout): boolean {
  if (a === b) return true;
  if (a.columns.length !== b.columns.length) return false;
  for (let i = 0; i < a.columns.length; i += 1) {
    if (a.columns[i] !== b.columns[i] || a.isWord[i] !== b.isWord[i]) return false;
  }
  return true;
}
