/** The entries of a sample of inputs: a few numbers each, by ascending key, in one chunk of the pool's arena. */
import { lowerBound } from '../stats/bottom-k.js';
import { chunkBytes, place } from './arena.js';
import type { InputPool } from './input-pool.js';

/** Numbers of one entry: key, first and last time, margin, and where its content lies in the pool. */
const STRIDE = 5;
export const FIRST = 1;
export const LAST = 2;
export const MARGIN = 3;
export const CONTENT = 4;

export interface SampleEntry {
  readonly key: number;
  readonly first: number;
  readonly last: number;
  readonly margin: number;
  readonly content: number;
}

/** A base of the sample rather than a part of it: a million accounts would pay for another object each. */
export class SampleEntries {
  protected readonly pool: InputPool;
  protected kept = 0;
  /** Chunk with room for `room` entries, of which `kept` are used. */
  private chunk = -1;
  private room = 0;

  constructor(pool: InputPool) {
    this.pool = pool;
  }

  keyAt(index: number): number {
    return this.number(index, 0);
  }

  protected number(index: number, part: number): number {
    return this.pool.arena.page(this.chunk).doubles[(place(this.chunk) >> 1) + index * STRIDE + part] ?? NaN;
  }

  protected setNumber(index: number, part: number, value: number): void {
    this.pool.arena.page(this.chunk).doubles[(place(this.chunk) >> 1) + index * STRIDE + part] = value;
  }

  /** Place of the first entry whose key is not below this one. */
  protected find(key: number): number {
    if (this.kept === 0) return 0;
    const { doubles } = this.pool.arena.page(this.chunk);
    return lowerBound(doubles, { from: place(this.chunk) >> 1, size: this.kept, stride: STRIDE, key });
  }

  /** Puts an entry at its place; `limit` is the most room it may take. */
  protected place(at: number, entry: SampleEntry, limit: number): void {
    if (this.kept === this.room) this.resize(Math.min(limit, Math.ceil(this.room * 1.5) + 1));
    const { doubles } = this.pool.arena.page(this.chunk);
    const base = place(this.chunk) >> 1;
    // Some hundred numbers at most: a plain loop costs less than the call of a built-in one.
    for (let i = base + this.kept * STRIDE - 1; i >= base + at * STRIDE; i -= 1) doubles[i + STRIDE] = doubles[i] ?? 0;
    const to = base + at * STRIDE;
    doubles[to] = entry.key;
    doubles[to + FIRST] = entry.first;
    doubles[to + LAST] = entry.last;
    doubles[to + MARGIN] = entry.margin;
    doubles[to + CONTENT] = entry.content;
    this.kept += 1;
  }

  /** Room for so many entries at once. */
  protected reserve(room: number): void {
    if (room > this.room) this.resize(room);
  }

  /** Moves the entries to a chunk with this much room. */
  protected resize(room: number): void {
    const { arena } = this.pool;
    const chunk = arena.allocate(2 * STRIDE * room);
    if (this.room > 0) {
      const from = place(this.chunk) >> 1;
      const { doubles } = arena.page(this.chunk);
      arena.page(chunk).doubles.set(doubles.subarray(from, from + this.kept * STRIDE), place(chunk) >> 1);
      arena.free(this.chunk, 2 * STRIDE * this.room);
    }
    this.chunk = chunk;
    this.room = room;
  }

  protected entryBytes(): number {
    return this.room === 0 ? 0 : chunkBytes(2 * STRIDE * this.room);
  }
}
