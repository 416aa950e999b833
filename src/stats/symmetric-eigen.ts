/** Eigenvalues and eigenvectors of a small symmetric matrix. */

const SWEEPS = 60;

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Unit vectors, in the order of the values. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Jacobi's method: plane rotations zero one entry off the diagonal after the other until nothing is left; for whitening behaviour.
 * @param matrix rows of a symmetric matrix of at most some hundred rows; not changed
 * @returns as many values and vectors as rows; none for no rows. The entry of largest size is positive, so that signs are stable.
 * Source: Golub and Van Loan, Matrix Computations, section 8.5. Cost: about 10 n^3 multiplications.
 * @example symmetricEigen([[2, 1], [1, 2]]).values; // 3, 1
 */
export function symmetricEigen(matrix: readonly ArrayLike<number>[]): Eigen {
  const n = matrix.length;
  const rows = matrix.map((row) => Float64Array.from(row));
  const axes = rows.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  const scale = rows.reduce((sum, row) => sum + row.reduce((total, value) => total + value * value, 0), 0);
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(rows) > 1e-22 * scale; sweep += 1) {
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(rows, axes, p, q);
  }
  const order = rows.map((row, i) => ({ value: row[i] ?? 0, vector: axes[i] ?? new Float64Array(n) }));
  order.sort((a, b) => b.value - a.value);
  return {
    values: Float64Array.from(order, ({ value }) => value),
    vectors: order.map(({ vector }) => withSign(vector)),
  };
}

function offDiagonal(rows: readonly Float64Array[]): number {
  let sum = 0;
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      if (i !== j) sum += value * value;
    });
  });
  return sum;
}

/** Zeroes entry (p, q); `axes` holds the eigenvectors found so far as rows. */
function rotate(rows: readonly Float64Array[], axes: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ, axisP, axisQ] = [rows[p], rows[q], axes[p], axes[q]];
  if (rowP === undefined || rowQ === undefined || axisP === undefined || axisQ === undefined) return;
  const off = rowP[q] ?? 0;
  if (off === 0) return;
  const t = tangent((rowQ[q] ?? 0) - (rowP[p] ?? 0), 2 * off);
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of rows) turn(row, row, { at: p, to: q, c, s });
  for (let i = 0; i < rowP.length; i += 1) turn(rowP, rowQ, { at: i, to: i, c, s });
  for (let i = 0; i < axisP.length; i += 1) turn(axisP, axisQ, { at: i, to: i, c, s });
}

/** The smaller root of t^2 + 2 t theta - 1, theta = difference / twice. */
function tangent(difference: number, twice: number): number {
  const theta = difference / twice;
  return (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
}

interface Turn {
  readonly at: number;
  readonly to: number;
  readonly c: number;
  readonly s: number;
}

function turn(first: Float64Array, second: Float64Array, { at, to, c, s }: Turn): void {
  const a = first[at] ?? 0;
  const b = second[to] ?? 0;
  first[at] = c * a - s * b;
  second[to] = s * a + c * b;
}

function withSign(vector: Float64Array): Float64Array {
  const lead = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) + 1e-9 ? value : best), 0);
  return lead < 0 ? vector.map((value) => -value) : vector;
}
