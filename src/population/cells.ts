/** The population's map of input space: in each table, how the accounts spread over the cells. */
import { cellTables, seeds } from '../config/defaults.js';
import { HashedCounts } from '../stats/hashed-counts.js';
import { NumberCounts } from '../stats/number-counts.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { isRow, isText, type UseKind } from './member.js';
import { rowCells, type RowGrids } from './row-cells.js';
import { textCells } from './text-cells.js';
import type { Vocabulary } from './vocabulary.js';

/** Cells of some inputs of one account, `tables` ids per input. */
export interface CellSheet {
  readonly inputs: number;
  readonly tables: number;
  readonly ids: Uint32Array;
}

export interface CellStatistics {
  /** Unbiased chance that two of the account's inputs share a cell. */
  readonly own: number;
  /** Chance that an input of the account shares a cell with one of another account. */
  readonly cross: number;
  /** Mean surprise -log of the cells' shares among the other accounts, nats. */
  readonly surprise: number;
  /** Distinct cells in `draws` inputs over `draws`, null with fewer inputs. */
  readonly occupancy: number | null;
}

/** Inputs drawn for the occupancy. */
const DRAWS = 24;

/** What is needed to find the cells of an input. */
export interface CellFrame {
  readonly vocabulary: Vocabulary;
  /** Inputs per account that fill cells: the first of the sample, so equal for everybody with as many. */
  readonly cellInputs: number;
  /** Grids by the first known column of a row. */
  gridsOf(input: SampledInput): RowGrids | undefined;
}

/** Tables of the sheets of a kind of use. */
export function tablesOf(kind: UseKind): number {
  return kind === 'row' ? cellTables.row : cellTables.text;
}

/** Cells of the account's first inputs of its main kind. */
export function cellSheet(inputs: readonly SampledInput[], kind: UseKind, frame: CellFrame): CellSheet {
  const chosen = inputs.filter(kind === 'row' ? isRow : isText).slice(0, frame.cellInputs);
  const tables = tablesOf(kind);
  const ids = new Uint32Array(chosen.length * tables);
  for (let i = 0; i < chosen.length; i += 1) {
    const input = chosen[i];
    const cells = ids.subarray(i * tables, (i + 1) * tables);
    if (input === undefined) continue;
    if (isText(input)) textCells(input, frame.vocabulary, seeds.cells, cells);
    else if (isRow(input)) {
      const grids = frame.gridsOf(input);
      if (grids !== undefined) rowCells(input, grids, cells);
    }
  }
  return { inputs: chosen.length, tables, ids };
}

/** Counts how often each cell occurs in one table of a sheet; valid until the next table is counted. */
export function countCells(sheet: CellSheet, table: number): NumberCounts {
  inTable.clear();
  for (let i = table; i < sheet.ids.length; i += sheet.tables) inTable.add(sheet.ids[i] ?? 0);
  return inTable;
}

const inTable = new NumberCounts();

/** Shares of the accounts over the cells, every account weighing one. */
export class CellMap {
  accounts = 0;
  private readonly shares: HashedCounts;
  /** Sum over accounts and tables of the squared own shares, for the collision rate of two accounts. */
  private ownSquares = 0;
  private pairSum = 0;
  private tables = 0;

  /** @param cells about how many cells will be added: sizes the table */
  constructor(cells: number) {
    this.shares = HashedCounts.forKeys(cells, 21);
  }

  add(sheet: CellSheet): void {
    if (sheet.inputs === 0) return;
    this.accounts += 1;
    this.tables = sheet.tables;
    for (let table = 0; table < sheet.tables; table += 1) {
      const counts = countCells(sheet, table);
      for (let i = 0; i < counts.size; i += 1) {
        const cell = counts.numberAt(i);
        const share = counts.countAt(i) / sheet.inputs;
        // (Q + s)^2 - Q^2 summed over all additions is the sum of Q^2 at the end, without listing the cells.
        this.pairSum += share * (2 * this.shares.get(cell) + share);
        this.ownSquares += share * share;
        this.shares.add(cell, share);
      }
    }
  }

  /** Chance that an input of one account shares a cell with an input of another. */
  get pairCollision(): number {
    const pairs = this.accounts * (this.accounts - 1) * Math.max(1, this.tables);
    return pairs > 0 ? Math.max(0, this.pairSum - this.ownSquares) / pairs : 0;
  }

  /** Sum of the accounts' shares of a cell. */
  summedShare(cell: number): number {
    return this.shares.get(cell);
  }

  /** Mean share of a cell over the accounts, `own` (the account's own share) left out. */
  othersShare(cell: number, own: number): number {
    return Math.max(0, this.shares.get(cell) - own) / Math.max(1, this.accounts - 1);
  }

  /**
   * Statistics of one account against all others.
   * @param sheet the account's inputs, or some of them
   * @param added the sheet of the account that was added to the map
   */
  describe(sheet: CellSheet, added: CellSheet = sheet): CellStatistics {
    const { inputs, tables } = sheet;
    const seen = drawsOf(inputs);
    let own = 0;
    let cross = 0;
    let surprise = 0;
    let distinct = 0;
    for (let table = 0; table < tables; table += 1) {
      const addedShares = added === sheet ? undefined : sharesIn(added, table);
      const counts = countCells(sheet, table);
      for (let i = 0; i < counts.size; i += 1) {
        const cell = counts.numberAt(i);
        const count = counts.countAt(i);
        const share = count / inputs;
        const others = this.othersShare(cell, addedShares === undefined ? share : (addedShares.get(cell) ?? 0));
        own += count * (count - 1);
        cross += share * others;
        surprise -= share * Math.log(others + 0.02 / Math.max(1, this.accounts));
        distinct += seen(count);
      }
    }
    return {
      own: own / (inputs * (inputs - 1) * tables),
      cross: cross / tables,
      surprise: surprise / tables,
      occupancy: inputs >= DRAWS ? distinct / tables / DRAWS : null,
    };
  }
}

/** Shares of the cells in one table of a sheet, to be kept beside the counts of another. */
function sharesIn(sheet: CellSheet, table: number): ReadonlyMap<number, number> {
  const counts = countCells(sheet, table);
  return new Map(Array.from({ length: counts.size }, (_, i) => [counts.numberAt(i), counts.countAt(i) / sheet.inputs]));
}

/** `seenInDraws` of a sheet of so many inputs, each count worked out once. */
function drawsOf(inputs: number): (count: number) => number {
  const known = new Map<number, number>();
  return (count) => {
    const seen = known.get(count) ?? seenInDraws(count, inputs, DRAWS);
    known.set(count, seen);
    return seen;
  };
}

/** Chance that `draws` of `inputs`, drawn without replacement, hold at least one of `count` (hypergeometric). */
function seenInDraws(count: number, inputs: number, draws: number): number {
  if (inputs < draws) return 0;
  let missed = 1;
  for (let i = 0; i < draws && missed > 0; i += 1) missed *= Math.max(0, inputs - count - i) / (inputs - i);
  return 1 - missed;
}
