/** Cell sheets of the accounts of one kind, kept from the first look at them (the map of all) to the others (each against the map; links). */
import { sampling } from '../config/defaults.js';
import { roomFor } from '../stats/room.js';
import { type CellMap, type CellSheet, tablesOf } from './cells.js';
import type { UseKind } from './member.js';

const MOST_CELLS = sampling.sheetBytes / Uint32Array.BYTES_PER_ELEMENT;

export class KeptSheets {
  /** Cells of all accounts together, kept or not. */
  readonly cells: number;
  private readonly kind: UseKind;
  private readonly ids: Uint32Array;
  /** Where the cells of each account begin, by its place among its kind. */
  private readonly starts: Uint32Array;
  private kept = 0;
  private filled = 0;

  /** @param cells of all accounts together; what is beyond `sampling.sheetBytes` is not kept */
  constructor(kind: UseKind, accounts: number, cells: number) {
    this.kind = kind;
    this.cells = cells;
    const most = Math.min(cells, MOST_CELLS);
    this.ids = new Uint32Array(roomFor(4 * most), 0, most);
    this.starts = new Uint32Array(accounts + 1);
  }

  /** Keeps the sheet of the next account, if there is room. */
  keep({ ids }: CellSheet): void {
    const end = this.filled + ids.length;
    if (end <= this.ids.length) {
      this.ids.set(ids, this.filled);
      this.filled = end;
    }
    this.kept += 1;
    this.starts[this.kept] = this.filled;
  }

  /** The sheet of the account at a place; undefined where it is empty or was not kept. */
  of(place: number): CellSheet | undefined {
    const ids = this.ids.subarray(this.starts[place], this.starts[place + 1]);
    const tables = tablesOf(this.kind);
    return ids.length > 0 ? { inputs: ids.length / tables, tables, ids } : undefined;
  }
}

/** What waits for the links. */
interface Waiting {
  /** At most 8 MB. */
  readonly map: CellMap;
  readonly sheets: KeptSheets | undefined;
}

/** Maps wait for the links, and sheets as long as those of all kinds of use together are no more than one kind may keep anyway. */
export class WaitingSheets {
  private readonly byKind = new Map<UseKind, Waiting>();
  private room = MOST_CELLS;

  put(kind: UseKind, map: CellMap, sheets: KeptSheets): void {
    const fits = sheets.cells <= this.room;
    if (fits) this.room -= sheets.cells;
    this.byKind.set(kind, { map, sheets: fits ? sheets : undefined });
  }

  /** What waits of a kind, and forgets it. */
  take(kind: UseKind): Waiting | undefined {
    const waiting = this.byKind.get(kind);
    this.byKind.delete(kind);
    return waiting;
  }
}
