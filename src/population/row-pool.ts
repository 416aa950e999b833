/** Nearest strangers of tabular inputs: exhaustive search with early exit over a bounded pool. */
import type { SampledInput } from '../represent/sampled-input.js';
import { FEWEST_FOR_AXES, MainAxes } from './main-axes.js';
import { isRow } from './member.js';
import { nearestOfEach, NearestList, type Nearest, type StrangerPool } from './pool.js';
import {
  mixedDistanceSquared,
  numericDistanceSquared,
  placeRow,
  type PlacedRows,
  rowDistanceSquared,
  type RowSpace,
} from './row-space.js';
import { groupBySpace } from './space-index.js';
import { WordGroups } from './word-groups.js';

export interface PoolEntry {
  readonly owner: number;
  readonly input: SampledInput;
}

interface SpacePool extends PlacedRows {
  readonly owners: Int32Array;
  readonly labels: Uint32Array;
  /** Undefined where no column holds words. */
  readonly groups: WordGroups | undefined;
  /** Undefined where columns hold words, or are few. */
  readonly axes: MainAxes | undefined;
}

/** @param spaceOf the space an input belongs to; inputs without one are left out */
export function makeRowPool(
  entries: readonly PoolEntry[],
  spaceOf: (input: SampledInput) => RowSpace | undefined,
): StrangerPool {
  const pools = new Map<RowSpace, SpacePool>();
  for (const [space, list] of groupBySpace(entries, ({ input }) => spaceOf(input)))
    pools.set(space, makeSpacePool(space, list));
  const found = new NearestList();
  return {
    nearest(input, owner): Nearest {
      const space = spaceOf(input);
      const pool = space === undefined ? undefined : pools.get(space);
      if (pool === undefined || !isRow(input)) return { third: NaN, disagreement: NaN };
      found.clear();
      search(pool, placeRow(pool.space, input), owner, found);
      const { third, disagreement } = found.summary(pool.labels);
      return { third: Math.sqrt(third), disagreement };
    },
    nearestAmong(inputs): Float64Array {
      const spaces = inputs.map(spaceOf);
      const points = inputs.map((input, i) => {
        const space = spaces[i];
        return space !== undefined && isRow(input) ? placeRow(space, input) : undefined;
      });
      const squares = nearestOfEach(inputs.length, (a, b) => {
        const [space, left, right] = [spaces[a], points[a], points[b]];
        if (space === undefined || space !== spaces[b] || left === undefined || right === undefined) return NaN;
        return rowDistanceSquared(space, left, right, Infinity);
      });
      return squares.map(Math.sqrt);
    },
  };
}

function makeSpacePool(space: RowSpace, entries: readonly PoolEntry[]): SpacePool {
  const points = new Float64Array(entries.length * space.columns.length);
  entries.forEach(({ input }, place) => {
    if (isRow(input)) points.set(placeRow(space, input), place * space.columns.length);
  });
  const { isNumeric, columns } = space;
  return {
    space,
    owners: Int32Array.from(entries, (entry) => entry.owner),
    labels: Uint32Array.from(entries, (entry) => entry.input.label),
    points,
    groups: isNumeric ? undefined : new WordGroups(space, points, entries.length),
    axes: isNumeric && columns.length >= FEWEST_FOR_AXES ? new MainAxes(points, columns.length) : undefined,
  };
}

function search(pool: SpacePool, point: Float64Array, owner: number, found: NearestList): void {
  if (pool.groups === undefined) searchNumbers(pool, point, owner, found);
  else searchMixed(pool, point, owner, found);
}

function searchNumbers(pool: SpacePool, point: Float64Array, owner: number, found: NearestList): void {
  const { axes, owners, points } = pool;
  const width = point.length;
  let { limit } = found;
  axes?.look(point);
  for (let place = 0; place < owners.length; place += 1) {
    if (owners[place] === owner || axes?.isBeyond(place, limit) === true) continue;
    const at = place * width;
    let distance = numericDistanceSquared(point, points, at, limit);
    if (Number.isNaN(distance)) distance = mixedDistanceSquared(pool, point, at, limit);
    if (distance >= limit) continue;
    found.offer(distance, place);
    ({ limit } = found);
  }
}

/** Group by group of equal words, the nearest first: rows of other words are two apart before their numbers are looked at. */
function searchMixed(pool: SpacePool, point: Float64Array, owner: number, found: NearestList): void {
  const { groups, owners } = pool;
  if (groups === undefined) return;
  const { places, starts } = groups;
  const width = point.length;
  groups.sort(point);
  for (let bound = 0; bound < groups.bounds && bound <= found.limit; bound += 1) {
    for (let group = groups.at(bound); group >= 0; group = groups.next(group)) {
      const end = starts[group + 1] ?? 0;
      for (let i = starts[group] ?? 0; i < end; i += 1) {
        const place = places[i] ?? 0;
        if (owners[place] === owner) continue;
        const { limit } = found;
        const distance = mixedDistanceSquared(pool, point, place * width, limit);
        if (distance <= limit) found.offer(distance, place);
      }
    }
  }
}
