/** Typed-array columns: the states of many accounts side by side, one array a field. */

export type Column = Float64Array | Uint32Array;

/** Adds `amount` to entry `index`. Numbers must fit the column; Uint32Array wraps past 4,294,967,295. */
export function add(column: Column, index: number, amount: number): void {
  column[index] = (column[index] ?? 0) + amount;
}
