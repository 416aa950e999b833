/** Rank of a small matrix. */

/** Pivots below this share of the largest entry count as zero. */
const TOLERANCE = 1e-9;

/**
 * Number of independent rows, for telling how many directions of input space somebody has asked in.
 *
 * Method: Gaussian elimination with full row pivoting per column; a pivot below 1e-9 of the largest entry counts as zero.
 * @param rows equally long; they are not changed. No rows: 0
 * Cost: rows x columns x rank. Source: Golub, Van Loan 2013, "Matrix computations", section 3.4.
 * @example matrixRank([[1, 2], [2, 4], [0, 1]]) is 2
 */
export function matrixRank(rows: readonly ArrayLike<number>[]): number {
  const matrix = rows.map((row) => Float64Array.from(row));
  const columns = matrix[0]?.length ?? 0;
  const largest = matrix.reduce((most, row) => row.reduce((m, value) => Math.max(m, Math.abs(value)), most), 0);
  let rank = 0;
  for (let column = 0; column < columns && rank < matrix.length; column += 1) {
    const pivot = pivotOf(matrix, rank, column);
    const size = Math.abs(matrix[pivot]?.[column] ?? 0);
    if (!(size > TOLERANCE * largest)) continue;
    const row = matrix[pivot] ?? new Float64Array(0);
    matrix[pivot] = matrix[rank] ?? row;
    matrix[rank] = row;
    for (let i = rank + 1; i < matrix.length; i += 1) subtract(matrix[i] ?? row, row, column);
    rank += 1;
  }
  return rank;
}

function pivotOf(matrix: readonly Float64Array[], from: number, column: number): number {
  let best = from;
  for (let i = from + 1; i < matrix.length; i += 1) {
    if (Math.abs(matrix[i]?.[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0)) best = i;
  }
  return best;
}

function subtract(row: Float64Array, pivot: Float64Array, column: number): void {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
  if (factor === 0) return;
  for (let i = column; i < row.length; i += 1) row[i] = (row[i] ?? 0) - factor * (pivot[i] ?? 0);
}
