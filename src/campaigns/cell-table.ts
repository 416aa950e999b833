/** The cells of one account in a hash table, for looking up those of many others one after the other. */

/** Places per cell: at a quarter full, most look-ups end at the first place. */
const ROOM = 4;

export class CellTable {
  private ids = new Uint32Array(64);
  private counts = new Uint8Array(64);

  /** Forgets the last account and takes the cells of another. */
  fill(ids: Uint32Array, counts: Uint8Array): void {
    const size = 2 ** Math.ceil(Math.log2(ROOM * Math.max(16, ids.length)));
    if (this.ids.length < size) {
      this.ids = new Uint32Array(size);
      this.counts = new Uint8Array(size);
    } else this.counts.fill(0);
    ids.forEach((id, i) => {
      const place = this.place(id);
      this.ids[place] = id;
      this.counts[place] = counts[i] ?? 0;
    });
  }

  /** Times the account has the cell; 0 for a cell it has not. */
  countOf(id: number): number {
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
