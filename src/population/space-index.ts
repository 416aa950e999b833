/** From a row to the space it belongs to. */
import { seeds } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { isRow } from './member.js';
import { makeRowGrids, type RowGrids } from './row-cells.js';
import type { RowSpace } from './row-space.js';

/** Which space, with its grids, a row belongs to: that of its first known column. */
export class SpaceIndex {
  private readonly byColumn = new Map<number, RowGrids>();

  constructor(spaces: readonly RowSpace[]) {
    for (const space of spaces) {
      const grids = makeRowGrids(space, seeds.cells);
      for (const { id } of space.columns) this.byColumn.set(id, grids);
    }
  }

  of(input: SampledInput): RowGrids | undefined {
    if (!isRow(input)) return undefined;
    for (const column of input.content.columns) {
      const grids = this.byColumn.get(column);
      if (grids !== undefined) return grids;
    }
    return undefined;
  }
}

/** Items by the space they belong to, spaces in the order in which they come; items without one are left out. */
export function groupBySpace<Item>(
  items: Iterable<Item>,
  spaceOf: (item: Item) => RowSpace | undefined,
): Map<RowSpace, Item[]> {
  const groups = new Map<RowSpace, Item[]>();
  for (const item of items) {
    const space = spaceOf(item);
    if (space === undefined) continue;
    const group = groups.get(space);
    if (group === undefined) groups.set(space, [item]);
    else group.push(item);
  }
  return groups;
}
