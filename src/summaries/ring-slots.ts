/** The slots of a ring of inputs, side by side in one chunk of the pool's arena, as they are compared one after the other. */
import type { RepresentedInput } from '../represent/represented-input.js';
import { PackedRow, type RowLayout } from '../represent/row.js';
import { alikeDistance, rowDistance, type RowValues } from '../represent/row-distance.js';
import { ROW_COLUMNS, TEXT_WORDS } from '../represent/sampled-input.js';
import { jaccardDistance } from '../represent/text-distance.js';
import { type Page, place } from './arena.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { decodeLayout, encodeLayout } from './layout-bytes.js';
import { FRONT_WORDS, RingCells } from './ring-cells.js';

/** A slot begins with two doubles, key and time, and four words. */
export const KEY = 0;
export const TIME = 1;
export const LABEL = 4;
export const MARGIN = 5;
/** Kind and length of the content. */
const META = 6;
/** Row: number of its layout. */
const LAYOUT = 7;
/** Words of a slot that are saved in a form of their own. */
const SAVED_APART: ReadonlySet<number> = new Set([META, LABEL, LAYOUT]);
const HEADER_WORDS = 8;
const IS_ROW = 0x10000;
/** Halvings that led to the row, two bits. */
const HALVINGS = 0x20000;
export const MOST_HALVINGS = 3;

/** A row of another layout while it is compared. */
const otherRow = new PackedRow();

/** What a slot says of its input. */
export interface SlotNumbers {
  readonly key: number;
  readonly time: number;
  readonly label: number;
  readonly margin: number;
}

export class RingSlots extends RingCells {
  isRow(slot: number): boolean {
    return (this.word(slot, META) & IS_ROW) !== 0;
  }

  word(slot: number, part: number): number {
    const address = this.address(slot);
    return this.arena.page(address).words[place(address) + part] ?? 0;
  }

  /** Writes the numbers of a slot. */
  describe(slot: number, { key, time, label, margin }: SlotNumbers): void {
    const address = this.address(slot);
    const { words, doubles, singles } = this.arena.page(address);
    const at = place(address);
    doubles[(at >> 1) + KEY] = key;
    doubles[(at >> 1) + TIME] = time;
    words[at + LABEL] = label;
    singles[at + MARGIN] = margin;
  }

  private setWord(slot: number, part: number, value: number): void {
    const address = this.address(slot);
    this.arena.page(address).words[place(address) + part] = value;
  }

  /** Key or time. */
  double(slot: number, part: number): number {
    const address = this.address(slot);
    return this.arena.page(address).doubles[(place(address) >> 1) + part] ?? NaN;
  }

  /** A word read as a 32-bit float. */
  single(slot: number, part: number): number {
    const address = this.address(slot);
    return this.arena.page(address).singles[place(address) + part] ?? NaN;
  }

  /** Slot of the input with this key; -1 when it is not here. */
  find(key: number): number {
    const { size, chunk, stride } = this;
    if (size === 0) return -1;
    const { doubles } = this.arena.page(chunk);
    let at = ((place(chunk) + FRONT_WORDS) >> 1) + KEY;
    for (let slot = 0; slot < size; slot += 1) {
      if (doubles[at] === key) return slot;
      at += stride >> 1;
    }
    return -1;
  }

  /** Writes the distance of the input to the one in each slot; NaN if one is a text and the other a row. */
  distances(input: RepresentedInput, into: Float64Array): void {
    const { size, chunk, stride } = this;
    if (size === 0) return;
    const page = this.arena.page(chunk);
    const isRow = input.kind === 'row';
    let at = place(chunk) + FRONT_WORDS;
    for (let slot = 0; slot < size; slot += 1) {
      if ((((page.words[at + META] ?? 0) & IS_ROW) !== 0) !== isRow) into[slot] = NaN;
      else into[slot] = isRow ? this.rowDistanceAt(page, at, input) : textDistanceAt(page, at, input);
      at += stride;
    }
  }

  private rowDistanceAt(page: Page, at: number, { row, scales }: RepresentedInput): number {
    const layout = this.layouts.at(page.words[at + LAYOUT] ?? 0);
    if (layout === row.layout) return alikeDistance(row, page, at + HEADER_WORDS, scales.inverse(layout));
    if (layout === undefined) return NaN;
    otherRow.set(layout, page.words, at + HEADER_WORDS);
    return rowDistance(row, otherRow, scales);
  }

  /** Fills `into` with where the values of each slot's row begin in what is returned, -1 for texts and rows of another layout. */
  rowsLike(layout: RowLayout, into: Int32Array): RowValues {
    const { size, chunk, stride } = this;
    const page = this.arena.page(chunk);
    for (let slot = 0; slot < size; slot += 1) {
      const at = place(chunk) + FRONT_WORDS + slot * stride;
      const isRow = ((page.words[at + META] ?? 0) & IS_ROW) !== 0;
      into[slot] = isRow && this.layouts.at(page.words[at + LAYOUT] ?? 0) === layout ? at + HEADER_WORDS : -1;
    }
    return page;
  }

