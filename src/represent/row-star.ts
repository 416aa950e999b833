/** Whether a row is one of several small steps around a point, each in another column: what a difference quotient asks. */
import type { PackedRow } from './row.js';
import type { RowValues } from './row-distance.js';

/** Longest step, in scales of its column: longer ones compare cases. */
const LONGEST = 0.3;
/** Rows looked at at once. */
const MOST_ROWS = 64;

/** The step that the row makes. */
export interface ColumnStep {
  /** Place of the column in the layout. */
  column: number;
  /** Where the step starts: the value of the other rows there. */
  from: number;
  /** Its length. */
  length: number;
}

const found: ColumnStep = { column: -1, from: 0, length: 0 };
/** Where the rows begin that differ from it in just two numbers, and in which. */
const begins = new Int32Array(MOST_ROWS);
const first = new Int32Array(MOST_ROWS);
const second = new Int32Array(MOST_ROWS);

/**
 * The step of the row if it and two of the others lie around one point, each a small step away from it in a column of its own; null else. Any two of
 * the three then differ in just two numbers. The point itself need not be there: it was asked before the steps, if at all. The others have the row's layout and
 * begin at `places` in `values` (-1: none). One object for all calls. Cost: a few columns of most rows.
 * Source: finite differences, Chen et al. 2017 (ZOO), section 3.2; Tramèr et al. 2016, section 4.
 * Example: (1.1, 2, 3) beside (1, 2.1, 3) and (1, 2, 3.1): a step of .1 from 1 in the first column.
 */
export function stepAround(
  row: PackedRow,
  values: RowValues,
  places: Int32Array,
  inverse: Float64Array,
): ColumnStep | null {
  const count = Math.min(MOST_ROWS, places.length);
  let usable = 0;
  for (let other = 0; other < count; other += 1) {
    const at = places[other] ?? -1;
    if (at < 0 || !differInTwo(row, values, at, usable)) continue;
    begins[usable] = at;
    for (let before = 0; before < usable; before += 1) {
      const column = commonStep(row, values, before, usable);
      if (column >= 0 && isShort(row, values, before, inverse) && isShort(row, values, usable, inverse)) {
        return describe(row, values.singles[at + column] ?? 0, column);
      }
    }
    usable += 1;
  }
  return null;
}

function describe(row: PackedRow, from: number, column: number): ColumnStep {
  found.column = column;
  found.from = from;
  found.length = Math.abs((row.numbers[column] ?? 0) - from);
  return found;
}

/** Notes the two columns in which the row differs from the one at `at`, if these are numbers and all. */
function differInTwo(row: PackedRow, { words }: RowValues, at: number, usable: number): boolean {
  const { length } = row;
  let differing = 0;
  for (let i = 0; i < length; i += 1) {
    if (row.bits[i] === words[at + i]) continue;
    if (differing === 2 || row.layout.isWord[i] === 1) return false;
    (differing === 0 ? first : second)[usable] = i;
    differing += 1;
  }
  return differing === 2;
}

/** The column that the row alone stepped in, if each of two others stepped in one of its own, else -1. */
function commonStep(row: PackedRow, { words }: RowValues, one: number, other: number): number {
  const [a, b] = [begins[one] ?? 0, begins[other] ?? 0];
  const column = isNoted(first[one] ?? -1, other) ? (first[one] ?? -1) : (second[one] ?? -1);
  if (!isNoted(column, other)) return -1;
  const [ofOne, ofOther] = [beside(column, one), beside(column, other)];
  const isAlone =
    ofOne !== ofOther &&
    words[a + column] === words[b + column] &&
    words[b + ofOne] === row.bits[ofOne] &&
    words[a + ofOther] === row.bits[ofOther];
  return isAlone ? column : -1;
}

function isNoted(column: number, other: number): boolean {
  return first[other] === column || second[other] === column;
}

/** The other of the two columns. */
function beside(column: number, other: number): number {
  return (first[other] === column ? second[other] : first[other]) ?? -1;
}

/** Whether the row differs by short steps only. */
function isShort(row: PackedRow, { singles }: RowValues, other: number, inverse: Float64Array): boolean {
  const at = begins[other] ?? 0;
  return [first[other] ?? -1, second[other] ?? -1].every((i) => {
    // Not a number compares false.
    return Math.abs((row.numbers[i] ?? 0) - (singles[at + i] ?? 0)) * (inverse[i] ?? 1) <= LONGEST;
  });
}
