/**
 * Overlaps of one account with many others at once, for blocks of which all pairs are measured: only cells that two accounts share are looked at, where
 * pair by pair every cell of the one is looked up among those of the other.
 */
import { roomFor } from '../stats/room.js';

/** What two accounts share, summed over their cells. */
export interface SharedCells {
  /** Products of their shares: over the tables, the chance that an input of the one shares a cell with one of the other. */
  readonly cross: number;
  /** The same with every cell divided by its share among all accounts. */
  readonly rare: number;
}

/** How the accounts spread over the cells. */
export interface CellShares {
  readonly accounts: number;
  /** Sum of the accounts' shares of a cell. */
  summedShare(cell: number): number;
}

/**
 * Share of a cell among all accounts but two; a little more, so that it is never 0.
 * @param summed over all accounts, of which there are so many
 * @param both of the two together
 */
export function usualShare(summed: number, both: number, accounts: number): number {
  return Math.max(0, summed - both) / Math.max(1, accounts - 1) + 1 / Math.max(1, accounts);
}

/** Distinct cells of an account, and how often each occurs. */
export interface OwnCells {
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
  /** Inputs that the cells are of. */
  readonly inputs: number;
}

/** Sums of one row with every row, by row. */
interface Swept {
  readonly cross: Float64Array;
  readonly rare: Float64Array;
}

export class CellRows implements Swept {
  /** Number of each account among the rows, by its place. */
  private readonly rows = new Map<number, number>();
  private readonly cells: readonly OwnCells[];
  /** Where the cells of each bucket begin; in a bucket they lie by row. */
  private readonly starts: Uint32Array;
  private readonly shift: number;
  private readonly ids: Uint32Array;
  private readonly owners: Uint32Array;
  /** Share of the owner's inputs in the cell. */
  private readonly shares: Float64Array;
  readonly cross: Float64Array;
  readonly rare: Float64Array;
  private readonly map: CellShares;
  /** The row whose overlaps are at hand. */
  private at = -1;
  /** Rows up to which they are. */
  private below = 0;

  constructor(places: readonly number[], cellsOf: (place: number) => OwnCells, map: CellShares) {
    places.forEach((place, row) => this.rows.set(place, row));
    this.cells = places.map(cellsOf);
    this.map = map;
    const all = this.cells.reduce((sum, { ids }) => sum + ids.length, 0);
    const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, all))));
    this.shift = 32 - bits;
    this.starts = this.startBuckets(2 ** bits);
    this.ids = new Uint32Array(roomFor(4 * all), 0, all);
    this.owners = new Uint32Array(roomFor(4 * all), 0, all);
    this.shares = new Float64Array(roomFor(8 * all), 0, all);
    this.fillBuckets();
    this.cross = new Float64Array(places.length);
    this.rare = new Float64Array(places.length);
  }

  has(place: number): boolean {
    return this.rows.has(place);
  }

  /** The sums over the cells that two of the accounts share; `of` is worked out against all others when first asked for. */
  sums(of: number, other: number): SharedCells {
    const row = this.rows.get(of) ?? -1;
    const at = this.rows.get(other) ?? -1;
    const { cross, rare } = this.swept(row, at < row ? row : Infinity);
    return { cross: cross[at] ?? 0, rare: rare[at] ?? 0 };
  }

  /** Sums of one row with every row below another; valid until more is asked for. All pairs in turn need the rows before each only. */
  swept(row: number, below: number): Swept {
    if (row !== this.at || below > this.below) this.sweep(row, below);
    return this;
  }

  private sweep(row: number, below: number): void {
    this.at = row;
    this.below = below;
    this.cross.fill(0);
    this.rare.fill(0);
    const own = this.cells[row];
    if (own === undefined) return;
    const inputs = Math.max(1, own.inputs);
    for (let i = 0; i < own.ids.length; i += 1) this.add(own.ids[i] ?? 0, (own.counts[i] ?? 0) / inputs, below);
  }

  /** Adds what one cell is worth to everybody below who has it; most cells nobody else has. */
  private add(id: number, share: number, below: number): void {
    const { ids, owners, shares, cross, rare } = this;
    const { accounts } = this.map;
    const bucket = this.bucketOf(id);
    const end = this.starts[bucket + 1] ?? 0;
    let summed = NaN;
    for (let at = this.starts[bucket] ?? 0; at < end; at += 1) {
      const owner = owners[at] ?? 0;
      if (owner >= below) break;
      if (ids[at] !== id) continue;
      if (Number.isNaN(summed)) summed = this.map.summedShare(id);
      const other = shares[at] ?? 0;
      const both = share * other;
      cross[owner] = (cross[owner] ?? 0) + both;
      rare[owner] = (rare[owner] ?? 0) + both / usualShare(summed, share + other, accounts);
    }
  }

  private bucketOf(id: number): number {
    return Math.imul(id, 0x9e3779b1) >>> this.shift;
  }

  private startBuckets(buckets: number): Uint32Array {
    const starts = new Uint32Array(buckets + 1);
    for (const { ids } of this.cells) {
      for (const id of ids) {
        const next = this.bucketOf(id) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
    }
    for (let i = 1; i <= buckets; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    return starts;
  }

  private fillBuckets(): void {
    const next = this.starts.slice();
    this.cells.forEach(({ ids, counts, inputs }, row) => {
      for (let i = 0; i < ids.length; i += 1) {
        const bucket = this.bucketOf(ids[i] ?? 0);
        const at = next[bucket] ?? 0;
        next[bucket] = at + 1;
        this.ids[at] = ids[i] ?? 0;
        this.owners[at] = row;
        this.shares[at] = (counts[i] ?? 0) / Math.max(1, inputs);
      }
    });
  }
}
