/** The names an account used (addresses, agents, models, ...): the k with the smallest hashes, each with its exact count. */
import { hashBytes } from '../represent/hash.js';
import { estimateDistinct, lowerBound } from '../stats/bottom-k.js';
import { chunkBytes, place } from './arena.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { type Cells, ownCells } from './cells.js';
import type { InputPool } from './input-pool.js';
import type { ObjectState } from './summary.js';

const HASH_RANGE = 2 ** 32;

/** Words of one item: hash, count, address of the name. */
const ITEM_WORDS = 3;
const HASH = 0;
const COUNT = 1;
const NAME = 2;

/** Words of the state: chunk of the pool's arena with exactly the kept items, by ascending hash (most accounts have one name); how many. */
export const NAME_CELLS = 2;
const CHUNK = 0;
const KEPT = 1;

export interface CountedName {
  readonly name: string;
  readonly count: number;
}

/**
 * A kept name was kept from its first use on, so its count is exact. Order of events and merges does not matter.
 * Two names with the same 32-bit hash count as one: among the names of one account that is one in millions.
 */
export class NameSample implements ObjectState<NameSample> {
  readonly limit: number;

  private readonly pool: InputPool;
  private readonly cells: Cells;

  constructor(limit: number, pool: InputPool, cells = ownCells(NAME_CELLS)) {
    this.limit = limit;
    this.pool = pool;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.kept === 0;
  }

  private get chunk(): number {
    return this.cells.words[this.cells.at + CHUNK] ?? 0;
  }

  private get kept(): number {
    return this.cells.words[this.cells.at + KEPT] ?? 0;
  }

  private set kept(kept: number) {
    this.cells.words[this.cells.at + KEPT] = kept;
  }

  /** Books the name in the bytes from `start` up to `end`. */
  offerBytes(bytes: Uint8Array, start: number, end: number): void {
    const hash = hashBytes(bytes, start, end, 0);
    const at = this.find(hash);
    if (this.isAt(at, hash)) this.use(at, 1);
    else if (at < this.limit) this.insert(at, hash, this.pool.names.keepBytes(hash, bytes, start, end));
  }

  /** Books a name by its hash; the name itself is asked for only if it enters. */
  offer(hash: number, name: () => string): void {
    this.add(hash, name, 1);
  }

  get size(): number {
    return this.kept;
  }

  /** Kept names by ascending hash; made anew on every call. */
  entries(): readonly CountedName[] {
    return Array.from({ length: this.kept }, (_, at) => ({ name: this.nameAt(at), count: this.word(at, COUNT) }));
  }

  /** Different names seen: exact while all are kept, else estimated. */
  distinct(): number {
    const largest = this.kept === 0 ? 0 : this.word(this.kept - 1, HASH);
    return estimateDistinct(this.kept, this.limit, largest / HASH_RANGE);
  }

  merge(from: NameSample): void {
    for (let at = 0; at < from.kept; at += 1)
      this.add(from.word(at, HASH), () => from.nameAt(at), from.word(at, COUNT));
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.kept);
    for (let at = 0; at < this.kept; at += 1) {
      writer.u32(this.word(at, HASH));
      writer.count(this.word(at, COUNT));
      writer.text(this.nameAt(at));
    }
    return writer.finish();
  }

  load(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes);
    for (let left = reader.countOf(6); left > 0; left -= 1) {
      const hash = reader.u32();
      const count = reader.count();
      const name = reader.text();
      this.add(hash, () => name, count);
    }
  }

  byteSize(): number {
    let bytes = 4 * NAME_CELLS + (this.kept === 0 ? 0 : chunkBytes(ITEM_WORDS * this.kept));
    for (let at = 0; at < this.kept; at += 1) bytes += this.pool.names.bytesOf(this.word(at, NAME));
    return bytes;
  }

  private add(hash: number, name: () => string, count: number): void {
    const at = this.find(hash);
    if (this.isAt(at, hash)) this.use(at, count);
    else if (at < this.limit) {
      this.insert(at, hash, this.pool.names.keep(hash, name()));
      this.use(at, count - 1);
    }
  }

  private word(at: number, part: number): number {
    return this.pool.arena.page(this.chunk).words[place(this.chunk) + ITEM_WORDS * at + part] ?? 0;
  }

  private nameAt(at: number): string {
    return this.pool.names.text(this.word(at, NAME));
  }

  private isAt(at: number, hash: number): boolean {
    return at < this.kept && this.word(at, HASH) === hash >>> 0;
  }

  private use(at: number, times: number): void {
    const { words } = this.pool.arena.page(this.chunk);
    const counter = place(this.chunk) + ITEM_WORDS * at + COUNT;
    words[counter] = (words[counter] ?? 0) + times;
  }

  /** Puts a name used once at its place; the largest hash gives way when the list is full. */
  private insert(at: number, hash: number, name: number): void {
    if (this.kept === this.limit) {
      this.kept -= 1;
      this.pool.names.drop(this.word(this.kept, HASH), this.word(this.kept, NAME));
    } else {
      const sizes = [ITEM_WORDS * this.kept, ITEM_WORDS * (this.kept + 1)] as const;
      this.cells.words[this.cells.at + CHUNK] = this.pool.arena.resize(this.chunk, ...sizes);
    }
    const { words } = this.pool.arena.page(this.chunk);
    const from = place(this.chunk);
    const item = from + ITEM_WORDS * at;
    // A few words: plain loops cost less than calls of built-in ones.
    for (let i = from + ITEM_WORDS * this.kept - 1; i >= item; i -= 1) words[i + ITEM_WORDS] = words[i] ?? 0;
    words[item + HASH] = hash;
    words[item + COUNT] = 1;
    words[item + NAME] = name;
    this.kept += 1;
  }

  /** First place whose hash is not below this one. */
  private find(hash: number): number {
    if (this.kept === 0) return 0;
    const { words } = this.pool.arena.page(this.chunk);
    return lowerBound(words, { from: place(this.chunk), size: this.kept, stride: ITEM_WORDS, key: hash >>> 0 });
  }
}
