/** The last few different inputs of one account, for comparing the next one with. */
import { labelNames } from '../events/column-names.js';
import type { EventView } from '../events/event.js';
import type { RepresentedInput } from '../represent/represented-input.js';
import { PackedRow, type RowLayout } from '../represent/row.js';
import { rowDistance } from '../represent/row-distance.js';
import { ROW_COLUMNS, TEXT_WORDS } from '../represent/sampled-input.js';
import { beginning, type StoredInput } from '../represent/stored-input.js';
import { jaccardDistance } from '../represent/text-distance.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { decodeLayouts, encodeLayouts } from './input-pool-bytes.js';
import type { ObjectState } from './summary.js';

/** Different inputs remembered: enough for the steps of walks and line searches, few enough to compare every input with. */
export const RING_SLOTS = 8;

/** Words of a slot before its content: key, label, margin, time, and what and how much the content is. */
const KEY_HIGH = 0;
const KEY_LOW = 1;
const LABEL = 2;
const MARGIN = 3;
const TIME = 4;
const META = 6;
const HEADER = 7;
const IS_ROW = 0x10000;
const MOST_WORDS = HEADER + Math.max(ROW_COLUMNS, TEXT_WORDS / 2);

const DOUBLE = new Float64Array(1);
const DOUBLE_BITS = new Uint32Array(DOUBLE.buffer);
const SINGLE = new Float32Array(1);
const SINGLE_BITS = new Uint32Array(SINGLE.buffer);
const HIGH_WORD = 2 ** 32;

/** A row of the ring while it is compared. */
const ringRow = new PackedRow();

export class InputRing implements ObjectState<InputRing> {
  /** Distance between the last two different inputs; NaN before there were two. */
  lastStep = NaN;
  /** True once the account was seen close to an earlier input: from then on the newest text is kept, to show the next pair. */
  showsText = false;

  private newestText = '';
  /** Slots of `stride` words; texts as 16-bit word hashes, two a word, each word once; rows as their packed values. */
  private slots: Uint32Array = new Uint32Array(0);
  private stride = 0;
  private filled = 0;
  private newest = -1;
  private lastTime = NaN;
  private layouts: (RowLayout | undefined)[] = [];

  get size(): number {
    return this.filled;
  }

  /** Slot of the newest input, -1 if there is none. */
  get newestSlot(): number {
    return this.newest;
  }

  /** Whether the key belongs to one of the inputs here. */
  has(key: number): boolean {
    const high = Math.floor(key / HIGH_WORD);
    const low = key >>> 0;
    for (let slot = 0; slot < this.filled; slot += 1) {
      const at = slot * this.stride;
      if (this.slots[at + KEY_LOW] === low && this.slots[at + KEY_HIGH] === high) return true;
    }
    return false;
  }

  /** Distance of the input to the one in `slot`; NaN if one is a text and the other a row. */
  distance(slot: number, input: RepresentedInput): number {
    const isRow = ((this.slots[slot * this.stride + META] ?? 0) & IS_ROW) !== 0;
    if (isRow !== (input.kind === 'row')) return NaN;
    if (!isRow) return this.textDistance(slot, input);
    return this.copyRow(slot, ringRow) ? rowDistance(input.row, ringRow, input.scales) : NaN;
  }

  /** Fills `into` with the row in `slot`; false if a text is there. */
  copyRow(slot: number, into: PackedRow): boolean {
    const layout = this.layouts[slot];
    if (layout === undefined) return false;
    into.set(layout, this.slots, slot * this.stride + HEADER);
    return true;
  }

  labelAt(slot: number): number {
    return this.slots[slot * this.stride + LABEL] ?? 0;
  }

  marginAt(slot: number): number {
    SINGLE_BITS[0] = this.slots[slot * this.stride + MARGIN] ?? 0;
    return SINGLE[0] ?? NaN;
  }

  timeAt(slot: number): number {
    DOUBLE_BITS[0] = this.slots[slot * this.stride + TIME] ?? 0;
    DOUBLE_BITS[1] = this.slots[slot * this.stride + TIME + 1] ?? 0;
    return DOUBLE[0] ?? NaN;
  }

  /** What is left of the input in `slot` to be shown: a row, or the newest text if texts are kept; undefined else. */
  stored(slot: number): StoredInput | undefined {
    const layout = this.layouts[slot];
    const at = slot * this.stride + HEADER;
    if (layout !== undefined) return { layout, bits: this.slots.slice(at, at + layout.columns.length) };
    return slot === this.newest && this.newestText !== '' ? this.newestText : undefined;
  }

  /** Puts the event's input in, in place of the oldest when the ring is full. */
  push(event: EventView, input: RepresentedInput): void {
    const slot = input.kind === 'row' ? this.pushRow(input) : this.pushText(input);
    const { slots } = this;
    const at = slot * this.stride;
    slots[at + KEY_HIGH] = Math.floor(input.key / HIGH_WORD);
    slots[at + KEY_LOW] = input.key >>> 0;
    slots[at + LABEL] = input.labelHash;
    SINGLE[0] = event.margin;
    slots.set(SINGLE_BITS, at + MARGIN);
    DOUBLE[0] = event.time;
    slots.set(DOUBLE_BITS, at + TIME);
    this.newest = slot;
    this.newestText = this.showsText && input.kind === 'text' ? beginning(event.text) : '';
    if (!(this.lastTime >= event.time)) this.lastTime = event.time;
    const { labelHash } = input;
    if (labelHash !== 0 && labelNames.wants(labelHash)) labelNames.remember(labelHash, event.label.toString());
  }

