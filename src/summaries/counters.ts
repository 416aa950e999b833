/** Lists of counters that take little while they are short and small: most accounts call a few times, and a million of them have such lists. */
import { type Arena, chunkBytes, place } from './arena.js';

/** A counter that would pass this moves all of its list to words. */
const LARGEST_BYTE = 255;
/** Bytes of a list in the record: all counters where there are no more, else pairs of an index plus one and its counter. */
const INLINE_BYTES = 8;
const INLINE_WORDS = INLINE_BYTES / 4;
const PAIR_BYTES = 2;

/** In the first word of the record, beside the address of the chunk, whose last two bits are 0: what the chunk holds. 0: there is none. */
const BYTES = 1;
const WORDS = 2;
const FORMS = 3;

/** The lists of all accounts of a segment. In the record: address and form of the chunk (0: none yet), then the bytes in front of it. */
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
    const chunk = addressOf(head);
    const page = this.arena.page(chunk);
    const count = (head & BYTES) === 0 ? page.words[place(chunk) + index] : page.bytes[4 * place(chunk) + index];
    return count ?? 0;
  }

  set(at: number, index: number, count: number): void {
    if (count > LARGEST_BYTE) this.unfold(at, WORDS);
    if (this.words[at] === 0) {
      if (this.setInline(at, index, count)) return;
      this.unfold(at, BYTES);
    }
    const head = this.words[at] ?? 0;
    const chunk = addressOf(head);
    const page = this.arena.page(chunk);
    if ((head & BYTES) === 0) page.words[place(chunk) + index] = count;
    else page.bytes[4 * place(chunk) + index] = count;
  }

  add(at: number, index: number, amount: number): void {
    this.set(at, index, this.get(at, index) + amount);
  }

  /** All counters of an account in an array of their own. */
  read(at: number): Uint32Array {
    const head = this.words[at] ?? 0;
    if (head === 0) return this.readInline(at);
    const chunk = addressOf(head);
    const { words, bytes } = this.arena.page(chunk);
    const [list, from] = (head & BYTES) === 0 ? [words, place(chunk)] : [bytes, 4 * place(chunk)];
    return new Uint32Array(list.subarray(from, from + this.length));
  }

  /** Bytes beside the record. */
  byteSize(at: number): number {
    const head = this.words[at] ?? 0;
    return head === 0 ? 0 : chunkBytes(this.chunkWords(head & FORMS));
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
    if ((head & FORMS) >= form) return;
    const counts = this.read(at);
    const chunk = this.arena.allocate(this.chunkWords(form));
    const { words, bytes } = this.arena.page(chunk);
    if (form === WORDS) words.set(counts, place(chunk));
    else bytes.set(counts, 4 * place(chunk));
    if (head !== 0) this.arena.free(addressOf(head), this.chunkWords(head & FORMS));
    this.words[at] = chunk + form;
  }

  private chunkWords(form: number): number {
    return form === WORDS ? this.length : (this.length + 3) >> 2;
  }
}

function addressOf(head: number): number {
  return (head & ~FORMS) >>> 0;
}
