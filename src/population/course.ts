/** The course of an account through the space of its rows: does it work through cases, and are its columns distributed like everybody's? */
import type { SampledInput } from '../represent/sampled-input.js';
import { uniformDistance } from '../stats/kolmogorov.js';
import { seededRandom, shuffle } from '../stats/random.js';
import { blocksOf, columnChange, FEWEST_FOR_DRIFT, SHUFFLES } from './drift.js';
import { isRow } from './member.js';
import { presence } from './presence.js';
import { type ColumnScale, columnQuantile, placeRow, type RowSpace } from './row-space.js';
import { groupBySpace } from './space-index.js';

export interface Course {
  /** Log ratio of the change over time to that of shuffled time, of the column in the middle; 0 is one steady draw. */
  readonly drift: number;
  /** -log of the mean ratio, over the columns, of the variance between inputs next to each other in time to the variance between any; 0 is no kinship. */
  readonly kinship: number;
  /** Mean Kolmogorov-Smirnov distance of the numeric columns from everybody's; NaN without one that varies. */
  readonly columnShift: number;
  /** Mean over the numeric columns of the logarithm of their standard deviation over everybody's; NaN without one that varies. */
  readonly spread: number;
  /** Logarithm of the minutes it was at work. */
  readonly presence: number;
}

const FLOOR = 0.02;
/** Values of a word column that are followed over time: the most frequent. */
const FOLLOWED_WORDS = 4;
/** Share cut off at both ends before a column counts as varying. */
const TRIM = 0.03;

/** The course of an account, or of a part of it, in the space most of its rows belong to; null below 16 rows with a time. */
export function describeCourse(
  inputs: readonly SampledInput[],
  spaceOf: (input: SampledInput) => RowSpace | undefined,
  seed: number,
): Course | null {
  const timed = inputs.filter(isRow).filter(({ firstTime }) => Number.isFinite(firstTime));
  const bySpace = groupBySpace(timed, spaceOf);
  const [most] = [...bySpace].sort((a, b) => b[1].length - a[1].length || a[0].index - b[0].index);
  if (most === undefined) return null;
  const [space, own] = most;
  own.sort((a, b) => a.firstTime - b.firstTime || a.key - b.key);
  const points = own.map((input) => placeRow(space, input));
  const times = own.map(({ firstTime }) => firstTime);
  return courseOf(space, { points, times }, seed);
}

/** An account's rows in time order. */
export interface TimedPoints {
  /** Robust z or word hash per column of the space. */
  readonly points: readonly Float64Array[];
  /** Milliseconds. */
  readonly times: readonly number[];
}

/**
 * Needs 16 inputs. The column in the middle, not those that change most: a sweep sorted by one field would drift in that field.
 * Cost: ten passes over the numbers.
 */
export function courseOf(space: RowSpace, { points, times }: TimedPoints, seed: number): Course | null {
  if (points.length < FEWEST_FOR_DRIFT) return null;
  return {
    drift: middleDrift(space, points, seed),
    kinship: kinship(space, points),
    ...widths(space, points),
    presence: presence(times),
  };
}

/** What is followed over time: the numbers of a column, or whether it holds a certain word. */
interface Track {
  readonly column: number;
  /** By point. */
  readonly values: Float64Array;
}

function tracksOf({ columns }: RowSpace, points: readonly Float64Array[]): Track[] {
  return columns.flatMap(({ words }, column): Track[] => {
    const own = columnOf(points, column);
    if (!words) return [{ column, values: own }];
    return frequentWords(own).map((word) => ({
      column,
      values: own.map((value) => (Number.isNaN(value) ? NaN : value === word ? 1 : 0)),
    }));
  });
}

function columnOf(points: readonly Float64Array[], column: number): Float64Array {
  const values = new Float64Array(points.length);
  for (let i = 0; i < values.length; i += 1) values[i] = points[i]?.[column] ?? NaN;
  return values;
}

function frequentWords(values: Float64Array): number[] {
  const sorted = [...countWords(values)].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return sorted.slice(0, FOLLOWED_WORDS).map(([word]) => word);
}