  /** Fills `into` with the row in `slot`; false if a text is there. */
  copyRow(slot: number, into: PackedRow): boolean {
    const layout = this.isRow(slot) ? this.layouts.at(this.word(slot, LAYOUT)) : undefined;
    if (layout === undefined) return false;
    const address = this.address(slot);
    into.set(layout, this.arena.page(address).words, place(address) + HEADER_WORDS);
    return true;
  }

  /** Writes the first `length` short word hashes to `slot`: an old one, or the next. */
  putWords(slot: number, words: Uint16Array, length: number): void {
    const [page, at] = this.open(slot, length);
    for (let i = 0; i < length; i += 1) page.units[2 * at + i] = words[i] ?? 0;
    // Half a word of what was there before would be saved with it.
    if ((length & 1) === 1) page.units[2 * at + length] = 0;
  }

  putRow(slot: number, layout: RowLayout, bits: Uint32Array): void {
    const { length } = layout.columns;
    // Taken before the old row is dropped: rows that follow each other mostly have the same layout.
    const number = this.layouts.take(layout);
    const [page, at] = this.open(slot, length | IS_ROW);
    page.words[at - HEADER_WORDS + LAYOUT] = number;
    for (let i = 0; i < length; i += 1) page.words[at + i] = bits[i] ?? 0;
  }

  /** Halvings that led to the row in `slot`, three at most. */
  halvings(slot: number): number {
    return halvingsIn(this.word(slot, META));
  }

  setHalvings(slot: number, halvings: number): void {
    this.setWord(slot, META, (this.word(slot, META) & (HALVINGS - 1)) | (halvings * HALVINGS));
  }

  clear(): void {
    for (let slot = 0; slot < this.size; slot += 1) this.dropLayout(slot);
    this.size = 0;
  }

  encode(slot: number, writer: ByteWriter): void {
    const layout = this.isRow(slot) ? this.layouts.at(this.word(slot, LAYOUT)) : undefined;
    writer.count(this.word(slot, META));
    if (layout !== undefined) encodeLayout(layout, writer);
    writer.word(this.word(slot, LABEL));
    for (let i = 0; i < this.sizeOf(slot); i += 1) if (!SAVED_APART.has(i)) writer.u32(this.word(slot, i));
  }

  /** Appends a slot from what `encode` wrote. */
  decode(reader: ByteReader): void {
    const meta = reader.count();
    const length = meta & (IS_ROW - 1);
    if (length > Math.max(ROW_COLUMNS, TEXT_WORDS)) throw new RangeError('saved state: an input too long for the ring');
    const slot = this.size;
    if ((meta & IS_ROW) === 0) this.open(slot, length);
    else {
      const layout = decodeLayout(reader);
      if (layout.columns.length !== length) throw new RangeError('saved state: a row without its columns');
      this.putRow(slot, layout, new Uint32Array(length));
      this.setHalvings(slot, halvingsIn(meta));
    }
    this.setWord(slot, LABEL, reader.word());
    for (let i = 0; i < this.sizeOf(slot); i += 1) if (!SAVED_APART.has(i)) this.setWord(slot, i, reader.u32());
  }

  /** Makes `slot` (an old one, or the next) ready for such content: its page, and the place of the content there. */
  private open(slot: number, meta: number): [Page, number] {
    const size = sizeFor(meta);
    if (slot < this.size) this.dropLayout(slot);
    if (size > this.stride || slot >= this.room) this.widen(Math.max(size, this.stride), slot + 1);
    if (slot >= this.size) this.size = slot + 1;
    this.setWord(slot, META, meta);
    const address = this.address(slot);
    return [this.arena.page(address), place(address) + HEADER_WORDS];
  }

  private dropLayout(slot: number): void {
    if (this.isRow(slot)) this.layouts.drop(this.word(slot, LAYOUT));
  }

  private sizeOf(slot: number): number {
    return sizeFor(this.word(slot, META));
  }
}

function textDistanceAt({ words, units }: Page, at: number, { wordSet }: RepresentedInput): number {
  const size = words[at + META] ?? 0;
  return jaccardDistance(wordSet.countShared(units, 2 * (at + HEADER_WORDS), size), wordSet.size, size);
}

function halvingsIn(meta: number): number {
  return Math.floor(meta / HALVINGS) & MOST_HALVINGS;
}

/** Words of a slot with this `META`. */
function sizeFor(meta: number): number {
  const length = meta & (IS_ROW - 1);
  return HEADER_WORDS + ((meta & IS_ROW) === 0 ? (length + 1) >> 1 : length);
}
