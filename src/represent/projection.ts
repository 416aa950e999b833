/** Long vectors to few columns: a seeded sparse random projection. */
import { mix32 } from './hash.js';
import { ROW_COLUMNS } from './sampled-input.js';

/** Fixed, so that projections made in different runs compare. */
const SEED = 0x70726f6a;

/**
 * Adds every number, with a pseudo-random sign, to one pseudo-random of `ROW_COLUMNS` columns; used where a vector is longer than that.
 *
 * Formula: out[h(i)] = sum of s(i) x[i]; inner products and squared distances are kept in expectation. Because every number
 * goes to one column only, changing one number changes one column: "few fields changed" still means that.
 *
 * @param vector numbers; the first `length` count
 * @param into `ROW_COLUMNS` numbers, overwritten
 * Cost: one hash and one addition a number. Source: Charikar, Chen, Farach-Colton 2002, "Finding frequent items in data streams"
 * (count sketch); Weinberger et al. 2009, "Feature hashing", section 2. Example: a vector of zeros gives 64 zeros.
 */
export function project(vector: Float64Array, length: number, into: Float64Array): void {
  into.fill(0, 0, ROW_COLUMNS);
  for (let i = 0; i < length; i += 1) {
    const hash = mix32(i ^ SEED);
    const column = hash % ROW_COLUMNS;
    const value = vector[i] ?? 0;
    into[column] = (into[column] ?? 0) + ((hash & 0x80000000) === 0 ? value : -value);
  }
}