function countWords(values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A column of words counts with the word that changes most. */
function middleDrift(space: RowSpace, points: readonly Float64Array[], seed: number): number {
  const tracks = tracksOf(space, points);
  const blocks = blocksOf(points.length);
  const order = Int32Array.from(points, (_, i) => i);
  const observed = tracks.map(({ values }) => columnChange(values, order, blocks));
  const random = seededRandom(seed);
  let shuffled = 0;
  let counted = 0;
  for (let round = 0; round < SHUFFLES; round += 1) {
    shuffle(order, random);
    for (const { values } of tracks) {
      const ratio = columnChange(values, order, blocks);
      shuffled += ratio;
      if (ratio > 0) counted += 1;
    }
  }
  const largest = new Map<number, number>();
  tracks.forEach(({ column }, i) => largest.set(column, Math.max(largest.get(column) ?? 0, observed[i] ?? 0)));
  const ratios = [...largest.values()].filter((ratio) => ratio > 0).sort((a, b) => b - a);
  const middle = ratios[ratios.length >> 1];
  return middle === undefined || counted === 0 ? 0 : Math.log(middle / (shuffled / counted));
}

/** Mean over the columns: whoever sorts his inputs by one of them lowers one ratio, whoever works in clouds around cases lowers all. */
function kinship({ columns }: RowSpace, points: readonly Float64Array[]): number {
  let sum = 0;
  let counted = 0;
  columns.forEach(({ words }, column) => {
    const values = columnOf(points, column);
    const any = words ? meanUnlike(values) : meanSquare(values);
    const next = nextDifference(values, words);
    if (!(any > 1e-9) || Number.isNaN(next)) return;
    sum += (next + FLOOR * any) / (any * (1 + FLOOR));
    counted += 1;
  });
  return counted === 0 ? 0 : -Math.log(sum / counted);
}

/** Mean squared difference of successive numbers; of words, the share that differs. */
function nextDifference(values: Float64Array, words: boolean): number {
  let sum = 0;
  let count = 0;
  for (let i = 1; i < values.length; i += 1) {
    const difference = (values[i] ?? NaN) - (values[i - 1] ?? NaN);
    if (Number.isNaN(difference)) continue;
    if (words) sum += difference === 0 ? 0 : 1;
    else sum += difference * difference;
    count += 1;
  }
  return count === 0 ? NaN : sum / count;
}

/** Mean squared difference of any two: twice the unbiased variance. */
function meanSquare(values: Iterable<number>): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
    count += 1;
  }
  return count < 2 ? NaN : (2 * (squares - (sum * sum) / count)) / (count - 1);
}

/** Share of the pairs that differ. */
function meanUnlike(values: Float64Array): number {
  let alike = 0;
  let all = 0;
  for (const count of countWords(values).values()) {
    alike += count * (count - 1);
    all += count;
  }
  return all < 2 ? NaN : 1 - alike / (all * (all - 1));
}

/** Both look at the numeric columns that vary: their values are taken out and sorted once. */
function widths({ columns }: RowSpace, points: readonly Float64Array[]): Pick<Course, 'columnShift' | 'spread'> {
  const shifts = { sum: 0, counted: 0 };
  const spreads = { sum: 0, counted: 0 };
  columns.forEach((column, place) => {
    if (column.words) return;
    const values = knownNumbers(points, place);
    const sorted = values.slice().sort();
    if (values.length < FEWEST_FOR_DRIFT || !varies(sorted)) return;
    // The quantiles of sorted numbers are sorted.
    shifts.sum += uniformDistance(sorted.map((z) => columnQuantile(column, column.median + z * column.scale)));
    shifts.counted += 1;
    const usual = usualSpread(column);
    if (!(usual > 0)) return;
    spreads.sum += Math.log(Math.sqrt(meanSquare(values) / 2) / usual);
    spreads.counted += 1;
  });
  return { columnShift: meanOf(shifts), spread: meanOf(spreads) };
}

function meanOf({ sum, counted }: { readonly sum: number; readonly counted: number }): number {
  return counted === 0 ? NaN : sum / counted;
}

function knownNumbers(points: readonly Float64Array[], place: number): Float64Array {
  const values = new Float64Array(points.length);
  let known = 0;
  for (const point of points) {
    const value = point[place] ?? NaN;
    if (Number.isNaN(value)) continue;
    values[known] = value;
    known += 1;
  }
  return values.subarray(0, known);
}

/** Standard deviation of everybody's numbers, in units of the column's scale, without the outermost 64th at either end. */
function usualSpread(column: ColumnScale): number {
  let spread = usualSpreads.get(column);
  if (spread === undefined) {
    const { knots, scale } = column;
    usualSpreads.set(column, (spread = Math.sqrt(meanSquare(knots.slice(1, -1)) / 2) / scale));
  }
  return spread;
}

/** The same for every account. */
const usualSpreads = new WeakMap<ColumnScale, number>();

function varies(sorted: Float64Array): boolean {
  const low = sorted[Math.floor(TRIM * sorted.length)] ?? 0;
  const high = sorted[Math.ceil((1 - TRIM) * sorted.length) - 1] ?? 0;
  return high - low > 1e-9;
}
