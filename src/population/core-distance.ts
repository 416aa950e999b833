/** How strange rows are apart from the few columns that fit least: broken fields and wild single values leave a row near to others, made-up rows stay far. */
import { seeds } from '../config/defaults.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { quantile } from '../stats/quantile.js';
import { seededRandom } from '../stats/random.js';
import { isRow } from './member.js';
import type { PoolEntry } from './row-pool.js';
import { columnDistanceSquared, placeRow, type PlacedRows, type RowSpace } from './row-space.js';
import { groupBySpace } from './space-index.js';

/** Rows of others looked at in a space; of more, so many evenly chosen. */
const MOST_ROWS = 1024;
/** Rows of others that show what is usual; below the second number nothing is said. */
const USUAL_ROWS = 256;
const FEWEST_ROWS = 64;
/** Columns below which leaving one out leaves too few. */
const FEWEST_COLUMNS = 5;
/** Share of the columns left out. */
const LEFT_OUT = 0.2;

/** Share of the rows that are taken for usual: more than a quarter made up would pass for it. */
const USUAL = 0.75;
/** Rows whose columns are drawn apart, to see where made-up rows lie; their median. */
const DRAWN_APART = 128;
/** Share of them that must be farther than usual rows: where columns hold few values or have little to do with each other, nothing is told. */
const TOLD_APART = 0.75;

interface CoreSpace extends PlacedRows {
  readonly owners: Int32Array;
  readonly leftOut: number;
  /** Core distance up to which rows of others are usual, and that of rows whose columns are drawn apart. */
  readonly usual: number;
  readonly apart: number;
}

/** Rows of everybody, to find how near one comes when the fifth of its columns that fits least is left out. */
export class CoreDistances {
  private readonly spaces = new Map<RowSpace, CoreSpace>();
  private readonly spaceOf: (input: SampledInput) => RowSpace | undefined;

  constructor(entries: readonly PoolEntry[], spaceOf: (input: SampledInput) => RowSpace | undefined) {
    this.spaceOf = spaceOf;
    for (const [space, all] of groupBySpace(entries, ({ input }) => spaceOf(input))) {
      if (all.length < FEWEST_ROWS || space.columns.length < FEWEST_COLUMNS) continue;
      const known = makeSpace(space, evenly(all, MOST_ROWS));
      if (known !== null) this.spaces.set(space, known);
    }
  }

  /**
   * How far the row is on the way from everybody's rows to rows whose columns are drawn apart, by core distance, 0..1; NaN where too little is known. Of
   * many columns distances are nearly the same for all usual rows: a place among those would call a few wild fields more than a fifth as strange as noise.
   * Cost: the rows looked at, times the columns.
   */
  place(input: SampledInput, owner: number): number {
    const space = this.spaceOf(input);
    const known = space === undefined ? undefined : this.spaces.get(space);
    if (known === undefined || !isRow(input)) return NaN;
    const distance = Math.sqrt(coreDistance(known, placeRow(known.space, input), owner));
    return Math.max(0, Math.min(1, (distance - known.usual) / (known.apart - known.usual)));
  }
}

/** Null where rows whose columns are drawn apart are hardly farther than usual ones. */
function makeSpace(space: RowSpace, entries: readonly PoolEntry[]): CoreSpace | null {
  const width = space.columns.length;
  const points = new Float64Array(entries.length * width);
  entries.forEach(({ input }, place) => {
    if (isRow(input)) points.set(placeRow(space, input), place * width);
  });
  const owners = Int32Array.from(entries, ({ owner }) => owner);
  const placed = { space, points, owners, leftOut: Math.max(1, Math.round(LEFT_OUT * width)) };
  const places = evenly([...entries.keys()], USUAL_ROWS);
  const usual = coreDistances(places.length, (i) => {
    const place = places[i] ?? 0;
    return coreDistance(placed, points.subarray(place * width, (place + 1) * width), owners[place] ?? -1);
  });
  const random = seededRandom(seeds.shuffles);
  const drawn = (): Float64Array =>
    Float64Array.from({ length: width }, (_, i) => points[Math.floor(random() * entries.length) * width + i] ?? NaN);
  const apart = coreDistances(DRAWN_APART, () => coreDistance(placed, drawn(), -1));
  const limit = quantile(usual, USUAL);
  return quantile(apart, 1 - TOLD_APART) > limit ? { ...placed, usual: limit, apart: quantile(apart, 0.5) } : null;
}

/** Ascending, from squared ones. */
function coreDistances(length: number, squared: (i: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, i) => Math.sqrt(squared(i))).sort();
}

function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  return items.length <= most ? items : items.filter((_, i) => (i * most) % items.length < most);
}

/** Smallest sum over the columns, but those that differ most, of the squared differences to a row of another account; Infinity without any. */
function coreDistance(known: Omit<CoreSpace, 'usual' | 'apart'>, point: Float64Array, owner: number): number {
  const { owners, leftOut } = known;
  const largest = new Float64Array(leftOut);
  let nearest = Infinity;
  for (let place = 0; place < owners.length; place += 1) {
    if (owners[place] === owner) continue;
    nearest = Math.min(nearest, trimmedSum(known, point, { at: place * point.length, limit: nearest, largest }));
  }
  return nearest;
}

interface Look {
  readonly at: number;
  /** Sum beyond which nobody asks how large it is. */
  readonly limit: number;
  /** Room for the differences left out, the smallest of them first. */
  readonly largest: Float64Array;
}

/** A column more never makes the sum smaller: it either joins it or drives another out of those left out. */
function trimmedSum({ space, points }: PlacedRows, point: Float64Array, { at, limit, largest }: Look): number {
  largest.fill(0);
  let sum = 0;
  for (let i = 0; i < point.length && sum < limit; i += 1) {
    const difference = columnDistanceSquared(point[i] ?? NaN, points[at + i] ?? NaN, space.isWord[i] === 1);
    const least = largest[0] ?? 0;
    if (difference <= least) sum += difference;
    else {
      sum += least;
      insert(largest, difference);
    }
  }
  return sum;
}

/** Puts a value in the place of the smallest, keeping the order. */
function insert(ascending: Float64Array, value: number): void {
  let i = 0;
  while (i + 1 < ascending.length && (ascending[i + 1] ?? 0) < value) {
    ascending[i] = ascending[i + 1] ?? 0;
    i += 1;
  }
  ascending[i] = value;
}
