/** Columns of a lesson cut into a few bins each, so that trees count instead of sorting. */
import type { Lesson } from './student.js';

const BINS = 128;

export interface BinnedColumn {
  /** Bin of each example. */
  readonly bins: Uint8Array;
  /** Value between bin i and bin i + 1. */
  readonly edges: Float64Array;
}

/** Quantile bins, one per distinct value where there are few; edges lie half way between neighbouring values. */
export function binColumns({ examples, width }: Lesson): readonly BinnedColumn[] {
  return Array.from({ length: width }, (_, column) => {
    const values = Float64Array.from(examples, ({ dense }) => dense?.[column] ?? 0);
    const edges = edgesOf(values.slice().sort());
    return { edges, bins: Uint8Array.from(values, (value) => binOf(edges, value)) };
  });
}

function edgesOf(sorted: Float64Array): Float64Array {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= BINS) {
    return Float64Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) => between(distinct, i));
  }
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) {
    const at = Math.floor((bin * sorted.length) / BINS);
    if (sorted[at] !== sorted[at - 1]) edges.add(((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2);
  }
  return Float64Array.from(edges);
}

function between(values: Float64Array, i: number): number {
  return ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2;
}

/** Number of edges below the value. */
function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
