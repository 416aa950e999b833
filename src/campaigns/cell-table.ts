/** The cells of one account in a hash table, for looking up those of many others one after the other. */
import type { CellShares } from './cell-rows.js';

/** Places per cell: at a quarter full, most look-ups end at the first place. */
const ROOM = 4;
/** Bits in which cells leave a mark: eight kilobytes stay at hand where the table does not, and most cells looked up are none of the account's. */
const MARK_BITS = 16;

export class CellTable {
  private ids = new Uint32Array(64);
  private counts = new Uint8Array(64);
  /** Sums of all accounts' shares by place, as far as they were asked for: NaN where not. */
  private summed = new Float32Array(64);
  private readonly marks = new Uint32Array(2 ** (MARK_BITS - 5));

  /** Forgets the last account and takes the cells of another. */
  fill(ids: Uint32Array, counts: Uint8Array): void {
    const size = 2 ** Math.ceil(Math.log2(ROOM * Math.max(16, ids.length)));
    if (this.ids.length < size) {
      this.ids = new Uint32Array(size);
      this.counts = new Uint8Array(size);
      this.summed = new Float32Array(size);
    } else this.counts.fill(0);
    this.summed.fill(NaN);
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

  /** Where the cell is; -1 for a cell that the account has not. */
  find(id: number): number {
    const mark = markOf(id);
    if ((((this.marks[mark >>> 5] ?? 0) >>> (mark & 31)) & 1) === 0) return -1;
    const place = this.place(id);
    return this.counts[place] === 0 ? -1 : place;
  }

  /** Times the account has the cell at a place. */
  countAt(place: number): number {
    return this.counts[place] ?? 0;
  }

  /** Sum of the accounts' shares of the cell at a place: looked up once for all that are compared with this account. */
  summedAt(place: number, map: Pick<CellShares, 'summedShare'>): number {
    const known = this.summed[place] ?? NaN;
    return Number.isNaN(known) ? (this.summed[place] = map.summedShare(this.ids[place] ?? 0)) : known;
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
