/** Cell sheets of the accounts of one kind, kept from the first look at them (the map of all) to the second (each against the map). */
import { sampling } from '../config/defaults.js';
import { type CellFrame, type CellSheet, cellSheet, tablesOf } from './cells.js';
import type { SampledInput } from '../represent/sampled-input.js';
import type { Member } from './member.js';

export class KeptSheets {
  private readonly frame: CellFrame;
  private readonly ids: Uint32Array;
  /** Where the cells of each account begin, by its place among its kind. */
  private readonly starts: Uint32Array;
  private kept = 0;
  private filled = 0;

  /** @param cells of all accounts together; of what is beyond `sampling.sheetBytes` sheets are made again */
  constructor(frame: CellFrame, accounts: number, cells: number) {
    this.frame = frame;
    this.ids = new Uint32Array(Math.min(cells, sampling.sheetBytes / Uint32Array.BYTES_PER_ELEMENT));
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

  /** @param inputs of the account at that place */
  of(place: number, { kind }: Member, inputs: readonly SampledInput[]): CellSheet {
    const ids = this.ids.subarray(this.starts[place], this.starts[place + 1]);
    const tables = tablesOf(kind);
    return ids.length > 0 ? { inputs: ids.length / tables, tables, ids } : cellSheet(inputs, kind, this.frame);
  }
}
