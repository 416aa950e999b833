/** How far two texts are apart by the words they use. */

/** Short hashes have this many bits. */
const SHORT_BITS = 16;

/**
 * Compares one text with many by their sets of words; for near neighbours and walks through text space.
 *
 * Words are told apart by 16 bits of their hash, so that a set is 8 KiB of bits, which stay in the nearest cache: of two texts
 * with 80 words each about one in ten pairs has one word too many in common, which moves the distance by less than .01.
 */
export class WordSet {
  /** Different words in the set. */
  size = 0;

  /** The words of the set, each once; the first `size` count. */
  readonly words: Uint16Array;

  private readonly bits = new Bits();
  private readonly others = new Bits();

  /** @param room most words of a text */
  constructor(room: number) {
    this.words = new Uint16Array(room);
  }

  /** Replaces the set by the first `count` words, given by their full hashes. */
  fill(hashes: Uint32Array, count: number): void {
    this.bits.clear(this.words, this.size);
    let size = 0;
    for (let i = 0; i < count; i += 1) {
      const word = (hashes[i] ?? 0) & 0xffff;
      if (!this.bits.add(word)) continue;
      this.words[size] = word;
      size += 1;
    }
    this.size = size;
  }

  /** How many of the `count` short hashes from `at` on are in the set. */
  countShared(words: Uint16Array, at: number, count: number): number {
    return this.bits.count(words, at, count);
  }

  /**
   * Jaccard distance to the first `count` words of another text, given as full hashes with repetitions.
   * @returns `jaccardDistance` of the two sets, in 0..1
   */
  distanceTo(hashes: Uint32Array, count: number): number {
    let size = 0;
    let shared = 0;
    for (let i = 0; i < count; i += 1) {
      const word = (hashes[i] ?? 0) & 0xffff;
      if (!this.others.add(word)) continue;
      size += 1;
      if (this.bits.has(word)) shared += 1;
    }
    this.others.clear(hashes, count);
    return jaccardDistance(shared, this.size, size);
  }
}

/** A set of short hashes as one bit each. */
class Bits {
  private readonly bits = new Uint32Array((1 << SHORT_BITS) / 32);

  has(word: number): boolean {
    return (((this.bits[word >>> 5] ?? 0) >>> (word & 31)) & 1) === 1;
  }

  /** How many of the `count` words from `at` on are here: no branch that could be guessed wrong. */
  count(words: Uint16Array, at: number, count: number): number {
    const { bits } = this;
    let found = 0;
    for (let i = at; i < at + count; i += 1) {
      const word = words[i] ?? 0;
      found += ((bits[word >>> 5] ?? 0) >>> (word & 31)) & 1;
    }
    return found;
  }

  /** Adds a word; false if it was there. */
  add(word: number): boolean {
    const bits = this.bits[word >>> 5] ?? 0;
    const bit = 1 << (word & 31);
    this.bits[word >>> 5] = bits | bit;
    return (bits & bit) === 0;
  }

  /** Takes the first `count` words (or those with these hashes) out again: cheaper than wiping all bits. */
  clear(words: Uint16Array | Uint32Array, count: number): void {
    for (let i = 0; i < count; i += 1) this.bits[((words[i] ?? 0) & 0xffff) >>> 5] = 0;
  }
}

/**
 * One minus the share of words in common, for texts as sets of words.
 *
 * Formula: 1 - shared / (sizeA + sizeB - shared), in 0..1; two empty sets: 0. Source: Jaccard 1912.
 * Example: 'a b c' and 'b c d' share 2 of 4 words: .5.
 */
export function jaccardDistance(shared: number, sizeA: number, sizeB: number): number {
  const union = sizeA + sizeB - shared;
  return union === 0 ? 0 : 1 - shared / union;
}
