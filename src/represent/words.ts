/** Words of a UTF-8 text as 32-bit hashes, straight from the bytes. */

/** Number of words from `start` up to `end`, by the same rules as `readWords`. */
export function countWords(_bytes: Uint8Array, _start: number, _end: number): number {
  return 0;
}
