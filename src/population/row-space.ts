/** The space of tabular inputs: which columns occur together, and their scales, learnt with every account weighing the same. */
import { quantile } from '../stats/quantile.js';
import type { RowInput } from './member.js';

/** Most columns looked at in one space: further ones are rare fields. */
const MOST_COLUMNS = 256;
const KNOTS = 64;

/** One column: where its numbers lie, or that it holds words. */
export interface ColumnScale {
  readonly id: number;
  readonly words: boolean;
  /** Quantiles 0, 1/64, ..., 1 of the numbers; empty for words. */
  readonly knots: Float64Array;
  readonly median: number;
  /** Robust standard deviation, above 0. */
  readonly scale: number;
}

/** Columns that occur together in inputs; one prediction API is one space. */
export interface RowSpace {
  readonly index: number;
  readonly columns: readonly ColumnScale[];
  /** Place in `columns` by column id. */
  readonly places: ReadonlyMap<number, number>;
  /** 1 where the column holds words. */
  readonly isWord: Uint8Array;
  /** Whether no column holds words. */
  readonly isNumeric: boolean;
}

/** By the columns of a layout, which many rows share: the place of each in the space, -1 where the space does not have it. */
const placesByLayout = new WeakMap<RowSpace, WeakMap<Uint32Array, Int32Array>>();

export function placesOf(space: RowSpace, columns: Uint32Array): Int32Array {
  let byLayout = placesByLayout.get(space);
  if (byLayout === undefined) placesByLayout.set(space, (byLayout = new WeakMap()));
  let places = byLayout.get(columns);
  if (places === undefined) {
    places = Int32Array.from(columns, (column) => space.places.get(column) ?? -1);
    byLayout.set(columns, places);
  }
  return places;
}

