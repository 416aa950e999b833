/** Lists of counters that take little while they are short and small: most accounts call a few times, and a million of them have such lists. */
import { type Arena, chunkBytes, place } from './arena.js';

/** A counter that would pass this moves all of its list to words. */
const LARGEST_BYTE = 255;
/** Bytes of a list in the record: all counters where there are no more, else pairs of an index plus one and its counter. */
const INLINE_BYTES = 8;
const INLINE_WORDS = INLINE_BYTES / 4;
const PAIR_BYTES = 2;

/** What a chunk holds. */
const BYTES = 1;
const WORDS = 2;

/** The lists of all accounts of a segment. In the record: address plus one of the chunk (0: none yet), then the bytes, or the form of the chunk. */
export class Counters {
  readonly length: number;
  private readonly words: Uint32Array;
  private readonly bytes: Uint8Array;
  private readonly arena: Arena;
  private readonly isInPairs: boolean;

  /** @param words records from where the field of the first begins */
  constructor(words: Uint32Array, length: number, arena: Arena) {
    this.words = words;
    this.bytes = new Uint8Array(words.buffer, words.byteOffset, 4 * words.length);
    this.length = length;
    this.isInPairs = length > INLINE_BYTES;
    this.arena = arena;
  }

  /** Words of the record that a list takes. */
  static readonly words = 1 + INLINE_WORDS;

  /** Counter `index` of the account whose record begins at `at`. */
  get(at: number, index: number): number {
    const head = this.words[at] ?? 0;
    if (head === 0) {
      const counter = this.inline(at, index);
      return counter < 0 ? 0 : (this.bytes[counter] ?? 0);
    }
    const { words, bytes } = this.arena.page(head - 1);
    const from = place(head - 1);
    return (this.words[at + 1] === WORDS ? words[from + index] : bytes[4 * from + index]) ?? 0;
  }

  set(at: number, index: number, count: number): void {
    if (count > LARGEST_BYTE) this.unfold(at, WORDS);
    if (this.words[at] === 0) {
      if (this.setInline(at, index, count)) return;
      this.unfold(at, BYTES);
    }
    const chunk = (this.words[at] ?? 0) - 1;
    const { words, bytes } = this.arena.page(chunk);
    if (this.words[at + 1] === WORDS) words[place(chunk) + index] = count;
    else bytes[4 * place(chunk) + index] = count;
  }

  add(at: number, index: number, amount: number): void {
    this.set(at, index, this.get(at, index) + amount);
  }

  /** All counters of an account in an array of their own. */
  read(at: number): Uint32Array {
    const head = this.words[at] ?? 0;
    if (head === 0) return this.readInline(at);
    const { words, bytes } = this.arena.page(head - 1);
    const start = place(head - 1);
    const [list, from] = this.words[at + 1] === WORDS ? [words, start] : [bytes, 4 * start];
    return new Uint32Array(list.subarray(from, from + this.length));
  }

  /** Bytes beside the record. */
  byteSize(at: number): number {
    return this.words[at] === 0 ? 0 : chunkBytes(this.chunkWords(this.words[at + 1] ?? 0));
  }

  /** Byte of the counter in the record; -1 where its index has no pair. */
  private inline(at: number, index: number): number {
    const from = 4 * (at + 1);
    if (!this.isInPairs) return from + index;
    for (let pair = from; pair < from + INLINE_BYTES; pair += PAIR_BYTES) {
      if (this.bytes[pair] === index + 1) return pair + 1;
    }
    return -1;
  }

  /** False where there is no room for one more counter. */
  private setInline(at: number, index: number, count: number): boolean {
    const known = this.inline(at, index);
    if (known < 0) return count === 0 || this.addPair(at, index, count);
    this.bytes[known] = count;
    if (this.isInPairs && count === 0) this.bytes[known - 1] = 0;
    return true;
  }

  private addPair(at: number, index: number, count: number): boolean {
    const from = 4 * (at + 1);
    for (let pair = from; pair < from + INLINE_BYTES; pair += PAIR_BYTES) {
      if (this.bytes[pair] !== 0) continue;
      this.bytes[pair] = index + 1;
      this.bytes[pair + 1] = count;
      return true;
    }
    return false;
  }

  private readInline(at: number): Uint32Array {
    const from = 4 * (at + 1);
    const counts = new Uint32Array(this.length);
    if (!this.isInPairs) counts.set(this.bytes.subarray(from, from + this.length));
    else {
      for (let pair = from; pair < from + INLINE_BYTES; pair += PAIR_BYTES) {
        const index = (this.bytes[pair] ?? 0) - 1;
        if (index >= 0) counts[index] = this.bytes[pair + 1] ?? 0;
      }
    }
    return counts;
  }

  /** Moves a list to a chunk of this form, unless it has one with at least as much room. */
  private unfold(at: number, form: number): void {
    const head = this.words[at] ?? 0;
    const before = head === 0 ? 0 : (this.words[at + 1] ?? 0);
    if (before >= form) return;
    const counts = this.read(at);
    const chunk = this.arena.allocate(this.chunkWords(form));
    const { words, bytes } = this.arena.page(chunk);
    if (form === WORDS) words.set(counts, place(chunk));
    else bytes.set(counts, 4 * place(chunk));
    if (head !== 0) this.arena.free(head - 1, this.chunkWords(before));
    this.words[at] = chunk + 1;
    this.words[at + 1] = form;
  }

  private chunkWords(form: number): number {
    return form === WORDS ? this.length : (this.length + 3) >> 2;
  }
}
