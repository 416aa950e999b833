/** The last few different inputs of one account, for comparing the next one with. */
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import { PackedRow } from '../represent/row.js';
import type { ColumnStep } from '../represent/row-star.js';
import { beginning, type StoredInput } from '../represent/stored-input.js';
import { place } from './arena.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { type Cells, ownCells } from './cells.js';
import type { InputPool } from './input-pool.js';
import { compareStep, decodeStep, encodeStep, type Step } from './last-step.js';
import type { Repeated } from './repeated.js';
import { FLAGS, NEWEST, RING_CELLS, RING_SLOTS, SHOWN, SHOWN_BYTES } from './ring-cells.js';
import { type Lie, lieIn } from './ring-geometry.js';
import { LABEL, MARGIN, RingSlots, TIME } from './ring-slots.js';
import type { ObjectState } from './summary.js';

const HALVED = 1;
const SHOWS_TEXT = 2;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A row of the ring while it is shown. */
const ringRow = new PackedRow();
/** Of all rings, one after the other. */
const distances = new Float64Array(RING_SLOTS);

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

  /**
   * What the row is to the rows of the ring, void at the next call.
   * @param inverse one over the scale of each column
   */
  lie(row: PackedRow, inverse: Float64Array): Lie {
    return lieIn(this.slots, row, this.newestSlot, inverse);
  }

  /** How a step of the row compares with an earlier one in the same column, which it takes the place of. */
  compare(step: ColumnStep, { layout }: PackedRow): Step {
    return compareStep(this.cells, step, layout.columns[step.column] ?? 0);
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
    encodeStep(this.cells, writer);
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
    decodeStep(this.cells, reader);
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
