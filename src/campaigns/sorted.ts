/** Looking up in ascending lists. */

/** How many values lie below the given one: where it is or would be. */
export function placeIn(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of a value, -1 if it is not there. */
export function find(value: number, sorted: ArrayLike<number>): number {
  const place = placeIn(sorted, value);
  return sorted[place] === value ? place : -1;
}
