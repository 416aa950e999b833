/** Steps that an account took from several places: rows grown from a few by adding the same lengths. */
import { isLevelShift } from '../represent/level-shift.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { isRow, type RowInput } from './member.js';

/** Inputs compared with each other: a sample of the default size. */
const MOST_INPUTS = 64;
/** Below, hardly two inputs have one origin. */
export const FEWEST_FOR_STEPS = 12;
/** Numbers in a row: in narrower tables steps agree by chance. */
const FEWEST_NUMBERS = 5;
/** A step is shorter than this share of the mean distance of two own inputs, ... */
const NEAR = 0.5;
/** ... or moves all numbers alike: deviation of the lengths over their mean. Few chance pairs do either. */
const FLAT = 0.4;
/** Smallest differences of a column: shorter steps must agree as well, but count for nothing. */
const GRAINS = 8;
/** Lengths as good as equal: room for values rounded when written. */
const TOLERANCE = 0.03;
/** Columns that agree where lengths are equal (forms and what-if tools move one or two), ... */
const EQUAL_COLUMNS = 3;
/** ... and where they are in proportion, which happens more by chance, up to so many times as long. */
const PARALLEL_COLUMNS = 8;
const STRETCH = 3;
/** Share of the moved columns that agree: some numbers stop at the edge of their range. */
const AGREEING = 0.8;
/** Share of them that may start at one value: else it is one step twice. */
const SAME_PLACE = 0.25;
/** Share of them that may lie as far along the step as the others do: else both are parts of one line, as between two inputs that are mixed in equal shares. */
const SAME_LINE = 0.5;
/** One coincidence makes two. */
const FEWEST_STEPS = 3;

/** Two inputs that differ in numbers only, and how far each number moved. */
interface Step {
  readonly a: number;
  readonly b: number;
  /** |difference| by column; 0 where it did not move or holds a word. */
  readonly lengths: Float64Array;
  /** Smaller of the two values by column. */
  readonly starts: Float64Array;
  /** Column that moved most, in mean differences. */
  readonly most: number;
}

/** What an account's numbers are like, by column. */
interface Columns {
  readonly isWord: Uint8Array;
  /** Mean difference of two inputs. */
  readonly means: Float64Array;
  /** Smallest difference above 0. */
  readonly grains: Float64Array;
  readonly numbers: number;
}

function surveyColumns(rows: readonly RowInput[]): Columns {
  const isWord = rows[0]?.content.isWord ?? new Uint8Array(0);
  const means = new Float64Array(isWord.length);
  const grains = new Float64Array(isWord.length);
  const sorted = new Float64Array(rows.length);
  const gaps = new Float64Array(rows.length);
  for (let c = 0; c < isWord.length; c += 1) {
    if (isWord[c] === 1) continue;
    for (let i = 0; i < sorted.length; i += 1) sorted[i] = rows[i]?.content.values[c] ?? NaN;
    sorted.sort();
    gaps.forEach((_, i) => (gaps[i] = (sorted[i] ?? NaN) - (sorted[i - 1] ?? NaN)));
    grains[c] = gaps.reduce((least, gap) => (gap > 0 && gap < least ? gap : least), Infinity);
    means[c] = meanDifference(gaps);
  }
  return { isWord, means, grains, numbers: isWord.reduce((sum, word) => sum + 1 - word, 0) };
}

/** Gini's mean difference from the gaps between sorted values: gap i lies between i and n - i of them. */
function meanDifference(gaps: Float64Array): number {
  const n = gaps.length;
  const sum = gaps.reduce((total, gap, i) => total + (gap > 0 ? gap * i * (n - i) : 0), 0);
  return (2 * sum) / (n * (n - 1));
}

/** Whether inputs differ in numbers only, and by little or by much the same in all, but not by one length in one direction: a level, as of blank pictures. */
function isStep(a: Float64Array, b: Float64Array, { isWord, means, numbers }: Columns): boolean {
  let moved = 0;
  let sum = 0;
  let squares = 0;
  for (let c = 0; c < isWord.length; c += 1) {
    const difference = Math.abs((a[c] ?? 0) - (b[c] ?? 0));
    if (!(difference > 0)) continue;
    if (isWord[c] === 1) return false;
    const share = difference / (means[c] ?? 1);
    moved += 1;
    sum += share;
    squares += share * share;
  }
  if (moved < EQUAL_COLUMNS) return false;
  const isNear = sum <= NEAR * numbers;
  if (!isNear && moved * squares > (1 + FLAT ** 2) * sum * sum) return false;
  return !isLevelShift(a.map((value, c) => value - (b[c] ?? 0)).filter((difference) => difference !== 0));
}

/** The step from one input to the other. */
function stepOf([a, b]: readonly [number, number], left: Float64Array, right: Float64Array, means: Float64Array): Step {
  const lengths = left.map((value, c) => Math.abs(value - (right[c] ?? 0)) || 0);
  const share = (c: number): number => at(lengths, c) / (means[c] ?? 1) || 0;
  const most = lengths.reduce((best, _, c) => (share(c) > share(best) ? c : best), 0);
  return { a, b, lengths, starts: left.map((value, c) => Math.min(value, right[c] ?? 0)), most };
}

