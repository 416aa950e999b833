/** Which cells hold which part of the envelope, for one input. */
import type { Place, SlotSource } from '../presets/preset.js';
import { isMissing, LONGEST_PLACEHOLDER } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import { Cells, nameOfPlace } from './cells.js';
import { cellValue, recordOf } from './cell-values.js';
import { NO_TOKEN } from './tape.js';

/** No column holds the part in this record. */
export const NO_CELL = -1;
/** The part is put together from several columns. */
export const ASSEMBLED = -2;

/** Where one part stands. */
export class SlotPlace {
  private readonly cells: Cells;
  private readonly source: SlotSource;
  readonly columns: readonly number[] | undefined;
  private readonly needs: readonly number[];
  /** The first of the columns: where most logs have the part, in all records. */
  private readonly first: number;
  /** Cells of its places in JSON, and of the places it is put together from. */
  private readonly places: readonly number[] | undefined;
  private readonly from: readonly number[] | undefined;

  constructor(cells: Cells, source: SlotSource) {
    this.cells = cells;
    this.source = source;
    const at = (name: string): number => cells.columns.indexOf(name);
    this.columns = source.columns?.map(at);
    this.first = this.columns?.[0] ?? NO_CELL;
    this.needs = source.needs.map(at);
    this.places = source.places?.map((place) => at(nameOfPlace(place)));
    this.from = source.made?.from.map((place) => at(nameOfPlace(place)));
  }

  /** An empty object or list in the cell is nothing; of places those that hold one are none. */
  get isEmptied(): boolean {
    return this.source.isEmptied === true && !this.isDeep;
  }

  private get isDeep(): boolean {
    return this.cells.areDeep && this.places !== undefined;
  }

  /** The cell that holds the part in the current record, `NO_CELL` or `ASSEMBLED`. */
  cell(): number {
    const { columns, places } = this;
    if (places !== undefined && this.cells.areDeep) return this.deepCell(places);
    if (columns === undefined) return ASSEMBLED;
    const { kinds } = this.cells;
    if ((kinds[this.first] ?? 0) > cellKinds.null) return this.first;
    for (const column of columns) if ((kinds[column] ?? 0) > cellKinds.null) return column;
    return NO_CELL;
  }

  private deepCell(places: readonly number[]): number {
    const isEmptied = this.source.isEmptied === true;
    for (const column of places) {
      if ((this.cells.kinds[column] ?? 0) > cellKinds.null && !(isEmptied && isNothing(this.cells, column)))
        return column;
    }
    return NO_CELL;
  }

  value(): unknown {
    const { cells } = this;
    const column = this.cell();
    if (column === NO_CELL) return undefined;
    if (column !== ASSEMBLED && !this.isEmptied) return cellValue(cells, column);
    const { from, source } = this;
    if (from === undefined || !cells.areDeep) return source.valueIn(recordOf(cells, this.needs));
    return source.made?.value(from.map((inner) => cellValue(cells, inner)));
  }
}

/** An empty object or list, also as text, or a word that stands for nothing. */
function isNothing(cells: Cells, column: number): boolean {
  const kind = cells.kinds[column];
  if (kind === cellKinds.object || kind === cellKinds.array) {
    const token = cells.tokens[column] ?? NO_TOKEN;
    return cells.tape?.next(token) === token + 1;
  }
  if (kind !== cellKinds.text && kind !== cellKinds.escaped) return false;
  const length = (cells.ends[column] ?? 0) - (cells.starts[column] ?? 0);
  if (length > LONGEST_NOTHING) return false;
  const text = cellValue(cells, column);
  return isMissing(text) || text === '{}' || text === '[]';
}

/** With every letter escaped. */
const LONGEST_NOTHING = 6 * LONGEST_PLACEHOLDER;

/** The cell that holds a part, `NO_CELL` also when the log does not have it. */
export function cellOf(place: SlotPlace | undefined): number {
  return place === undefined ? NO_CELL : place.cell();
}

export class SlotCells {
  readonly cells: Cells;
  private readonly parts: ReadonlyMap<SlotSource['slot'], SlotPlace>;

  /**
   * @param others columns that are wanted beside those of the parts
   * @param places in JSON, places that are wanted beside those of the parts
   */
  constructor(sources: readonly SlotSource[], others: readonly string[] = [], places: readonly Place[] = []) {
    const deep = [...sources.flatMap(({ places = [], made }) => [...places, ...(made?.from ?? [])]), ...places];
    // With every object on the way, so that one that comes twice is met.
    const ways = deep.flatMap((place) => place.map((_, i) => nameOfPlace(place.slice(0, i + 1))));
    this.cells = new Cells([...new Set([...sources.flatMap(({ needs }) => needs), ...others, ...ways])]);
    this.parts = new Map(sources.map((source) => [source.slot, new SlotPlace(this.cells, source)]));
  }

  /** Where parts stand; undefined for those that the log does not have. Asked once for an input, not for every record. */
  placesOf<S extends SlotSource['slot']>(slots: readonly S[]): Readonly<Record<S, SlotPlace | undefined>> {
    const places = slots.map((slot) => [slot, this.parts.get(slot)] as const);
    return Object.fromEntries(places) as Record<S, SlotPlace | undefined>;
  }

  /** Cells of the columns that may hold a part as it is. */
  columnsOf(slot: SlotSource['slot']): readonly number[] {
    return this.parts.get(slot)?.columns ?? [];
  }
}
