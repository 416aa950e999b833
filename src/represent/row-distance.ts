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
  const { isWord } = a.layout;
  const count = isWord.length;
  if (count === 0) return 0;
  const inverse = scales.inverse(a.layout);
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    if (isWord[i] === 1) sum += a.bits[i] === b.bits[i] ? 0 : 1;
    else sum += numberDistance(a.numbers[i] ?? 0, b.numbers[i] ?? 0, inverse[i] ?? 1);
  }
  return sum / count;
}

function mixedDistance(a: PackedRow, b: PackedRow, scales: Scales): number {
  const inverse = scales.inverse(a.layout);
  let sum = 0;
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const columnA = i < a.length ? (a.layout.columns[i] ?? 0) : Infinity;
    const columnB = j < b.length ? (b.layout.columns[j] ?? 0) : Infinity;
    if (columnA !== columnB || a.layout.isWord[i] !== b.layout.isWord[j]) sum += 1;
    else if (a.layout.isWord[i] === 1) sum += a.bits[i] === b.bits[j] ? 0 : 1;
    else sum += numberDistance(a.numbers[i] ?? 0, b.numbers[j] ?? 0, inverse[i] ?? 1);
    count += 1;
    if (columnA <= columnB) i += 1;
    if (columnB <= columnA) j += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** In how many columns two rows differ; a column that only one of them has is a difference. */
export function differingColumns(a: PackedRow, b: PackedRow): number {
  let differing = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const columnA = i < a.length ? (a.layout.columns[i] ?? 0) : Infinity;
    const columnB = j < b.length ? (b.layout.columns[j] ?? 0) : Infinity;
    if (columnA !== columnB || a.layout.isWord[i] !== b.layout.isWord[j] || !sameValue(a, i, b, j)) differing += 1;
    if (columnA <= columnB) i += 1;
    if (columnB <= columnA) j += 1;
  }
  return differing;
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
