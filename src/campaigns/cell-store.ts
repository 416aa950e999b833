/** Cells of many accounts, packed: how far two accounts ask in the same places of input space. */
import { campaigns } from '../config/defaults.js';
import { type CellMap, type CellSheet, tablesOf } from '../population/cells.js';
import type { UseKind } from '../population/member.js';
import type { Population } from '../population/population.js';
import { effortFor } from '../population/survey.js';
import type { Profile } from '../profiles/profile.js';
import { CellRows, type OwnCells, type SharedCells, usualShare } from './cell-rows.js';
import { KnownOverlaps } from './known-overlaps.js';
import { CellTable } from './cell-table.js';
import { PackedLists } from './packed-lists.js';

/** Bytes of one packed cell: its id and its count. */
const CELL_BYTES = 5;
/** Tables kept in however large a log. */
const FEWEST_TABLES = 8;
/** Tables whose cells are offered for blocking: enough that accounts that share anything meet. */
const BLOCKING_TABLES = 8;
/** Accounts below which gathering costs more than it saves. */
const FEWEST_ROWS = 16;

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
  /** Distinct cells of each account, ascending. */
  private readonly ids: PackedLists;
  /** How often each occurs in its account. */
  private readonly counts: Uint8Array;
  /** One bit a cell, set for those offered for blocking. */
  private readonly blocking: Uint8Array;
  /** Inputs of each account that the cells are of. */
  private readonly inputs: Uint16Array;
  private readonly bounds: SheetBounds;
  private readonly map: CellMap;
  private readonly table = new CellTable();
  /** The account whose cells are in the table. */
  private unfolded = -1;
  private lastA = -1;
  private lastB = -1;
  private rows: CellRows | undefined;
  /** Overlaps of all pairs, where they are so few that all will be asked for. */
  private readonly known: KnownOverlaps | undefined;
  private last: Overlap = { cross: 0, rare: 0 };

  /** @param allPairs accounts up to which the overlaps of all pairs are worked out at once */
  constructor(
    profiles: readonly Profile[],
    population: Population,
    kind: UseKind,
    allPairs: number = campaigns.allPairs,
  ) {
    // The same bounds for everybody, however few inputs an account has: cells of other tables could not be compared.
    this.bounds = sheetBounds(profiles.length, {
      inputs: effortFor(population.members.length).cellInputs,
      tables: tablesOf(kind),
    });
    this.own = new Float64Array(profiles.length);
    this.inputs = new Uint16Array(profiles.length);
    const room =
      this.bounds.tables * sum(profiles, ({ inputs: { sample } }) => Math.min(this.bounds.inputs, sample.size));
    this.ids = new PackedLists(profiles.length, room);
    const counts = new Uint8Array(room);
    this.blocking = new Uint8Array((room >> 3) + 1);
    // The crowd is a part of the accounts of its kind, in the same order.
    let place = 0;
    const take = (_: Profile, sheet: CellSheet): void => {
      this.inputs[place] = Math.min(this.bounds.inputs, sheet.inputs);
      const cells = keptCells(sheet, this.bounds);
      const first = firstTables(cells, this.bounds.tables);
      const counted = countSorted(cells.sort());
      const from = this.ids.startOf(place);
      counts.set(counted.counts, from);
      this.ids.push(counted.ids);
      this.mark(counted.ids, from, first);
      this.own[place] = this.collision(counted.counts, Math.min(this.bounds.inputs, sheet.inputs));
      place += 1;
    };
    this.map = population.mapCells(kind, { take, isWanted: (profile) => profile === profiles[place] });
    if (place < profiles.length) throw new Error('cells: a crowd that is not in the order of the population');
    this.counts = counts.subarray(0, this.ids.trim().values.length);
    if (place <= allPairs) this.known = new KnownOverlaps(place, (at) => this.cellsOf(at), this.map);
  }

  /** Cell ids of an account in a few tables, for finding accounts that share rare ones; made anew on every call. */
  blockingCells(place: number): Uint32Array {
    const from = this.ids.startOf(place);
    return this.ids.of(place).filter((_, i) => ((this.blocking[(from + i) >> 3] ?? 0) >> ((from + i) & 7)) & 1);
  }

  /** Marks those of an account's cells that are among `offered`. */
  private mark(ids: Uint32Array, from: number, offered: ReadonlySet<number>): void {
    ids.forEach((id, i) => {
      const at = (from + i) >> 3;
      if (offered.has(id)) this.blocking[at] = (this.blocking[at] ?? 0) | (1 << ((from + i) & 7));
    });
  }

  /** Looks up the cells of the one in those of the other; the last pair is remembered, as two links ask for it. */
  overlap(a: number, b: number): Overlap {
    if (this.known !== undefined && a !== b) return this.scaled(this.known.sums(a, b));
    if (a === this.lastA && b === this.lastB) return this.last;
    // Pairs come in rows: what is worked out of the account that stays is used again.
    const staying = b === this.lastA || b === this.lastB ? b : a === this.lastA || a === this.lastB ? a : -1;
    this.lastA = a;
    this.lastB = b;
    const sums = this.inRow(a, b, staying) ?? this.oneByOne(a, b, staying);
    this.last = this.scaled(sums);
    return this.last;
  }

  private scaled({ cross, rare }: SharedCells): Overlap {
    return { cross: cross / this.bounds.tables, rare: rare / this.bounds.tables };
  }

  /** All pairs of these accounts are asked for next, one row after the other; an empty list ends it. */
  gather(places: readonly number[]): void {
    const cellsOf = (place: number): OwnCells => this.cellsOf(place);
    const isWorth = this.known === undefined && places.length >= FEWEST_ROWS;
    this.rows = isWorth ? new CellRows(places, cellsOf, this.map) : undefined;
  }

  private inRow(a: number, b: number, staying: number): SharedCells | undefined {
    const { rows } = this;
    if (rows === undefined || staying < 0 || !rows.has(a) || !rows.has(b)) return undefined;
    return rows.sums(staying, staying === a ? b : a);
  }

  private oneByOne(a: number, b: number, staying: number): SharedCells {
    if (this.unfolded !== a && this.unfolded !== b) this.unfold(staying < 0 ? a : staying);
    return this.lookUp(this.unfolded === a ? b : a);
  }

  private cellsOf(place: number): OwnCells {
    const { starts } = this.ids;
    const counts = this.counts.subarray(starts[place], starts[place + 1]);
    return { ids: this.ids.of(place), counts, inputs: this.inputs[place] ?? 1 };
  }

  private lookUp(place: number): SharedCells {
    const { table, counts, map } = this;
    const { starts, values } = this.ids;
    const inputs = Math.max(1, this.inputs[place] ?? 1);
    const unfolded = Math.max(1, this.inputs[this.unfolded] ?? 1);
    const end = starts[place + 1] ?? 0;
    let cross = 0;
    let rare = 0;
    for (let i = starts[place] ?? 0; i < end; i += 1) {
      const id = values[i] ?? 0;
      const found = table.find(id);
      if (found < 0) continue;
      const share = (counts[i] ?? 0) / inputs;
      const other = table.countAt(found) / unfolded;
      cross += share * other;
      rare += (share * other) / usualShare(table.summedAt(found, map), share + other, map.accounts);
    }
    return { cross, rare };
  }

  private unfold(place: number): void {
    const { ids, counts } = this.cellsOf(place);
    this.table.fill(ids, counts);
    this.unfolded = place;
  }

  private collision(counts: Uint8Array, inputs: number): number {
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    return inputs < 2 ? NaN : pairs / (inputs * (inputs - 1) * this.bounds.tables);
  }
}

/** Cells of the first inputs in the first tables. */
function keptCells(sheet: CellSheet, bounds: SheetBounds): Uint32Array {
  const inputs = Math.min(bounds.inputs, sheet.inputs);
  const cells = new Uint32Array(inputs * bounds.tables);
  for (let i = 0; i < inputs; i += 1) {
    const from = i * sheet.tables;
    cells.set(sheet.ids.subarray(from, from + bounds.tables), i * bounds.tables);
  }
  return cells;
}

/** Distinct cells of the first tables. */
function firstTables(cells: Uint32Array, tables: number): ReadonlySet<number> {
  return new Set(cells.filter((_, i) => i % tables < BLOCKING_TABLES));
}

function sum(profiles: readonly Profile[], of: (profile: Profile) => number): number {
  return profiles.reduce((total, profile) => total + of(profile), 0);
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
