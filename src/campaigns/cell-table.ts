/** The cells of one account in a hash table, for looking up those of many others one after the other. */

/** Places per cell: at a quarter full, most look-ups end at the first place. */
const ROOM = 4;
/** Bits in which cells leave a mark: eight kilobytes stay at hand where the table does not, and most cells looked up are none of the account's. */
const MARK_BITS = 16;

export class CellTable {
  private ids = new Uint32Array(64);
  private counts = new Uint8Array(64);
  private readonly marks = new Uint32Array(2 ** (MARK_BITS - 5));

  /** Forgets the last account and takes the cells of another. */
  fill(ids: Uint32Array, counts: Uint8Array): void {
    const size = 2 ** Math.ceil(Math.log2(ROOM * Math.max(16, ids.length)));
    if (this.ids.length < size) {
      this.ids = new Uint32Array(size);
      this.counts = new Uint8Array(size);
    } else this.counts.fill(0);
    this.marks.fill(0);
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i] ?? 0;
      const place = this.place(id);
      this.ids[place] = id;
      this.counts[place] = counts[i] ?? 0;
      const mark = markOf(id);
      this.marks[mark >>> 5] = (this.marks[mark >>> 5] ?? 0) | (1 << (mark & 31));
    }
  }

  /** Times the account has the cell; 0 for a cell it has not. */
  countOf(id: number): number {
    const mark = markOf(id);
    if ((((this.marks[mark >>> 5] ?? 0) >>> (mark & 31)) & 1) === 0) return 0;
    return this.counts[this.place(id)] ?? 0;
  }

  /** Where the cell is or would be. */
  private place(id: number): number {
    const mask = this.ids.length - 1;
    let place = (Math.imul(id, 0x9e3779b1) >>> 8) & mask;
    while (this.counts[place] !== 0 && this.ids[place] !== id) place = (place + 1) & mask;
    return place;
  }
}

/** By other bits of the hash than the place. */
function markOf(id: number): number {
  return Math.imul(id, 0x85ebca6b) >>> (32 - MARK_BITS);
}
