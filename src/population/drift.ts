/** Drift: does an account's mixture of inputs change as it goes (works through seeds, cases, suites), or is it one steady draw? */
import { seededRandom, shuffle } from '../stats/random.js';

const MOST_BLOCKS = 8;
const FEWEST_PER_BLOCK = 8;
/** Inputs below which drift is not judged: two blocks. */
export const FEWEST_FOR_DRIFT = 2 * FEWEST_PER_BLOCK;
export const SHUFFLES = 6;
const FLOOR = 0.02;

/**
 * Log ratio of the mixture's change over time to what shuffled time would show; 0: the mixture never changes.
 * The inputs, in time order, are cut into equal blocks; each column gives the ratio of the variance between the blocks' means to the mean
 * variance within them (shares of the column's variance, 0.02 added to both); the two columns that change most count. The same over random orders is the yardstick.
 * @param rows one array of numbers per input, in time order; NaN where a column is missing
 * @param seed of the shuffles
 * @returns natural logarithm, NaN with fewer than 16 inputs
 */
export function drift(rows: readonly Float64Array[], seed: number): number {
  if (rows.length < FEWEST_FOR_DRIFT) return NaN;
  const blocks = blocksOf(rows.length);
  const order = Int32Array.from(rows, (_, i) => i);
  // Column by column: each is gone through seven times.
  const columns = columnsOf(rows, rows[0]?.length ?? 0);
  const observed = change(columns, order, blocks);
  const random = seededRandom(seed);
  let shuffled = 0;
  for (let round = 0; round < SHUFFLES; round += 1) {
    shuffle(order, random);
    shuffled += change(columns, order, blocks) / SHUFFLES;
  }
  return Math.log(observed / shuffled);
}

export function blocksOf(inputs: number): number {
  return Math.min(MOST_BLOCKS, Math.floor(inputs / FEWEST_PER_BLOCK));
}

/** The numbers of each column, row after row. */
function columnsOf(rows: readonly Float64Array[], count: number): Float64Array[] {
  return Array.from({ length: count }, (_, column) => Float64Array.from(rows, (row) => row[column] ?? NaN));
}

function change(columns: readonly Float64Array[], order: Int32Array, blocks: number): number {
  let first = 0;
  let second = 0;
  for (const column of columns) {
    const ratio = columnChange(column, order, blocks);
    if (ratio > first) {
      second = first;
      first = ratio;
    } else if (ratio > second) second = ratio;
  }
  return (first + (columns.length > 1 ? second : first)) / 2;
}

/** Variance between the means of the blocks over that within them, as shares of their sum plus 0.02; 0 for a column that does not vary. */
export function columnChange(column: Float64Array, order: Int32Array, blocks: number): number {
  let within = 0;
  let counted = 0;
  const means: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const from = Math.floor((block * order.length) / blocks);
    const to = Math.floor(((block + 1) * order.length) / blocks);
    let sum = 0;
    let squares = 0;
    let count = 0;
    for (let i = from; i < to; i += 1) {
      const value = column[order[i] ?? 0] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      squares += value * value;
      count += 1;
    }
    if (count === 0) continue;
    means.push(sum / count);
    within += squares - (sum * sum) / count;
    counted += count;
  }
  if (means.length < 2) return 0;
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const between = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / means.length;
  const total = between + within / counted;
  // In units of the column's own variance: else a column that hardly varies would have a ratio of 1 in any order and drown the others.
  return total > 1e-12 ? (between / total + FLOOR) / (within / counted / total + FLOOR) : 0;
}
