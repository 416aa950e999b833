/** The memory of a ring of inputs: one chunk of an arena with slots side by side, and the words of the record that lead to it. */
import { type Arena, chunkBytes, place } from './arena.js';
import type { Cells } from './cells.js';
import type { InputPool } from './input-pool.js';
import type { RowLayouts } from './row-layouts.js';

/** Words of the state: chunk of so many slots of so many words, behind a double; slots in use; the rest is the ring's. */
export const RING_CELLS = 11;
const CHUNK = 0;
const ROOM = 1;
const STRIDE = 2;
const USED = 3;
/** Slot of the newest input plus one; flags; chunk and bytes of its text. */
export const NEWEST = 4;
export const FLAGS = 5;
export const SHOWN = 6;
export const SHOWN_BYTES = 7;
/** The step remembered: id of its column, where it started and how long it was, as 32-bit floats. */
export const STEP_COLUMN = 8;
export const STEP_FROM = 9;
export const STEP_LENGTH = 10;
/** Words of the chunk before its first slot: the latest time. */
export const FRONT_WORDS = 2;

/** Different inputs remembered: enough for the steps of walks and line searches, few enough to compare every input with. */
export const RING_SLOTS = 8;
/** Words of a slot over those needed at once. */
const SPARE_LENGTH = 1.06;

/** A base of the slots rather than a part of them: one object less for every look at a ring. */
export class RingCells {
  private readonly pool: InputPool;
  protected readonly layouts: RowLayouts;
  private readonly cells: Cells;

  constructor(pool: InputPool, cells: Cells) {
    this.pool = pool;
    this.layouts = pool.layouts;
    this.cells = cells;
  }

  /** Asked for each time, as it is made anew when the rings go. */
  protected get arena(): Arena {
    return this.pool.ringArena;
  }

  get size(): number {
    return this.cells.words[this.cells.at + USED] ?? 0;
  }

  protected set size(used: number) {
    this.cells.words[this.cells.at + USED] = used;
  }

  protected get chunk(): number {
    return this.cells.words[this.cells.at + CHUNK] ?? 0;
  }

  protected get room(): number {
    return this.cells.words[this.cells.at + ROOM] ?? 0;
  }

  protected get stride(): number {
    return this.cells.words[this.cells.at + STRIDE] ?? 0;
  }

  /** Latest time of all inputs so far; NaN before the first. */
  get lastTime(): number {
    return this.room === 0 ? NaN : (this.arena.page(this.chunk).doubles[place(this.chunk) >> 1] ?? NaN);
  }

  set lastTime(time: number) {
    if (this.room > 0) this.arena.page(this.chunk).doubles[place(this.chunk) >> 1] = time;
  }

  byteSize(): number {
    return this.room === 0 ? 0 : chunkBytes(chunkWords(this.room, this.stride));
  }

  protected address(slot: number): number {
    return this.chunk + FRONT_WORDS + slot * this.stride;
  }

  /** Wider slots, or more of them, in a new chunk. */
  protected widen(size: number, slots: number): void {
    // Even, so that the doubles of every slot are aligned; somewhat more than needed, as lengths vary.
    const stride = size === this.stride ? size : 2 * Math.ceil(size * SPARE_LENGTH * 0.5);
    const room = slots <= this.room ? this.room : Math.max(slots, Math.min(RING_SLOTS, 2 * this.room));
    const chunk = this.arena.allocate(chunkWords(room, stride));
    const { words, doubles } = this.arena.page(chunk);
    doubles[place(chunk) >> 1] = this.lastTime;
    for (let slot = 0; slot < this.size; slot += 1) {
      const from = place(this.address(slot));
      const to = place(chunk) + FRONT_WORDS + slot * stride;
      const old = this.arena.page(this.chunk).words;
      for (let i = this.stride - 1; i >= 0; i -= 1) words[to + i] = old[from + i] ?? 0;
    }
    if (this.room > 0) this.arena.free(this.chunk, chunkWords(this.room, this.stride));
    const { words: cells, at } = this.cells;
    cells[at + CHUNK] = chunk;
    cells[at + ROOM] = room;
    cells[at + STRIDE] = stride;
  }
}

function chunkWords(room: number, stride: number): number {
  return FRONT_WORDS + room * stride;
}
