/** Tensors as bodies carry them, a shape beside flat or nested data, cut into the rows of a request. */
import { asNumber } from '../values.js';

export interface Tensor {
  readonly name: string;
  readonly rows: number;
  /** Values of one row. */
  readonly width: number;
  readonly data: readonly unknown[];
}

/** @returns undefined when the data does not fill the shape: then nobody can say which value belongs to which row */
export function tensorOf(name: string, shape: unknown, nested: unknown): Tensor | undefined {
  if (!Array.isArray(nested)) return undefined;
  const data = flattened(nested);
  const sizes = Array.isArray(shape) ? shape.map(asNumber) : [nested.length];
  const rows = sizes[0] ?? 1;
  const size = sizes.reduce((product, length) => product * length, 1);
  if (size !== data.length || !Number.isInteger(rows) || rows < 1) return undefined;
  return { name, rows, width: size / rows, data };
}

const DEEPEST = 8;

function flattened(nested: readonly unknown[]): readonly unknown[] {
  if (!nested.some(Array.isArray)) return nested;
  return nested.flat(DEEPEST);
}

/** One row: its single value, or its values as a vector. */
export function rowOf({ data, width }: Tensor, row: number): unknown {
  return width === 1 ? data[row] : data.slice(row * width, (row + 1) * width);
}

/** One row of several tensors: under their names, or bare where there is only one. */
export function rowOfTensors(tensors: readonly Tensor[], row: number): unknown {
  const [only] = tensors;
  if (only === undefined) return undefined;
  if (tensors.length === 1) return row < only.rows ? rowOf(only, row) : undefined;
  const named = tensors.filter(({ rows }) => row < rows).map((tensor) => [tensor.name, rowOf(tensor, row)] as const);
  return Object.fromEntries(named);
}