  /** Forgets all inputs: a new stretch begins. */
  clear(): void {
    this.filled = 0;
    this.newest = -1;
    this.lastStep = NaN;
  }

  /** Of two parts, the later one's inputs are the last ones. */
  merge(from: InputRing): void {
    if (from.filled === 0 || (this.filled > 0 && !(from.lastTime > this.lastTime))) return;
    this.lastStep = from.lastStep;
    this.slots = from.slots.slice();
    this.stride = from.stride;
    this.filled = from.filled;
    this.newest = from.newest;
    this.lastTime = from.lastTime;
    this.layouts = from.layouts.slice();
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.f64(this.lastStep);
    writer.f64(this.lastTime);
    writer.count(this.filled);
    writer.count(this.newest + 1);
    writer.count(this.stride);
    for (let i = 0; i < this.filled * this.stride; i += 1) writer.u32(this.slots[i] ?? 0);
    encodeLayouts(
      Array.from({ length: this.filled }, (_, slot) => this.layouts[slot] ?? NO_COLUMNS),
      writer,
    );
    return writer.finish();
  }

  static decode(bytes: Uint8Array): InputRing {
    const reader = new ByteReader(bytes);
    const ring = new InputRing();
    ring.lastStep = reader.f64();
    ring.lastTime = reader.f64();
    ring.filled = reader.count();
    ring.newest = reader.count() - 1;
    ring.stride = reader.count();
    if (ring.filled > RING_SLOTS || ring.newest >= ring.filled || ring.stride > MOST_WORDS) {
      throw new RangeError('saved state: a ring of impossible size');
    }
    ring.slots = Uint32Array.from({ length: ring.filled * ring.stride }, () => reader.u32());
    ring.layouts = decodeLayouts(reader).map((layout) => (layout.columns.length === 0 ? undefined : layout));
    return ring;
  }

  byteSize(): number {
    return 300 + this.slots.byteLength;
  }

  private textDistance(slot: number, input: RepresentedInput): number {
    const { wordSet } = input;
    const at = slot * this.stride;
    const size = (this.slots[at + META] ?? 0) & (IS_ROW - 1);
    const pairs = size >> 1;
    let shared = 0;
    for (let i = 0; i < pairs; i += 1) {
      const pair = this.slots[at + HEADER + i] ?? 0;
      if (wordSet.has(pair & 0xffff)) shared += 1;
      if (wordSet.has(pair >>> 16)) shared += 1;
    }
    if ((size & 1) === 1 && wordSet.has((this.slots[at + HEADER + pairs] ?? 0) & 0xffff)) shared += 1;
    return jaccardDistance(shared, wordSet.size, size);
  }

  private pushRow({ row }: RepresentedInput): number {
    const slot = this.open(HEADER + row.length);
    const at = slot * this.stride;
    this.slots[at + META] = row.length | IS_ROW;
    this.slots.set(row.bits.subarray(0, row.length), at + HEADER);
    this.layouts[slot] = row.layout;
    return slot;
  }

  private pushText(input: RepresentedInput): number {
      const { size } = input.wordSet;
    const words = input.shortWords;
    const slot = this.open(HEADER + ((size + 1) >> 1));
    const at = slot * this.stride;
    this.slots[at + META] = size;
    for (let i = 0; i < size; i += 2) {
      const second = i + 1 < size ? (words[i + 1] ?? 0) : 0;
      this.slots[at + HEADER + (i >> 1)] = (words[i] ?? 0) | (second << 16);
    }
    this.layouts[slot] = undefined;
    return slot;
  }

  /** The slot to write next, with room for so many words. */
  private open(words: number): number {
    if (words > this.stride) this.widen(words);
    if (this.filled === RING_SLOTS) return (this.newest + 1) % RING_SLOTS;
    const slot = this.filled;
    this.filled += 1;
    if (this.filled * this.stride > this.slots.length) {
      const room = Math.min(RING_SLOTS, Math.max(2, slot * 2));
      const grown = new Uint32Array(room * this.stride);
      grown.set(this.slots);
      this.slots = grown;
    }
    return slot;
  }

  /** Wider slots for longer inputs. */
  private widen(words: number): void {
    const stride = Math.min(MOST_WORDS, Math.ceil(words * 1.125));
    const room = this.stride === 0 ? 1 : this.slots.length / this.stride;
    const widened = new Uint32Array(room * stride);
    for (let slot = 0; slot < this.filled; slot += 1) {
      widened.set(this.slots.subarray(slot * this.stride, (slot + 1) * this.stride), slot * stride);
    }
    this.slots = widened;
    this.stride = stride;
  }
}

const NO_COLUMNS: RowLayout = { columns: new Uint32Array(0), isWord: new Uint8Array(0) };
