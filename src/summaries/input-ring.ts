/** The last few different inputs of one account, for comparing the next one with. */
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import { PackedRow } from '../represent/row.js';
import type { RowValues } from '../represent/row-distance.js';
import { isFresh, isOneSided, isWholeMiddle, midpointColumns, sidesOf } from '../represent/row-midpoint.js';
import { beginning, type StoredInput } from '../represent/stored-input.js';
import { place } from './arena.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { type Cells, ownCells } from './cells.js';
import type { InputPool } from './input-pool.js';
import type { Repeated } from './repeated.js';
import { FLAGS, NEWEST, RING_CELLS, RING_SLOTS, SHOWN, SHOWN_BYTES } from './ring-cells.js';
import { LABEL, MARGIN, MOST_HALVINGS, RingSlots, TIME } from './ring-slots.js';
import type { ObjectState } from './summary.js';

const HALVED = 1;
const SHOWS_TEXT = 2;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A row of the ring while it is shown. */
const ringRow = new PackedRow();
/** Of all rings, one after the other. */
const distances = new Float64Array(RING_SLOTS);
const places = new Int32Array(RING_SLOTS);
const sides = new Int32Array(RING_SLOTS);

/** How a row lies between the rows of a ring. */
export interface Middle {
  /** In how many numbers two rows differ that it is half way between; one counts only with the newest as an end. */
  columns: number;
  /** Halvings that led to it, each but the first between two different answers; three at most. */
  halvings: number;
}

const middle: Middle = { columns: 0, halvings: 0 };

/** Keeps texts as 16-bit word hashes, each word once, and rows as their packed values. */
export class InputRing implements ObjectState<InputRing> {
  private readonly pool: InputPool;
  private readonly cells: Cells;
  private readonly slots: RingSlots;

