/** Lists of counters, a byte each while they are small: most accounts call a few times, and a million of them have such lists. */
import { type Arena, chunkBytes, place } from './arena.js';

/** A counter that would pass this moves all of its list to words of their own. */
const LARGEST_BYTE = 255;

/** The lists of all accounts of a segment. In the record: address plus one of the chunk (0: none yet), then the bytes. */
export class Counters {
  readonly length: number;
  private readonly words: Uint32Array;
  private readonly bytes: Uint8Array;
  private readonly arena: Arena;

  /** @param words records from where the field of the first begins */
  constructor(words: Uint32Array, length: number, arena: Arena) {
    this.words = words;
    this.bytes = new Uint8Array(words.buffer, words.byteOffset, 4 * words.length);
    this.length = length;
    this.arena = arena;
  }

  /** Words of the record that a list of so many counters takes. */
  static words(length: number): number {
    return 1 + ((length + 3) >> 2);
  }

  /** Counter `index` of the account whose record begins at `at`. */
  get(at: number, index: number): number {
    const chunk = (this.words[at] ?? 0) - 1;
    if (chunk < 0) return this.bytes[4 * (at + 1) + index] ?? 0;
    return this.arena.page(chunk).words[place(chunk) + index] ?? 0;
  }

  set(at: number, index: number, count: number): void {
    if ((this.words[at] ?? 0) === 0 && count > LARGEST_BYTE) this.widen(at);
    const chunk = (this.words[at] ?? 0) - 1;
    if (chunk < 0) this.bytes[4 * (at + 1) + index] = count;
    else this.arena.page(chunk).words[place(chunk) + index] = count;
  }

  add(at: number, index: number, amount: number): void {
    this.set(at, index, this.get(at, index) + amount);
  }

  /** All counters of an account in an array of their own. */
  read(at: number): Uint32Array {
    const chunk = (this.words[at] ?? 0) - 1;
    const [list, from] = chunk < 0 ? [this.bytes, 4 * (at + 1)] : [this.arena.page(chunk).words, place(chunk)];
    return new Uint32Array(list.subarray(from, from + this.length));
  }

  /** Bytes beside the record. */
  byteSize(at: number): number {
    return this.words[at] === 0 ? 0 : chunkBytes(this.length);
  }

  private widen(at: number): void {
    const counts = this.read(at);
    const chunk = this.arena.allocate(this.length);
    this.arena.page(chunk).words.set(counts, place(chunk));
    this.words[at] = chunk + 1;
  }
}
