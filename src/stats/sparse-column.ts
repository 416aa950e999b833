/** Numbers of those among many accounts that have one: most accounts of a large log have next to none of most measurements. */

/** Numbers of a chunk: none is moved when there come to be more, so that no holes are left behind. */
const CHUNK_BITS = 10;
const CHUNK = 1 << CHUNK_BITS;

/** Whatever has a number for some indexes: an array, or a sparse column. */
export interface Column {
  at(index: number): number | null | undefined;
  readonly length: number;
}

/** A bit for each index, so many indexes in front of each word of bits that have a number, and the numbers one behind the other. */
export class SparseColumn implements Column {
  readonly length: number;
  /** Indexes that have a number. */
  size = 0;
  private readonly bits: Uint32Array;
  private readonly before: Uint32Array;
  private readonly chunks: Float64Array[] = [];
  /** Words of bits whose `before` is known. */
  private counted = 0;

  constructor(length: number) {
    this.length = length;
    const words = (length + 31) >>> 5;
    this.bits = new Uint32Array(words);
    this.before = new Uint32Array(words);
  }

  /** The numbers of an array, null and NaN left out. */
  static from(values: ArrayLike<number | null>): SparseColumn {
    const column = new SparseColumn(values.length);
    for (let index = 0; index < values.length; index += 1) column.push(index, values[index] ?? NaN);
    return column;
  }

  /** Puts in the number of an index above all before; NaN is none. */
  push(index: number, value: number): void {
    if (Number.isNaN(value)) return;
    const word = index >>> 5;
    for (; this.counted <= word; this.counted += 1) this.before[this.counted] = this.size;
    this.bits[word] = (this.bits[word] ?? 0) | (1 << (index & 31));
    if ((this.size & (CHUNK - 1)) === 0) this.chunks.push(new Float64Array(CHUNK));
    const chunk = this.chunks[this.size >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[this.size & (CHUNK - 1)] = value;
    this.size += 1;
  }

  /** The number of an index, NaN where there is none. */
  at(index: number): number {
    const place = this.placeOf(index);
    return place < 0 ? NaN : (this.chunks[place >>> CHUNK_BITS]?.[place & (CHUNK - 1)] ?? NaN);
  }

  /** Place of an index among those that have a number; -1 where there is none. */
  placeOf(index: number): number {
    const word = this.bits[index >>> 5] ?? 0;
    const bit = 1 << (index & 31);
    return (word & bit) === 0 ? -1 : (this.before[index >>> 5] ?? 0) + onesIn(word & (bit - 1));
  }
}

/** Bits that are set (Warren, Hacker's Delight, 5-1). */
function onesIn(word: number): number {
  let ones = word - ((word >>> 1) & 0x55555555);
  ones = (ones & 0x33333333) + ((ones >>> 2) & 0x33333333);
  return Math.imul((ones + (ones >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