  constructor(pool: InputPool, cells = ownCells(RING_CELLS)) {
    this.pool = pool;
    this.cells = cells;
    this.slots = new RingSlots(pool, cells);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  get size(): number {
    return this.slots.size;
  }

  /** Slot of the newest input, -1 if there is none. */
  get newestSlot(): number {
    return (this.cells.words[this.cells.at + NEWEST] ?? 0) - 1;
  }

  private setNewest(slot: number): void {
    this.cells.words[this.cells.at + NEWEST] = slot + 1;
  }

  /** Whether the newest row was half way between two others. */
  get halved(): boolean {
    return this.flag(HALVED);
  }

  set halved(halved: boolean) {
    this.setFlag(HALVED, halved);
  }

  /** True once the account was seen close to an earlier input: from then on the newest text is kept, to show the next pair. */
  get showsText(): boolean {
    return this.flag(SHOWS_TEXT);
  }

  set showsText(shows: boolean) {
    this.setFlag(SHOWS_TEXT, shows);
  }

  private flag(bit: number): boolean {
    return ((this.cells.words[this.cells.at + FLAGS] ?? 0) & bit) !== 0;
  }

  private setFlag(bit: number, on: boolean): void {
    const { words, at } = this.cells;
    const flags = words[at + FLAGS] ?? 0;
    words[at + FLAGS] = on ? flags | bit : flags & ~bit;
  }

  /** Whether the key belongs to one of the inputs here. */
  has(key: number): boolean {
    return this.slots.find(key) >= 0;
  }

  /** Distances of the input to the one in each slot, NaN if one is a text and the other a row; void at the next call. */
  distances(input: RepresentedInput): Float64Array {
    this.slots.distances(input, distances);
    return distances;
  }

  /** What the row is to the rows of the ring; one object for all calls. */
  middle(row: PackedRow): Middle {
    const { size, newestSlot } = this;
    middle.columns = middle.halvings = 0;
    if (size < 2) return middle;
    const values = this.slots.rowsLike(row.layout, places);
    for (let slot = 0; slot < size; slot += 1) sides[slot] = sidesOf(row, values, Math.max(0, places[slot] ?? 0));
    for (let slot = 1; slot < size; slot += 1) {
      for (let before = 0; before < slot; before += 1) {
        const columns = this.between(row, values, slot, before);
        if (columns === 0) continue;
        // Trying values, people land half way between two of them: in one number a search goes on from the newest.
        if (columns <= 1 && slot !== newestSlot && before !== newestSlot) continue;
        middle.halvings = Math.max(middle.halvings, this.halvings(slot, before));
        if (columns >= 1) middle.columns = Math.max(middle.columns, columns);
        if (columns > 1) return middle;
      }
    }
    return middle;
  }

  /** Halvings that lead to the middle of two rows: a search goes on between two different answers, as far as they are known. */
  private halvings(one: number, other: number): number {
    const [label, otherLabel] = [this.labelAt(one), this.labelAt(other)];
    if (label !== 0 && label === otherLabel) return 1;
    return Math.min(MOST_HALVINGS, 1 + Math.max(this.slots.halvings(one), this.slots.halvings(other)));
  }

  /** In how many numbers the rows of two slots differ that the row is half way between, and new in most of them; a half in one whole number. */
  private between(row: PackedRow, values: RowValues, slot: number, before: number): number {
    const one = places[slot] ?? -1;
    const other = places[before] ?? -1;
    if (other < 0 || one < 0 || isOneSided(row, sides[slot] ?? 0, sides[before] ?? 0)) return 0;
    const exact = midpointColumns(row, values, one, other);
    const columns = exact === 0 && isWholeMiddle(row, values, one, other) ? 0.5 : exact;
    return columns > 0 && isFresh(row, columns, values, places.subarray(0, this.size)) ? columns : 0;
  }

  /** Fills `into` with the row in `slot`; false if a text is there. */
  copyRow(slot: number, into: PackedRow): boolean {
    return this.slots.copyRow(slot, into);
  }

  labelAt(slot: number): number {
    return this.slots.word(slot, LABEL);
  }

  marginAt(slot: number): number {
    return this.slots.single(slot, MARGIN);
  }

  timeAt(slot: number): number {
    return this.slots.double(slot, TIME);
  }

  /** What is left of the input in `slot` to be shown: a row, or the newest text if texts are kept; undefined else. */
  stored(slot: number): StoredInput | undefined {
    if (this.slots.copyRow(slot, ringRow)) {
      return { layout: ringRow.layout, bits: ringRow.bits.slice(0, ringRow.length) };
    }
    const text = slot === this.newestSlot ? this.shownText() : '';
    return text === '' ? undefined : text;
  }

  /** Puts the event's input in, in place of the oldest when the ring is full. */
  push(event: EventView, input: RepresentedInput, halvings = 0): void {
    const { size } = this;
    const slot = size === RING_SLOTS ? (this.newestSlot + 1) % RING_SLOTS : size;
    const isRow = input.kind === 'row';
    if (isRow) this.slots.putRow(slot, input.row.layout, input.row.bits);
    else this.slots.putWords(slot, input.wordSet.words, input.wordSet.size);
    this.slots.describe(slot, { key: input.key, time: event.time, label: input.labelHash, margin: event.margin });
    if (halvings > 0) this.slots.setHalvings(slot, halvings);
    this.setNewest(slot);
    if (this.showsText) this.keepText(isRow ? '' : beginning(event.text));
    if (!(this.slots.lastTime >= event.time)) this.slots.lastTime = event.time;
  }

  /** Forgets all inputs: a new stretch begins. */
  clear(): void {
    this.slots.clear();
    this.setNewest(-1);
    this.halved = false;
  }

  /** Of two parts, the later one's inputs are the last ones. */
  merge(from: InputRing): void {
    if (from.size === 0 || (this.size > 0 && !(from.slots.lastTime > this.slots.lastTime))) return;
    this.load(from.encode());
  }

  encode(repeated?: Repeated): Uint8Array {
    const writer = new ByteWriter(repeated);
    writer.count(this.halved ? 1 : 0);
    writer.f64(this.slots.lastTime);
    writer.count(this.size);
    writer.count(this.newestSlot + 1);
    for (let slot = 0; slot < this.size; slot += 1) this.slots.encode(slot, writer);
    return writer.finish();
  }

  byteSize(): number {
    return 4 * RING_CELLS + this.slots.byteSize() + (this.cells.words[this.cells.at + SHOWN_BYTES] ?? 0);
  }

  load(bytes: Uint8Array, repeated?: Repeated): void {
    const reader = new ByteReader(bytes, repeated);
    this.clear();
    this.halved = reader.count() === 1;
    const lastTime = reader.f64();
    const size = reader.count();
    const newest = reader.count() - 1;
    if (size > RING_SLOTS || newest >= size) throw new RangeError('saved state: a ring of impossible size');
    for (let slot = 0; slot < size; slot += 1) this.slots.decode(reader);
    this.slots.lastTime = lastTime;
    this.setNewest(newest);
  }

  private shownText(): string {
    const { words, at } = this.cells;
    const length = words[at + SHOWN_BYTES] ?? 0;
    if (length === 0) return '';
    const chunk = words[at + SHOWN] ?? 0;
    const from = 4 * place(chunk);
    return decoder.decode(this.pool.ringArena.page(chunk).bytes.subarray(from, from + length));
  }

  private keepText(text: string): void {
    const { words, at } = this.cells;
    const { ringArena } = this.pool;
    const length = words[at + SHOWN_BYTES] ?? 0;
    if (length > 0) ringArena.free(words[at + SHOWN] ?? 0, (length + 3) >> 2);
    const bytes = encoder.encode(text);
    words[at + SHOWN_BYTES] = bytes.length;
    if (bytes.length === 0) return;
    const chunk = ringArena.allocate((bytes.length + 3) >> 2);
    words[at + SHOWN] = chunk;
    ringArena.page(chunk).bytes.set(bytes, 4 * place(chunk));
  }
}
