/** What the cells of all pairs of a small crowd have in common, worked out at once: links, groups and their comparison ask for most pairs several times. */
import { CellRows, type CellShares, type OwnCells, type SharedCells } from './cell-rows.js';

/** Eight bytes a sum, two sums a pair: 5 MB for 800 accounts. */
export class KnownOverlaps {
  private readonly cross: Float64Array;
  private readonly rare: Float64Array;

  /** Cost: one sweep of each account over the cells of all, which are laid out anew for it and given back. */
  constructor(accounts: number, cellsOf: (place: number) => OwnCells, map: CellShares) {
    const pairs = (accounts * (accounts - 1)) / 2;
    this.cross = new Float64Array(pairs);
    this.rare = new Float64Array(pairs);
    const places = Array.from({ length: accounts }, (_, place) => place);
    const rows = new CellRows(places, cellsOf, map);
    let at = 0;
    for (let one = 1; one < accounts; one += 1) {
      const { cross, rare } = rows.swept(one, one);
      this.cross.set(cross.subarray(0, one), at);
      this.rare.set(rare.subarray(0, one), at);
      at += one;
    }
  }

  /** Of two different accounts. */
  sums(a: number, b: number): SharedCells {
    const high = Math.max(a, b);
    const at = (high * (high - 1)) / 2 + Math.min(a, b);
    return { cross: this.cross[at] ?? 0, rare: this.rare[at] ?? 0 };
  }
}
