/** Points seen along the few axes in which they differ most: how far two are apart there, they are apart at least. */
import { symmetricEigen } from '../stats/symmetric-eigen.js';

/** Axes looked along; two halves, after the first of which most points are known to be too far. */
const AXES = 8;
const HALF = AXES / 2;
/** Columns the axes are found in: finding them takes the cube of it. Any axes bound the distance, whatever columns they leave out. */
const MOST_COLUMNS = 64;
/** Axes are perpendicular, and coordinates right, to a millionth of this. */
const SLACK = 1e-6;

/** Columns below which a distance is worked out as fast as its bound. */
export const FEWEST_FOR_AXES = 12;

export class MainAxes {
  private readonly axes: readonly Float64Array[];
  /** Coordinates of all points, one point after the other; NaN for a point that lacks a column. */
  private readonly coordinates: Float64Array;
  private readonly looked = new Float64Array(AXES);

  /** @param points of so many columns, behind one another */
  constructor(points: Float64Array, width: number) {
    const rows = points.length / width;
    this.axes = axesOf(points, width);
    this.coordinates = new Float64Array(rows * AXES);
    for (let row = 0; row < rows; row += 1)
      this.place(points.subarray(row * width, (row + 1) * width), this.coordinates, row * AXES);
  }

  /** The point that others are then compared with. */
  look(point: Float64Array): void {
    this.place(point, this.looked, 0);
  }

  /** Whether a point is surely farther away than the root of the limit. False where one of the two lacks a column. */
  isBeyond(row: number, limit: number): boolean {
    const { coordinates, looked } = this;
    const bound = limit * (1 + SLACK) + SLACK;
    let sum = 0;
    let at = row * AXES;
    for (let axis = 0; axis < HALF; axis += 1, at += 1) {
      const difference = (coordinates[at] ?? NaN) - (looked[axis] ?? NaN);
      sum += difference * difference;
    }
    if (sum > bound) return true;
    for (let axis = HALF; axis < AXES; axis += 1, at += 1) {
      const difference = (coordinates[at] ?? NaN) - (looked[axis] ?? NaN);
      sum += difference * difference;
    }
    return sum > bound;
  }

  private place(point: Float64Array, into: Float64Array, at: number): void {
    // A lacking column lies in no direction, so nothing is known of the whole.
    const isWhole = !point.some(Number.isNaN);
    this.axes.forEach((axis, i) => {
      let sum = isWhole ? 0 : NaN;
      for (let column = 0; column < axis.length; column += 1) sum += (axis[column] ?? 0) * (point[column] ?? 0);
      into[at + i] = sum;
    });
  }
}

/** Axes of the largest variance over the points that lack nothing. */
function axesOf(points: Float64Array, width: number): Float64Array[] {
  const columns = Math.min(width, MOST_COLUMNS);
  const sums = new Float64Array(columns);
  const products = Array.from({ length: columns }, () => new Float64Array(columns));
  let count = 0;
  for (let from = 0; from < points.length; from += width) {
    const point = points.subarray(from, from + columns);
    if (point.some(Number.isNaN)) continue;
    count += 1;
    addProducts(point, sums, products);
  }
  const covariances = products.map((row, i) =>
    Float64Array.from(row, (_, j) => {
      const product = (j <= i ? row[j] : products[j]?.[i]) ?? 0;
      return (product - ((sums[i] ?? 0) * (sums[j] ?? 0)) / Math.max(1, count)) / Math.max(1, count);
    }),
  );
  return symmetricEigen(covariances).vectors.slice(0, AXES);
}

/** Adds what a point has to the sums of the columns, and of their products below the diagonal. */
function addProducts(point: Float64Array, sums: Float64Array, products: readonly Float64Array[]): void {
  products.forEach((row, i) => {
    const value = point[i] ?? 0;
    sums[i] = (sums[i] ?? 0) + value;
    for (let j = 0; j <= i; j += 1) row[j] = (row[j] ?? 0) + value * (point[j] ?? 0);
  });
}
