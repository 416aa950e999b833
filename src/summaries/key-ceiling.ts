/** The largest key that may still enter a full sample, in one word of a record: the upper 31 of its 52 bits, inverted, so that 0 lets every key in. */

const KEYS_PER_STEP = 2 ** 21;
const HIGHEST = 2 ** 31 - 1;

export function ceilingAt(key: number): number {
  return HIGHEST - Math.floor(key / KEYS_PER_STEP);
}

/** Whether the key is too large to enter: then an input touches nothing but the record. */
export function isAboveCeiling(key: number, ceiling: number): boolean {
  return ceilingAt(key) < ceiling;
}
