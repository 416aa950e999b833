/** JSON escapes to UTF-8 bytes. */
import { firstZero, ONES, viewOf } from '../../represent/wide-bytes.js';
import { BACKSLASH } from './json-walk.js';

const BACKSLASHES = BACKSLASH * ONES;

/** Bytes of the one-letter escapes, by letter. */
const PLAIN = new Uint8Array(256);
for (const [letter, byte] of Object.entries({
  ...{ '"': 0x22, '\\': 0x5c, '/': 0x2f },
  ...{ b: 0x08, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09 },
})) {
  PLAIN[letter.charCodeAt(0)] = byte;
}

/**
 * Writes the string between two quotes, known to be valid JSON, without its escapes; half a surrogate pair becomes U+FFFD.
 * The result is never longer. Returns its end in `into`.
 */
// eslint-disable-next-line max-params -- a hot loop: from where, to where
export function unescapeInto(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  let i = start;
  let to = at;
  for (;;) {
    const backslash = copyPlain(bytes, i, end, into, to);
    to += backslash - i;
    i = backslash;
    if (i >= end) return to;
    const plain = PLAIN[bytes[i + 1] ?? 0] ?? 0;
    if (plain !== 0) {
      into[to] = plain;
      to += 1;
      i += 2;
      continue;
    }
    const unit = hex(bytes, i + 2);
    i += 6;
    let point = unit;
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const low = unit < 0xdc00 ? lowSurrogate(bytes, i, end) : 0;
      point = low === 0 ? 0xfffd : 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      if (low !== 0) i += 6;
    }
    to = putCodePoint(into, to, point);
  }
}

/** Copies the bytes from `start` up to the next backslash, or to the end; says where that is. */
// eslint-disable-next-line max-params -- as above
function copyPlain(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): number {
  const from = viewOf(bytes);
  const to = viewOf(into);
  // No more than `end - start` bytes are written: `into` may have no room for others.
  const lastFour = end - 4;
  const distance = at - start;
  let i = start;
  while (i <= lastFour) {
    const four = from.getInt32(i, true);
    if (firstZero(four ^ BACKSLASHES) !== 0) break;
    to.setInt32(i + distance, four, true);
    i += 4;
  }
  for (; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === BACKSLASH) break;
    into[i + distance] = byte;
  }
  return i;
}

function lowSurrogate(bytes: Uint8Array, at: number, end: number): number {
  if (at + 6 > end || bytes[at] !== BACKSLASH || bytes[at + 1] !== 0x75) return 0;
  const unit = hex(bytes, at + 2);
  return unit >= 0xdc00 && unit <= 0xdfff ? unit : 0;
}

function hex(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i += 1) {
    const byte = bytes[i] ?? 0;
    value = value * 16 + (byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return value;
}

function putCodePoint(into: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    into[at] = point;
    return at + 1;
  }
  if (point < 0x800) {
    into[at] = 0xc0 | (point >> 6);
    into[at + 1] = 0x80 | (point & 0x3f);
    return at + 2;
  }
  if (point < 0x10000) {
    into[at] = 0xe0 | (point >> 12);
    into[at + 1] = 0x80 | ((point >> 6) & 0x3f);
    into[at + 2] = 0x80 | (point & 0x3f);
    return at + 3;
  }
  into[at] = 0xf0 | (point >> 18);
  into[at + 1] = 0x80 | ((point >> 12) & 0x3f);
  into[at + 2] = 0x80 | ((point >> 6) & 0x3f);
  into[at + 3] = 0x80 | (point & 0x3f);
  return at + 4;
}