/** Quantile of a number in its column, 0..1, by linear interpolation between the knots. */
export function columnQuantile(column: ColumnScale, value: number): number {
  const { knots } = column;
  let low = 0;
  let high = knots.length - 1;
  if (value <= (knots[0] ?? Infinity)) return 0;
  if (value >= (knots[high] ?? Infinity)) return 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((knots[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const from = knots[low] ?? 0;
  const to = knots[high] ?? 0;
  return (low + (to > from ? (value - from) / (to - from) : 0)) / (knots.length - 1);
}

/** Robust z-scores clipped to ±8, so that one wild value cannot outweigh all other columns. Word columns keep their hash. */
export function placeRow(space: RowSpace, input: RowInput): Float64Array {
  const point = new Float64Array(space.columns.length).fill(NaN);
  const { columns, isWord, values } = input.content;
  const places = placesOf(space, columns);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? -1;
    const column = place < 0 ? undefined : space.columns[place];
    if (column === undefined) continue;
    const value = values[i] ?? 0;
    if (column.words) point[place] = value;
    else if (isWord[i] === 0) point[place] = Math.max(-8, Math.min(8, (value - column.median) / column.scale));
  }
  return point;
}

/** Points of one space behind one another. */
export interface PlacedRows {
  readonly space: RowSpace;
  readonly points: Float64Array;
}

/** Columns between two looks at the limit. */
const STRIDE = 4;

/** Squared distance: z differences, 2 for different words (one-hot), 1 for a column that only one of them has. */
export function rowDistanceSquared(space: RowSpace, a: Float64Array, b: Float64Array, limit: number): number {
  const sum = space.isNumeric ? numericDistanceSquared(a, b, 0, limit) : NaN;
  return Number.isNaN(sum) ? mixedDistanceSquared({ space, points: b }, a, 0, limit) : sum;
}

/** The same of numbers alone, from a point to that which begins at `at`; NaN where one of them lacks a column. */
export function numericDistanceSquared(point: Float64Array, points: Float64Array, at: number, limit: number): number {
  const whole = point.length - (point.length % STRIDE);
  let sum = 0;
  let i = 0;
  // Several columns for every look at the limit, added one after the other: the sum is the same to the last bit.
  for (; i < whole && sum < limit; i += STRIDE) {
    const from = at + i;
    sum += square(point, points, i, from);
    sum += square(point, points, i + 1, from + 1);
    sum += square(point, points, i + 2, from + 2);
    sum += square(point, points, i + 3, from + 3);
  }
  for (; i < point.length && sum < limit; i += 1) sum += square(point, points, i, at + i);
  return sum;
}

function square(point: Float64Array, points: Float64Array, i: number, at: number): number {
  const difference = (point[i] ?? NaN) - (points[at] ?? NaN);
  return difference * difference;
}

/** The same with words and gaps; exact up to the limit, that included. */
export function mixedDistanceSquared(rows: PlacedRows, point: Float64Array, at: number, limit: number): number {
  const { points, space } = rows;
  let sum = 0;
  for (let i = 0; i < point.length && sum <= limit; i += 1) {
    sum += columnDistanceSquared(point[i] ?? NaN, points[at + i] ?? NaN, space.isWord[i] === 1);
  }
  return sum;
}

/** Of one column: NaN for one that a row lacks. */
export function columnDistanceSquared(left: number, right: number, isWord: boolean): number {
  const difference = left - right;
  if (Number.isNaN(difference)) return Number.isNaN(left) === Number.isNaN(right) ? 0 : 1;
  return isWord && difference !== 0 ? 2 : difference * difference;
}

/** Learns the spaces of a log from pilot inputs. */
export class RowSurvey {
  private readonly parents = new Map<number, number>();
  private readonly numbers = new Map<number, NumberList>();
  private readonly words = new Map<number, number>();

  add(input: RowInput): void {
    const { columns, isWord, values } = input.content;
    const first = columns[0];
    if (first === undefined) return;
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i] ?? 0;
      this.join(first, column);
      if (isWord[i] === 1) this.words.set(column, (this.words.get(column) ?? 0) + 1);
      else this.numbersOf(column).push(values[i] ?? 0);
    }
  }

  spaces(): RowSpace[] {
    const groups = new Map<number, number[]>();
    for (const column of this.parents.keys()) pushTo(groups, this.root(column), column);
    const sorted = [...groups.values()].map((columns) => this.frequentColumns(columns));
    sorted.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    return sorted.map((columns, index) => this.makeSpace(index, columns));
  }

  private frequentColumns(columns: readonly number[]): number[] {
    const byPresence = [...columns].sort((a, b) => this.presence(b) - this.presence(a) || a - b);
    return byPresence.slice(0, MOST_COLUMNS).sort((a, b) => a - b);
  }

  private presence(column: number): number {
    return (this.numbers.get(column)?.length ?? 0) + (this.words.get(column) ?? 0);
  }

  private makeSpace(index: number, ids: readonly number[]): RowSpace {
    const columns = ids.map((id) => this.makeColumn(id));
    const isWord = Uint8Array.from(columns, ({ words }) => (words ? 1 : 0));
    const places = new Map(ids.map((id, place) => [id, place]));
    return { index, columns, places, isWord, isNumeric: !isWord.includes(1) };
  }

  private makeColumn(id: number): ColumnScale {
    const numbers = this.numbers.get(id)?.all() ?? new Float32Array(0);
    if ((this.words.get(id) ?? 0) > numbers.length) {
      return { id, words: true, knots: new Float64Array(0), median: 0, scale: 1 };
    }
    const list = [...numbers.sort()];
    const knots = Float64Array.from({ length: KNOTS + 1 }, (_, i) => quantile(list, i / KNOTS));
    const median = quantile(list, 0.5);
    return { id, words: false, knots, median, scale: robustScale(list, median) };
  }

  private numbersOf(column: number): NumberList {
    let list = this.numbers.get(column);
    if (list === undefined) this.numbers.set(column, (list = new NumberList()));
    return list;
  }

  private join(a: number, b: number): void {
    const rootA = this.root(a);
    const rootB = this.root(b);
    if (rootA !== rootB) this.parents.set(Math.max(rootA, rootB), Math.min(rootA, rootB));
  }

  private root(column: number): number {
    let root = column;
    let parent = this.parents.get(root);
    if (parent === undefined) {
      this.parents.set(root, root);
      return root;
    }
    while (parent !== root) {
      root = parent;
      parent = this.parents.get(root) ?? root;
    }
    this.parents.set(column, root);
    return root;
  }
}

/** Numbers of one column; rows hold 32-bit floats, so nothing is lost. */
class NumberList {
  length = 0;
  private values = new Float32Array(16);

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float32Array(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  all(): Float32Array {
    return this.values.slice(0, this.length);
  }
}

/** 1.4826 times the median absolute deviation; where most values are equal, a tenth of the range; 1 for a constant. */
function robustScale(sorted: number[], median: number): number {
  const deviations = sorted.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  const mad = 1.4826 * quantile(deviations, 0.5);
  const range = (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0);
  if (mad > range * 1e-6) return mad;
  return range > 0 ? range / 10 : 1;
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
