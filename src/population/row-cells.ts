/** Cells of a tabular input: its bins in random grids over a few fields each, so that alike rows share boxes. */
import { seededRandom } from '../stats/random.js';
import { cellTables } from '../config/defaults.js';
import { columnQuantile, placesOf, type RowSpace } from './row-space.js';
import type { RowInput } from './member.js';
import { mix } from './text-cells.js';

interface Grid {
  /** Places of the joined columns in the space. */
  readonly places: readonly number[];
  /** Shift of the bins per joined column, in bins. */
  readonly offsets: readonly number[];
}

/** The random grids of one space. */
export interface RowGrids {
  readonly space: RowSpace;
  readonly grids: readonly Grid[];
}

/** Grids over `gridFields` random columns, each cut into `gridBins` quantile bins that start at a random offset. */
export function makeRowGrids(space: RowSpace, seed: number): RowGrids {
  const random = seededRandom(mix(seed, space.columns[0]?.id ?? 0));
  const grids = Array.from({ length: cellTables.row }, () => {
    const places = pickPlaces(space.columns.length, Math.min(cellTables.gridFields, space.columns.length), random);
    return { places, offsets: places.map(() => random()) };
  });
  return { space, grids };
}

/** @param cells filled with one 32-bit cell id per table; a missing column is a bin of its own */
export function rowCells(input: RowInput, { space, grids }: RowGrids, cells: Uint32Array): void {
  const bins = scaledBins(input, space, cellTables.gridBins);
  for (let table = 0; table < cells.length; table += 1) {
    const grid = grids[table];
    if (grid === undefined) continue;
    let hash = mix(table + 1, space.index);
    for (let i = 0; i < grid.places.length; i += 1) {
      const place = grid.places[i] ?? 0;
      const value = bins[place] ?? NaN;
      const bin = space.columns[place]?.words === true ? value : Math.floor(value + (grid.offsets[i] ?? 0));
      hash = mix(hash, Number.isNaN(bin) ? 0xffffffff : bin);
    }
    cells[table] = hash;
  }
}

/** Per column of the space: quantile times the number of bins, the word hash, or NaN where missing. */
export function scaledBins(input: RowInput, space: RowSpace, gridBins: number): Float64Array {
  const bins = new Float64Array(space.columns.length).fill(NaN);
  const { columns, isWord, values } = input.content;
  const places = placesOf(space, columns);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? -1;
    const column = place < 0 ? undefined : space.columns[place];
    if (column === undefined) continue;
    if (column.words) bins[place] = values[i] ?? 0;
    else if (isWord[i] === 0) bins[place] = columnQuantile(column, values[i] ?? 0) * gridBins;
  }
  return bins;
}

function pickPlaces(columns: number, count: number, random: () => number): number[] {
  const places = new Set<number>();
  while (places.size < count) places.add(Math.floor(random() * columns));
  return [...places].sort((a, b) => a - b);
}
