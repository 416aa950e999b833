/** Typed-array columns: the states of many accounts in one array, a record each. */

/** Adds `amount` to the counter at word `at`; it wraps past 4,294,967,295. */
export function add(column: Uint32Array, at: number, amount: number): void {
  column[at] = (column[at] ?? 0) + amount;
}

/** Adds `amount` to the double of the record that begins at word `at`, an even number. */
export function addDouble(column: Float64Array, at: number, amount: number): void {
  column[at >> 1] = (column[at >> 1] ?? 0) + amount;
}
