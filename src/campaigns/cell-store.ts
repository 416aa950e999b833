/** Cells of many accounts, packed: how far two accounts ask in the same places of input space. */
import { campaigns } from '../config/defaults.js';
import type { CellMap, CellSheet } from '../population/cells.js';
import type { UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';

/** Bytes of one packed cell: its id and its count. */
const CELL_BYTES = 5;
/** Tables kept in however large a log. */
const FEWEST_TABLES = 8;
/** Tables whose cells are offered for blocking: enough that accounts that share anything meet. */
const BLOCKING_TABLES = 8;

export interface Overlap {
  /** Chance that an input of the one shares a cell with one of the other. */
  readonly cross: number;
  /** The same with every cell divided by its share among all accounts: rare places count more. */
  readonly rare: number;
}

/** How many inputs and tables of a sheet fit into the memory of one account. */
export function sheetBounds(
  accounts: number,
  sheet: { inputs: number; tables: number },
): { inputs: number; tables: number } {
  const cells = Math.floor(campaigns.cellBytes / CELL_BYTES / Math.max(1, accounts));
  if (cells >= sheet.inputs * sheet.tables) return sheet;
  const tables = Math.max(
    FEWEST_TABLES,
    Math.min(sheet.tables, Math.floor(Math.sqrt((cells * sheet.tables) / sheet.inputs))),
  );
  return { inputs: Math.max(1, Math.min(sheet.inputs, Math.floor(cells / tables))), tables };
}

export class CellStore {
  /** Unbiased chance that two inputs of the account share a cell. */
  readonly own: Float64Array;
  private readonly ids: Uint32Array[] = [];
  private readonly counts: Uint8Array[] = [];
  private readonly inputs: Float64Array;
  private readonly blocking: Uint32Array[] = [];
  private readonly map: CellMap;
  private tables = 1;
  /** The account whose cells are in `slots`. */
  private unfolded = -1;
  private slots = new Uint32Array(0);
  private slotCounts = new Uint8Array(0);
  /** Summed shares of the cell over all accounts: looked up once per account, as the map is too large for the cache. */
  private slotShares = new Float64Array(0);
  private lastA = -1;
  private lastB = -1;
  private last: Overlap = { cross: 0, rare: 0 };

  constructor(profiles: readonly Profile[], population: Population, kind: UseKind) {
    this.map = population.map(kind);
    this.own = new Float64Array(profiles.length);
    this.inputs = new Float64Array(profiles.length);
    profiles.forEach((profile, place) => {
      this.pack(place, population.cells(profile), profiles.length);
    });
  }

  /** Cell ids of an account in a few tables, for finding accounts that share rare ones. */
  blockingCells(place: number): Uint32Array {
    return this.blocking[place] ?? new Uint32Array(0);
  }

  /** Looks up the cells of the one in those of the other; the last pair is remembered, as two links ask for it. */
  overlap(a: number, b: number): Overlap {
    if (a === this.lastA && b === this.lastB) return this.last;
    // Pairs come in rows: the account that stays is unfolded once.
    if (this.unfolded !== a && this.unfolded !== b) this.unfold(b === this.lastA || b === this.lastB ? b : a);
    this.lastA = a;
    this.lastB = b;
    this.last = this.lookUp(this.unfolded === a ? b : a);
    return this.last;
  }

  private lookUp(place: number): Overlap {
    const ids = this.ids[place] ?? new Uint32Array(0);
    const counts = this.counts[place] ?? new Uint8Array(0);
    const inputs = this.inputs[place] ?? 0;
    const { slots, slotCounts, slotShares } = this;
    const mask = slots.length - 1;
    const unfoldedInputs = this.inputs[this.unfolded] ?? 0;
    const floor = 1 / Math.max(1, this.map.accounts);
    const others = Math.max(1, this.map.accounts - 1);
    let cross = 0;
    let rare = 0;
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i] ?? 0;
      let slot = slotOf(id) & mask;
      while (slotCounts[slot] !== 0 && slots[slot] !== id) slot = (slot + 1) & mask;
      const count = slotCounts[slot] ?? 0;
      if (count === 0) continue;
      const share = (counts[i] ?? 0) / inputs;
      const other = count / unfoldedInputs;
      cross += share * other;
      rare += (share * other) / (Math.max(0, (slotShares[slot] ?? 0) - share - other) / others + floor);
    }
    return { cross: cross / this.tables, rare: rare / this.tables };
  }

  /** Puts an account's cells into a table, open addressing at a quarter of its places. */
  private unfold(place: number): void {
    const ids = this.ids[place] ?? new Uint32Array(0);
    const counts = this.counts[place] ?? new Uint8Array(0);
    const size = 2 ** Math.ceil(Math.log2(4 * Math.max(16, ids.length)));
    if (this.slots.length < size) {
      this.slots = new Uint32Array(size);
      this.slotCounts = new Uint8Array(size);
      this.slotShares = new Float64Array(size);
    } else this.slotCounts.fill(0);
    const mask = this.slots.length - 1;
    const others = Math.max(1, this.map.accounts - 1);
    for (let i = 0; i < ids.length; i += 1) {
      let slot = slotOf(ids[i] ?? 0) & mask;
      while (this.slotCounts[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = ids[i] ?? 0;
      this.slotCounts[slot] = counts[i] ?? 0;
      this.slotShares[slot] = others * this.map.othersShare(ids[i] ?? 0, 0);
    }
    this.unfolded = place;
  }

  private pack(place: number, sheet: CellSheet, accounts: number): void {
    const kept = sheetBounds(accounts, sheet);
    const inputs = Math.min(kept.inputs, sheet.inputs);
    const cells = new Uint32Array(inputs * kept.tables);
    for (let i = 0; i < inputs; i += 1) {
      cells.set(sheet.ids.subarray(i * sheet.tables, i * sheet.tables + kept.tables), i * kept.tables);
    }
    this.tables = kept.tables;
    this.inputs[place] = inputs;
    this.blocking[place] = firstTables(cells, kept.tables);
    const { ids, counts } = countSorted(cells.sort());
    this.ids[place] = ids;
    this.counts[place] = counts;
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    this.own[place] = inputs < 2 ? NaN : pairs / (inputs * (inputs - 1) * kept.tables);
  }
}

/** Distinct cells of the first tables. */
function firstTables(cells: Uint32Array, tables: number): Uint32Array {
  const chosen = new Set<number>();
  for (let i = 0; i < cells.length; i += 1) if (i % tables < BLOCKING_TABLES) chosen.add(cells[i] ?? 0);
  return Uint32Array.from(chosen);
}

function countSorted(sorted: Uint32Array): { readonly ids: Uint32Array; readonly counts: Uint8Array } {
  const ids = new Uint32Array(sorted.length);
  const counts = new Uint8Array(sorted.length);
  let distinct = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const id = sorted[i] ?? 0;
    if (distinct === 0 || ids[distinct - 1] !== id) {
      ids[distinct] = id;
      distinct += 1;
    }
    counts[distinct - 1] = Math.min(255, (counts[distinct - 1] ?? 0) + 1);
  }
  return { ids: ids.slice(0, distinct), counts: counts.slice(0, distinct) };
}

/** Cell ids are hashes already, but of rows only as good as their last mixing. */
function slotOf(id: number): number {
  return Math.imul(id, 0x9e3779b1) >>> 8;
}
