/** How far two texts are apart by the words they use. */

/**
 * Compares one text with many by their sets of words; for near neighbours and walks through text space.
 *
 * Words are told apart by 16 bits of their hash, so that a set is a table of 65,536 marks: of two texts with 80 words each about
 * one in ten pairs has one word too many in common, which moves the distance by less than .01.
 */
export class WordSet {
  /** Different words in the set. */
  size = 0;

  private readonly marks = new Uint32Array(65_536);
  private readonly others = new Uint32Array(65_536);
  private mark = 0;
  private other = 0;

  /** Replaces the set by the first `count` words; their short hashes, each once, are written to `into`, which has room for all. */
  fill(hashes: Uint32Array, count: number, into: Uint16Array): void {
    this.mark = nextMark(this.marks, this.mark);
    this.size = 0;
    for (let i = 0; i < count; i += 1) {
      const word = (hashes[i] ?? 0) & 0xffff;
      if (this.marks[word] === this.mark) continue;
      this.marks[word] = this.mark;
      into[this.size] = word;
      this.size += 1;
    }
  }

  /** Whether the set has the word with this short hash. */
  has(word: number): boolean {
    return this.marks[word] === this.mark;
  }

  /**
   * Jaccard distance to the first `count` words of another text, given as full hashes with repetitions.
   * @returns `jaccardDistance` of the two sets, in 0..1
   */
  distanceTo(hashes: Uint32Array, count: number): number {
    this.other = nextMark(this.others, this.other);
    let size = 0;
    let shared = 0;
    for (let i = 0; i < count; i += 1) {
      const word = (hashes[i] ?? 0) & 0xffff;
      if (this.others[word] === this.other) continue;
      this.others[word] = this.other;
      size += 1;
      if (this.marks[word] === this.mark) shared += 1;
    }
    return jaccardDistance(shared, this.size, size);
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

/** The next mark; when they run out after four billion texts, the table is wiped. */
function nextMark(marks: Uint32Array, mark: number): number {
  if (mark < 0xffffffff) return mark + 1;
  marks.fill(0);
  return 1;
}
