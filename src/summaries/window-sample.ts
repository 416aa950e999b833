/** The time windows in which an account was active: those with the smallest hashes, the same windows for every account. */
import { mix32 } from '../represent/hash.js';
import { estimateDistinct } from '../stats/bottom-k.js';
import { type Arena, chunkBytes, place } from './arena.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { type Cells, ownCells } from './cells.js';
import type { ObjectState } from './summary.js';

const HASH_RANGE = 2 ** 32;
const SEED = 0x9e3779b9;
/** Room for this many windows at first: most accounts of a large log call once or twice. */
const FIRST_ROOM = 2;

/** Words of the state: chunk with room for so many window indexes, by ascending hash, of which the first `KEPT` count. */
export const WINDOW_CELLS = 5;
const CHUNK = 0;
const ROOM = 1;
const KEPT = 2;
/** Index of the window offered last plus one. */
const LAST = 3;
/** All bits of the largest hash that may still enter, inverted: once the sample is full, most windows touch nothing but the record. */
const CEILING = 4;

/**
 * Hash by which windows are chosen; the same for all accounts, so that below a common threshold two samples hold the same windows
 * or show that one account was not active in them. No two windows have the same hash.
 */
export function windowHash(index: number): number {
  return mix32(index ^ SEED);
}

export class WindowSample implements ObjectState<WindowSample> {
  readonly limit: number;
  readonly widthMs: number;

  private readonly arena: Arena;
  private readonly cells: Cells;

  constructor(limit: number, widthMs: number, arena: Arena, cells = ownCells(WINDOW_CELLS)) {
    this.limit = limit;
    this.widthMs = widthMs;
    this.arena = arena;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.kept === 0;
  }

  private get chunk(): number {
    return this.cells.words[this.cells.at + CHUNK] ?? 0;
  }

  private get room(): number {
    return this.cells.words[this.cells.at + ROOM] ?? 0;
  }

  private get kept(): number {
    return this.cells.words[this.cells.at + KEPT] ?? 0;
  }

  private set kept(kept: number) {
    this.cells.words[this.cells.at + KEPT] = kept;
  }

  /** Books a time in ms since 1970; before 1970 or thousands of years ahead it is left out. */
  offer(time: number): void {
    const index = Math.floor(time / this.widthMs);
    const { words, at } = this.cells;
    if (index + 1 === words[at + LAST] || !(index >= 0 && index < HASH_RANGE)) return;
    words[at + LAST] = index + 1;
    this.add(index);
  }

  get size(): number {
    return this.kept;
  }

  /** Indexes (time / width, rounded down) of the kept windows, ascending; made anew on every call. */
  entries(): Float64Array {
    return Float64Array.from({ length: this.kept }, (_, i) => this.window(i)).sort();
  }

  /** Largest hash kept once windows may have been left out; Infinity while all active windows are kept. */
  threshold(): number {
    return this.kept < this.limit ? Infinity : this.largest();
  }

  /** Different active windows: exact while all are kept, else estimated. */
  distinct(): number {
    return estimateDistinct(this.kept, this.limit, this.largest() / HASH_RANGE);
  }

  merge(from: WindowSample): void {
    for (let i = 0; i < from.kept; i += 1) this.add(from.window(i));
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.kept);
    for (let i = 0; i < this.kept; i += 1) writer.u32(this.window(i));
    return writer.finish();
  }

  load(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes);
    for (let left = reader.countOf(4); left > 0; left -= 1) this.add(reader.u32());
  }

  byteSize(): number {
    return 4 * WINDOW_CELLS + (this.room === 0 ? 0 : chunkBytes(this.room));
  }

  private largest(): number {
    return this.kept === 0 ? 0 : windowHash(this.window(this.kept - 1));
  }

  private window(index: number): number {
    return this.arena.page(this.chunk).words[place(this.chunk) + index] ?? 0;
  }

  private add(index: number): void {
    const hash = windowHash(index);
    if (hash > ~(this.cells.words[this.cells.at + CEILING] ?? 0) >>> 0) return;
    const at = this.find(hash);
    if (at < this.kept ? this.window(at) === index : at === this.limit) return;
    if (this.kept === this.limit) this.kept -= 1;
    if (this.kept === this.room) this.widen();
    const { words } = this.arena.page(this.chunk);
    const from = place(this.chunk);
    // A handful of words: a plain loop costs less than the call of a built-in one.
    for (let i = from + this.kept; i > from + at; i -= 1) words[i] = words[i - 1] ?? 0;
    words[from + at] = index;
    this.kept += 1;
    if (this.kept === this.limit) this.cells.words[this.cells.at + CEILING] = ~this.largest();
  }

  /** First place whose window has a hash not below this one. */
  private find(hash: number): number {
    if (this.kept === 0) return 0;
    const { words } = this.arena.page(this.chunk);
    const from = place(this.chunk);
    let low = 0;
    let high = this.kept;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (windowHash(words[from + middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private widen(): void {
    const room = Math.min(this.limit, Math.max(FIRST_ROOM, this.room * 2));
    this.cells.words[this.cells.at + CHUNK] = this.arena.resize(this.chunk, this.room, room);
    this.cells.words[this.cells.at + ROOM] = room;
  }
}
