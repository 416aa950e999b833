/** Cells of many accounts, packed: how far two accounts ask in the same places of input space. */
import { campaigns, cellTables, efforts } from '../config/defaults.js';
import type { CellMap, CellSheet } from '../population/cells.js';
import type { UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import type { Profile } from '../profiles/profile.js';
import { CellTable } from './cell-table.js';

/** Bytes of one packed cell: its id, its count and its share. */
const CELL_BYTES = 9;
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

interface SheetBounds {
  readonly inputs: number;
  readonly tables: number;
}

const NONE = new Uint32Array(0);

/** How many inputs and tables of a sheet fit into the memory of one account. */
export function sheetBounds(accounts: number, sheet: SheetBounds): SheetBounds {
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
  private readonly packed: PackedCells[] = [];
  private readonly bounds: SheetBounds;
  private readonly map: CellMap;
  private readonly table = new CellTable();
  /** The account whose cells are in the table. */
  private unfolded = -1;
  private lastA = -1;
  private lastB = -1;
  private last: Overlap = { cross: 0, rare: 0 };

  constructor(profiles: readonly Profile[], population: Population, kind: UseKind) {
    this.map = population.map(kind);
    const effort = efforts.find(({ accounts }) => population.members.length <= accounts) ?? efforts[0];
    const tables = kind === 'row' ? cellTables.row : cellTables.text;
    // The same bounds for everybody, however few inputs an account has: cells of other tables could not be compared.
    this.bounds = sheetBounds(profiles.length, { inputs: effort.cellInputs, tables });
    for (const profile of profiles) this.packed.push(pack(population.cells(profile), this.bounds, this.map));
    this.own = Float64Array.from(this.packed, ({ inputs, counts }) => {
      const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
      return inputs < 2 ? NaN : pairs / (inputs * (inputs - 1) * this.bounds.tables);
    });
  }

  /** Cell ids of an account in a few tables, for finding accounts that share rare ones. */
  blockingCells(place: number): Uint32Array {
    return this.packed[place]?.blocking ?? NONE;
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
    const { table } = this;
    const cells = this.packed[place];
    const unfolded = this.packed[this.unfolded]?.inputs ?? 1;
    const others = Math.max(1, this.map.accounts - 1);
    const floor = 1 / Math.max(1, this.map.accounts);
    let cross = 0;
    let rare = 0;
    if (cells === undefined) return { cross, rare };
    const { ids, counts, inputs, shares } = cells;
    for (let i = 0; i < ids.length; i += 1) {
      const count = table.countOf(ids[i] ?? 0);
      if (count === 0) continue;
      const share = (counts[i] ?? 0) / inputs;
      const other = count / unfolded;
      cross += share * other;
      rare += (share * other) / (Math.max(0, (shares[i] ?? 0) - share - other) / others + floor);
    }
    return { cross: cross / this.bounds.tables, rare: rare / this.bounds.tables };
  }

  private unfold(place: number): void {
    const cells = this.packed[place];
    if (cells !== undefined) this.table.fill(cells.ids, cells.counts);
    this.unfolded = place;
  }
}

interface PackedCells {
  /** Distinct cells, ascending, and how often each occurs. */
  readonly ids: Uint32Array;
  readonly counts: Uint8Array;
  /** Summed shares of each cell over all accounts: here, as their map is too large for the cache. */
  readonly shares: Float32Array;
  readonly inputs: number;
  readonly blocking: Uint32Array;
}

function pack(sheet: CellSheet, bounds: SheetBounds, map: CellMap): PackedCells {
  const inputs = Math.min(bounds.inputs, sheet.inputs);
  const cells = new Uint32Array(inputs * bounds.tables);
  for (let i = 0; i < inputs; i += 1) {
    const from = i * sheet.tables;
    cells.set(sheet.ids.subarray(from, from + bounds.tables), i * bounds.tables);
  }
  const blocking = firstTables(cells, bounds.tables);
  const { ids, counts } = countSorted(cells.sort());
  const shares = Float32Array.from(ids, (id) => Math.max(1, map.accounts - 1) * map.othersShare(id, 0));
  return { ids, counts, shares, inputs, blocking };
}

/** Distinct cells of the first tables. */
function firstTables(cells: Uint32Array, tables: number): Uint32Array {
  return Uint32Array.from(new Set(cells.filter((_, i) => i % tables < BLOCKING_TABLES)));
}

function countSorted(sorted: Uint32Array): { readonly ids: Uint32Array; readonly counts: Uint8Array } {
  const ids = new Uint32Array(sorted.length);
  const counts = new Uint8Array(sorted.length);
  let distinct = 0;
  for (const id of sorted) {
    if (distinct === 0 || ids[distinct - 1] !== id) {
      ids[distinct] = id;
      distinct += 1;
    }
    counts[distinct - 1] = Math.min(255, (counts[distinct - 1] ?? 0) + 1);
  }
  return { ids: ids.slice(0, distinct), counts: counts.slice(0, distinct) };
}
