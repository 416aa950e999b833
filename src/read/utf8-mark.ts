/** The mark of UTF-8 that some programs write before everything else. */

/** Bytes that the mark takes at a place: 3, or 0 where there is none. */
export function markLength(bytes: Uint8Array, at = 0): number {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? 3 : 0;
}
