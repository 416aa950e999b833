/** Calls of ten minutes as bytes: hashes in ascending order, each as the distance from the one before. Four or five bytes a call. */

export interface PackedSpan {
  /** Spans of ten minutes since 1970. */
  readonly number: number;
  readonly calls: number;
  /** The distances. */
  readonly bytes: Uint8Array;
  /** The same with what stands in front. */
  readonly whole: Uint8Array;
}

/** Number of the span, calls, bytes that follow. */
const HEAD_BYTES = 12;
const MOST_BYTES_A_CALL = 6;

export function encodeSpan(number: number, keys: Float64Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + MOST_BYTES_A_CALL * keys.length);
  let at = HEAD_BYTES;
  let before = 0;
  for (const key of keys) {
    let left = key - before;
    before = key;
    // Seven bits a byte, the lowest first; more than 32 bits are no matter for shifts.
    for (; left >= 128; at += 1) {
      bytes[at] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    bytes[at] = left;
    at += 1;
  }
  bytes.writeInt32LE(number, 0);
  bytes.writeUInt32LE(keys.length, 4);
  bytes.writeUInt32LE(at - HEAD_BYTES, 8);
  return bytes.subarray(0, at);
}

/** @throws RangeError for bytes that are no spans */
export function* spansIn(all: Uint8Array): Iterable<PackedSpan> {
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  for (let at = 0; at < all.length;) {
    const number = view.getInt32(at, true);
    const calls = view.getUint32(at + 4, true);
    const end = at + HEAD_BYTES + view.getUint32(at + 8, true);
    if (end > all.length) throw new RangeError('remembered calls are cut off');
    yield { number, calls, bytes: all.subarray(at + HEAD_BYTES, end), whole: all.subarray(at, end) };
    at = end;
  }
}

export function* decodeSpan({ bytes, calls }: PackedSpan): Iterable<number> {
  let key = 0;
  let at = 0;
  for (let call = 0; call < calls; call += 1) {
    let factor = 1;
    for (; (bytes[at] ?? 0) >= 128; at += 1) {
      key += ((bytes[at] ?? 0) & 127) * factor;
      factor *= 128;
    }
    key += (bytes[at] ?? 0) * factor;
    at += 1;
    yield key;
  }
}
