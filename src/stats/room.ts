/** Memory for large arrays that the system takes back as soon as they go. */

/**
 * The C library of Linux takes pieces of more than 32 MiB from the system and gives them back when they are freed; of smaller ones it keeps what once was
 * freed, in holes that nothing larger fits into. What nobody touches of a piece takes no memory.
 */
const GIVEN_BACK_BYTES = 2 ** 25 + 2 ** 16;
/** Smaller arrays are not worth a look of the garbage collector, which counts what is asked for. */
const LARGE_BYTES = 2 ** 20;

/** A buffer of at least so many bytes, all zero. */
export function roomFor(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes < LARGE_BYTES ? bytes : Math.max(bytes, GIVEN_BACK_BYTES));
}
