/** Whitening: turns correlated residuals into independent coordinates of variance one. */
import { symmetricEigen } from '../stats/symmetric-eigen.js';

/** Directions with less than this share of the largest variance are rounding. */
const SMALLEST_VARIANCE = 1e-6;

export interface Whitened {
  /** Components: fewer than wanted where the rows have fewer directions. */
  readonly width: number;
  /** The vector of a row, made anew on every call. */
  of(place: number): Float64Array;
}

/**
 * Principal components scaled to variance one, strongest first (PCA whitening; Kessy, Lewin and Strimmer 2018).
 * @param rows one vector per account, all of one length; they are centred where they lie, as large logs have many
 * @param most components kept
 */
export function whiten(rows: readonly Float64Array[], most: number): Whitened {
  const width = rows[0]?.length ?? 0;
  const means = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i += 1) means[i] = (means[i] ?? 0) + (row[i] ?? 0) / rows.length;
  for (const row of rows) for (let i = 0; i < width; i += 1) row[i] = (row[i] ?? 0) - (means[i] ?? 0);
  const { values, vectors } = symmetricEigen(covariance(rows, width));
  const least = Math.max(Number.MIN_VALUE, SMALLEST_VARIANCE * (values[0] ?? 0));
  const axes = vectors.slice(0, most).flatMap((vector, i) => {
    const variance = values[i] ?? 0;
    return variance >= least ? [vector.map((value) => value / Math.sqrt(variance))] : [];
  });
  return {
    width: axes.length,
    of: (place) => Float64Array.from(axes, (axis) => dot(axis, rows[place] ?? axis)),
  };
}

export type Vector = Float64Array | Float32Array;

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function covariance(rows: readonly Float64Array[], width: number): Float64Array[] {
  const sums = Array.from({ length: width }, () => new Float64Array(width));
  for (const row of rows) {
    for (let i = 0; i < width; i += 1) {
      const sum = sums[i];
      const value = (row[i] ?? 0) / rows.length;
      if (sum === undefined || value === 0) continue;
      for (let j = 0; j < width; j += 1) sum[j] = (sum[j] ?? 0) + value * (row[j] ?? 0);
    }
  }
  return sums;
}
