/** Which rows of evidence an account keeps: lists of addresses in chunks of the arena, and the words of the record that lead to them. */
import { place } from './arena.js';
import type { Cells } from './cells.js';
import type { InputPool } from './input-pool.js';
import { ceilingAt, isAboveCeiling } from './key-ceiling.js';

/** Pairs of close neighbours kept. */
export const PAIRS = 2;

/** Words of the state: chunk with the addresses of the rows by ascending key, and how many; the ceiling of their keys. */
export const EVIDENCE_CELLS = 5;
const ROWS = 0;
const KEPT = 1;
/** Inputs above it, most of them, touch nothing but the record. */
const CEILING = 2;
/** Chunk with kind, earlier and later row of each pair, and how many: flips first, then by key of the later input. */
const PAIR_ROWS = 3;
const PAIRS_KEPT = 4;
const PAIR_WORDS = 3;

/** Addresses of two rows. */
interface Pair {
  readonly kind: 'near' | 'flip';
  readonly earlier: number;
  readonly later: number;
}

export class EvidenceLists {
  protected readonly pool: InputPool;
  private readonly cells: Cells;

  constructor(pool: InputPool, cells: Cells) {
    this.pool = pool;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.kept === 0 && this.pairCount === 0;
  }

  protected get kept(): number {
    return this.cells.words[this.cells.at + KEPT] ?? 0;
  }

  protected get pairCount(): number {
    return this.cells.words[this.cells.at + PAIRS_KEPT] ?? 0;
  }

  /** Address of the row at a place. */
  protected row(index: number): number {
    const chunk = this.cells.words[this.cells.at + ROWS] ?? 0;
    return this.pool.arena.page(chunk).words[place(chunk) + index] ?? 0;
  }

  protected rows(): readonly number[] {
    return Array.from({ length: this.kept }, (_, index) => this.row(index));
  }

  protected pairs(): readonly Pair[] {
    const chunk = this.cells.words[this.cells.at + PAIR_ROWS] ?? 0;
    return Array.from({ length: this.pairCount }, (_, index) => {
      const from = place(chunk) + PAIR_WORDS * index;
      const [kind, earlier = 0, later = 0] = this.pool.arena.page(chunk).words.subarray(from, from + PAIR_WORDS);
      return { kind: kind === 1 ? 'flip' : 'near', earlier, later };
    });
  }

  /** Whether the key is too large to enter: most inputs touch nothing but the record. */
  protected isAbove(key: number): boolean {
    return isAboveCeiling(key, this.cells.words[this.cells.at + CEILING] ?? 0);
  }

  /** @param key the largest of a full list */
  protected lowerCeiling(key: number): void {
    this.cells.words[this.cells.at + CEILING] = ceilingAt(key);
  }

  protected replace(index: number, address: number): void {
    const chunk = this.cells.words[this.cells.at + ROWS] ?? 0;
    this.pool.arena.page(chunk).words[place(chunk) + index] = address;
  }

  /** Takes the last row out. Returns its address. */
  protected dropLast(): number {
    const last = this.row(this.kept - 1);
    this.resize(this.kept - 1);
    return last;
  }

  protected insert(index: number, address: number): void {
    this.resize(this.kept + 1);
    for (let i = this.kept - 1; i > index; i -= 1) this.replace(i, this.row(i - 1));
    this.replace(index, address);
  }

  private resize(size: number): void {
    const { kept } = this;
    const { words, at } = this.cells;
    const { arena } = this.pool;
    words[at + KEPT] = size;
    if (size > 0) words[at + ROWS] = arena.resize(words[at + ROWS] ?? 0, kept, size);
    else if (kept > 0) arena.free(words[at + ROWS] ?? 0, kept);
  }

  protected putPairs(pairs: readonly Pair[]): void {
    const { words, at } = this.cells;
    const { arena } = this.pool;
    if (this.pairCount === 0) words[at + PAIR_ROWS] = arena.allocate(PAIR_WORDS * PAIRS);
    words[at + PAIRS_KEPT] = pairs.length;
    const chunk = words[at + PAIR_ROWS] ?? 0;
    const numbers = pairs.flatMap(({ kind, earlier, later }) => [kind === 'flip' ? 1 : 0, earlier, later]);
    arena.page(chunk).words.set(numbers, place(chunk));
  }
}