/** Whether two steps are the same one taken from different places, or parts of the same one. */
function isRepeated(one: Step, other: Step, columns: Columns): boolean {
  if (agrees(one, other, columns, EQUAL)) return true;
  // So many must agree: narrower rows need no second look.
  if (columns.numbers < PARALLEL_COLUMNS) return false;
  const ratio = (one.lengths[one.most] ?? 0) / (other.lengths[one.most] ?? 0);
  if (!(ratio >= 1 / STRETCH && ratio <= STRETCH)) return false;
  return agrees(one, other, columns, { ratio, fewest: PARALLEL_COLUMNS });
}

interface Agreement {
  /** Length of the first step over that of the second. */
  readonly ratio: number;
  readonly fewest: number;
}

const EQUAL: Agreement = { ratio: 1, fewest: EQUAL_COLUMNS };

function agrees(one: Step, other: Step, { grains, numbers }: Columns, { ratio, fewest }: Agreement): boolean {
  const mostMisses = Math.min(numbers - fewest, (1 - AGREEING) * numbers);
  // Rounded once, equal lengths stay equal; stretched, both were rounded on their own.
  const rounding = ratio === 1 ? 0 : 0.5 * (1 + ratio);
  let misses = 0;
  let agreeing = 0;
  let samePlace = 0;
  let sameLine = 0;
  const along = distanceOfMiddles(one, other, one.most) / at(one.lengths, one.most);
  const blur = at(grains, one.most) / at(one.lengths, one.most);
  for (let c = 0; c < grains.length; c += 1) {
    const length = at(one.lengths, c);
    const otherLength = ratio * at(other.lengths, c);
    const longer = Math.max(length, otherLength);
    if (longer === 0) continue;
    const grain = at(grains, c);
    const slack = TOLERANCE * longer + rounding * grain;
    if (differ(length, otherLength, slack)) {
      misses += 1;
      if (misses > mostMisses) return false;
    } else if (longer >= GRAINS * grain) {
      agreeing += 1;
      if (!differ(at(one.starts, c), at(other.starts, c), slack)) samePlace += 1;
      // Middles of rounded ends lie half a grain off each, here and where the way along was measured, however equal the lengths are.
      const room = (1 + along) * (slack + grain + blur * length);
      if (!differ(distanceOfMiddles(one, other, c), along * length, room)) sameLine += 1;
    }
  }
  const needed = Math.max(fewest, AGREEING * (agreeing + misses));
  return agreeing >= needed && samePlace <= SAME_PLACE * agreeing && sameLine <= SAME_LINE * agreeing;
}

/** How far the middles of two steps lie from each other in a column. */
function distanceOfMiddles(one: Step, other: Step, c: number): number {
  return Math.abs(at(one.starts, c) - at(other.starts, c) + 0.5 * (at(one.lengths, c) - at(other.lengths, c)));
}

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}

function differ(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) > slack;
}

/** Inputs of the layout that most have: only they can be compared number by number. */
function comparable(inputs: readonly SampledInput[]): RowInput[] {
  const byLayout = new Map<Uint32Array, RowInput[]>();
  for (const input of inputs) {
    if (!isRow(input)) continue;
    const list = byLayout.get(input.content.columns);
    if (list === undefined) byLayout.set(input.content.columns, [input]);
    else list.push(input);
  }
  const most = [...byLayout.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  return most.slice(0, MOST_INPUTS);
}

function stepsBetween(rows: readonly RowInput[], columns: Columns): Step[] {
  const steps: Step[] = [];
  for (let a = 0; a < rows.length; a += 1) {
    const left = rows[a]?.content.values;
    for (let b = a + 1; b < rows.length; b += 1) {
      const right = rows[b]?.content.values;
      if (left === undefined || right === undefined || !isStep(left, right, columns)) continue;
      steps.push(stepOf([a, b], left, right, columns.means));
    }
  }
  return steps;
}

export interface Repeats {
  readonly inputs: number;
  /** Inputs at either end of a step that was taken from another place as well. */
  readonly repeating: number;
}

/** Steps taken from several places. Cost: inputs squared, but most pairs are left after a few columns. Null for too few inputs or numbers. */
export function repeatedSteps(inputs: readonly SampledInput[]): Repeats | null {
  const rows = comparable(inputs);
  if (rows.length < FEWEST_FOR_STEPS) return null;
  const columns = surveyColumns(rows);
  if (columns.numbers < FEWEST_NUMBERS) return null;
  const steps = stepsBetween(rows, columns);
  const repeated = steps.filter(inSeveralPlaces(steps, columns));
  if (repeated.length < FEWEST_STEPS) return { inputs: rows.length, repeating: 0 };
  const ends = new Set(repeated.flatMap(({ a, b }) => [a, b]));
  return { inputs: rows.length, repeating: ends.size };
}

/** Whether the step at a place was taken from another place as well. */
function inSeveralPlaces(steps: readonly Step[], columns: Columns): (step: Step, place: number) => boolean {
  // Marks by place: looking steps up in a set was half of the time.
  const marks = new Uint8Array(steps.length);
  steps.forEach((step, i) => {
    for (let k = i + 1; k < steps.length; k += 1) {
      const other = steps[k];
      if (other === undefined || (marks[i] === 1 && marks[k] === 1)) continue;
      if (isRepeated(step, other, columns)) marks[i] = marks[k] = 1;
    }
  });
  return (_, place) => marks[place] === 1;
}
