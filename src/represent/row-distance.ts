/** How far two rows are apart, column by column. */
import type { PackedRow, RowLayout } from './row.js';

/** Divides differences of a column by what is usual there; see column-scales.ts. */
export interface Scales {
  /** One over the scale of every column of the layout, in its order. */
  inverse(layout: RowLayout): Float64Array;
}

/**
 * Distance of two rows in 0..1, for neighbours and walks through tabular input space.
 *
 * Formula: mean over all columns of either row of min(1, |a - b| / scale) for numbers, 0 or 1 for words; a column that only
 * one row has, or that is a number here and a word there, counts 1. Two rows without columns: 0. Numbers that are not a
 * number count as equal to each other only. Cost: linear in the columns.
 * Source: Gower 1971, "A general coefficient of similarity", with a robust scale in place of the range.
 * Example: (1, 'x') and (2, 'y') with scale 4 for the first column: (.25 + 1) / 2 = .625.
 */
export function rowDistance(a: PackedRow, b: PackedRow, scales: Scales): number {
  if (a.layout !== b.layout) return mixedDistance(a, b, scales);
  return alikeDistance(a, { words: b.bits, singles: b.numbers }, 0, scales.inverse(a.layout));
}

/** Values of many rows, seen as words and as numbers: two views of the same memory. */
export interface RowValues {
  readonly words: Uint32Array;
  readonly singles: Float32Array;
}

/**
 * `rowDistance` to a row of the same layout whose values lie in `values` from `at` on, without copying it. Without a branch for near and far
 * numbers: nobody could guess which comes next, and guessing wrong took two thirds of the time.
 */
export function alikeDistance(a: PackedRow, values: RowValues, at: number, inverse: Float64Array): number {
  const { isWord } = a.layout;
  const { words, singles } = values;
  const count = isWord.length;
  if (count === 0) return 0;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    if (isWord[i] === 1) sum += a.bits[i] === words[at + i] ? 0 : 1;
    else {
      const distance = Math.abs((a.numbers[i] ?? 0) - (singles[at + i] ?? 0)) * (inverse[i] ?? 1);
      const isNear = Number(distance < 1);
      sum += distance * isNear + (1 - isNear);
    }
  }
  // Numbers that are infinite or none have no such distance.
  return Number.isNaN(sum) ? carefulDistance(a, values, at, inverse) : sum / count;
}

function carefulDistance(a: PackedRow, { words, singles }: RowValues, at: number, inverse: Float64Array): number {
  const { isWord } = a.layout;
  let sum = 0;
  for (let i = 0; i < isWord.length; i += 1) {
    if (isWord[i] === 1) sum += a.bits[i] === words[at + i] ? 0 : 1;
    else sum += numberDistance(a.numbers[i] ?? 0, singles[at + i] ?? 0, inverse[i] ?? 1);
  }
  return sum / isWord.length;
}

function mixedDistance(a: PackedRow, b: PackedRow, scales: Scales): number {
  const inverse = scales.inverse(a.layout);
  let sum = 0;
  const columns = walkColumns(a, b, (i, j) => {
    if (!comparable(a, i, b, j)) sum += 1;
    else if (a.layout.isWord[i] === 1) sum += a.bits[i] === b.bits[j] ? 0 : 1;
    else sum += numberDistance(a.numbers[i] ?? 0, b.numbers[j] ?? 0, inverse[i] ?? 1);
  });
  return columns === 0 ? 0 : sum / columns;
}

/** In how many columns two rows differ; a column that only one of them has is a difference. */
export function differingColumns(a: PackedRow, b: PackedRow): number {
  let differing = 0;
  if (a.layout === b.layout) {
    for (let i = 0; i < a.length; i += 1) if (!sameValue(a, i, b, i)) differing += 1;
    return differing;
  }
  walkColumns(a, b, (i, j) => {
    if (!comparable(a, i, b, j) || !sameValue(a, i, b, j)) differing += 1;
  });
  return differing;
}

/** Numbers that a step in all of them moves at least. */
const FEWEST_MOVED = 3;

/** Whether two rows of one layout differ in half of their numbers or more, and in three at least. */
export function movesMost(a: PackedRow, b: PackedRow): boolean {
  if (a.layout !== b.layout) return false;
  let numbers = 0;
  let moved = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (a.layout.isWord[i] === 1) continue;
    numbers += 1;
    if (!sameValue(a, i, b, i)) moved += 1;
  }
  return moved >= FEWEST_MOVED && 2 * moved >= numbers;
}

/** Visits the columns of either row by ascending id, with their places in both (-1 where a row lacks it); says how many. */
function walkColumns(a: PackedRow, b: PackedRow, visit: (i: number, j: number) => void): number {
  let columns = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const idA = a.layout.columns[i] ?? Infinity;
    const idB = b.layout.columns[j] ?? Infinity;
    visit(idA <= idB ? i : -1, idB <= idA ? j : -1);
    columns += 1;
    if (idA <= idB) i += 1;
    if (idB <= idA) j += 1;
  }
  return columns;
}

/** Whether both rows have the column, as a number or as a word. */
function comparable(a: PackedRow, i: number, b: PackedRow, j: number): boolean {
  return i >= 0 && j >= 0 && a.layout.isWord[i] === b.layout.isWord[j];
}

function sameValue(a: PackedRow, i: number, b: PackedRow, j: number): boolean {
  // Equal bits also cover words and NaN; equal numbers with other bits are 0 and -0.
  return a.bits[i] === b.bits[j] || (a.layout.isWord[i] === 0 && a.numbers[i] === b.numbers[j]);
}

function numberDistance(a: number, b: number, inverseScale: number): number {
  if (a === b) return 0;
  const distance = Math.abs(a - b) * inverseScale;
  if (distance < 1) return distance;
  // Not a number compares false: alike if neither is one.
  return Number.isNaN(a) && Number.isNaN(b) ? 0 : 1;
}
