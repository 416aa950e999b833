/** Which cells hold which part of the envelope, for one input. */
import type { SlotSource } from '../presets/preset.js';
import { cellKinds } from './cell-kinds.js';
import { Cells } from './cells.js';
import { cellValue, recordOf } from './cell-values.js';

/** No column holds the part in this record. */
export const NO_CELL = -1;
/** The part is put together from several columns. */
export const ASSEMBLED = -2;

/** Where one part stands. */
export class SlotPlace {
  private readonly cells: Cells;
  private readonly source: SlotSource;
  readonly columns: readonly number[] | undefined;
  /** An empty object or list in the cell is nothing. */
  readonly isEmptied: boolean;
  private readonly needs: readonly number[];
  /** The first of the columns: where most logs have the part, in all records. */
  private readonly first: number;

  constructor(cells: Cells, source: SlotSource) {
    this.cells = cells;
    this.source = source;
    this.isEmptied = source.isEmptied === true;
    this.columns = source.columns?.map((name) => cells.columns.indexOf(name));
    this.first = this.columns?.[0] ?? NO_CELL;
    this.needs = source.needs.map((name) => cells.columns.indexOf(name));
  }

  /** The cell that holds the part in the current record, `NO_CELL` or `ASSEMBLED`. */
  cell(): number {
    if (this.columns === undefined) return ASSEMBLED;
    const { columns } = this;
    const { kinds } = this.cells;
    if ((kinds[this.first] ?? 0) > cellKinds.null) return this.first;
    for (const column of columns) if ((kinds[column] ?? 0) > cellKinds.null) return column;
    return NO_CELL;
  }

  value(): unknown {
    const column = this.cell();
    if (column === NO_CELL) return undefined;
    if (column === ASSEMBLED || this.isEmptied) return this.source.valueIn(recordOf(this.cells, this.needs));
    return cellValue(this.cells, column);
  }
}

/** The cell that holds a part, `NO_CELL` also when the log does not have it. */
export function cellOf(place: SlotPlace | undefined): number {
  return place === undefined ? NO_CELL : place.cell();
}

export class SlotCells {
  readonly cells: Cells;
  private readonly places: ReadonlyMap<SlotSource['slot'], SlotPlace>;

  /** @param others columns that are wanted beside those of the parts */
  constructor(sources: readonly SlotSource[], others: readonly string[] = []) {
    this.cells = new Cells([...new Set([...sources.flatMap(({ needs }) => needs), ...others])]);
    this.places = new Map(sources.map((source) => [source.slot, new SlotPlace(this.cells, source)]));
  }

  /** Where parts stand; undefined for those that the log does not have. Asked once for an input, not for every record. */
  placesOf<S extends SlotSource['slot']>(slots: readonly S[]): Readonly<Record<S, SlotPlace | undefined>> {
    const places = slots.map((slot) => [slot, this.places.get(slot)] as const);
    return Object.fromEntries(places) as Record<S, SlotPlace | undefined>;
  }

  /** Cells of the columns that may hold a part as it is. */
  columnsOf(slot: SlotSource['slot']): readonly number[] {
    return this.places.get(slot)?.columns ?? [];
  }
}
