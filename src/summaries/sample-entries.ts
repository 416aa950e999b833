/** The entries of a sample of inputs: a few numbers each, by ascending key, in one chunk of the pool's arena. */
import { lowerBound } from '../stats/bottom-k.js';
import { chunkBytes, place } from './arena.js';
import type { Cells } from './cells.js';
import type { InputPool } from './input-pool.js';
import { ceilingAt, isAboveCeiling } from './key-ceiling.js';

/** Numbers of one entry: key, first and last time, margin, and where its content lies in the pool. */
const STRIDE = 5;
export const FIRST = 1;
export const LAST = 2;
export const MARGIN = 3;
export const CONTENT = 4;

/** Words of the state: chunk with room for so many entries, of which so many are used; two more for the sample itself, and its bound. */
export const SAMPLE_CELLS = 6;
const CHUNK = 0;
const ROOM = 1;
const KEPT = 2;
/** Inputs offered; the ceiling of the keys; inputs kept at most, 0 before the first. */
const OFFERED = 3;
const CEILING = 4;
const MOST = 5;

export interface SampleEntry {
  readonly key: number;
  readonly first: number;
  readonly last: number;
  readonly margin: number;
  readonly content: number;
}

export class SampleEntries {
  protected readonly pool: InputPool;
  protected readonly cells: Cells;

  /** What the settings allow; memory may allow less. */
  protected readonly atMost: number;

  constructor(limit: number, pool: InputPool, cells: Cells) {
    this.atMost = limit;
    this.pool = pool;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.offered === 0;
  }

  /** Inputs kept at most. A sample begins with what memory allows by then. */
  get limit(): number {
    const most = this.cells.words[this.cells.at + MOST] ?? 0;
    return most === 0 ? Math.min(this.atMost, this.pool.sampleLimit) : most;
  }

  protected setLimit(limit: number): void {
    this.cells.words[this.cells.at + MOST] = limit;
  }

  protected get offered(): number {
    return this.cells.words[this.cells.at + OFFERED] ?? 0;
  }

  protected set offered(offered: number) {
    this.cells.words[this.cells.at + OFFERED] = offered;
  }

  /** Whether the key is too large to enter: of a full sample, most inputs touch nothing but the record. */
  protected isAbove(key: number): boolean {
    return isAboveCeiling(key, this.cells.words[this.cells.at + CEILING] ?? 0);
  }

  protected lowerCeiling(): void {
    if (this.kept === this.limit) this.cells.words[this.cells.at + CEILING] = ceilingAt(this.keyAt(this.kept - 1));
  }

  protected contentOf(index: number): number {
    return this.number(index, CONTENT);
  }

  protected dropLast(): void {
    this.kept -= 1;
    this.pool.drop(this.contentOf(this.kept));
  }

  protected get kept(): number {
    return this.cells.words[this.cells.at + KEPT] ?? 0;
  }

  protected set kept(kept: number) {
    this.cells.words[this.cells.at + KEPT] = kept;
  }

  private get chunk(): number {
    return this.cells.words[this.cells.at + CHUNK] ?? 0;
  }

  private get room(): number {
    return this.cells.words[this.cells.at + ROOM] ?? 0;
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
    if (this.kept === this.room) this.resize(Math.min(limit, this.room + 1 + (this.room >> 1)));
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
    const chunk = this.pool.arena.resize(this.chunk, 2 * STRIDE * this.room, 2 * STRIDE * room);
    this.cells.words[this.cells.at + CHUNK] = chunk;
    this.cells.words[this.cells.at + ROOM] = room;
  }

  protected entryBytes(): number {
    return this.room === 0 ? 0 : chunkBytes(2 * STRIDE * this.room);
  }
}
