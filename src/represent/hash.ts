/** The 32-bit hashes everything is compared by: FNV-1a over bytes, finished by murmur3's mixer. Not for secrets. */

/** Start and multiplier of FNV-1a, for loops that hash while they read. */
export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

const encoder = new TextEncoder();
let scratch = new Uint8Array(1024);

/**
 * Finaliser of murmur3: spreads every input bit over all 32 output bits, so that the smallest hashes are a uniform sample.
 * Source: A. Appleby, MurmurHash3 (2011, public domain), function fmix32. Example: mix32(1) is 0x514e28b7.
 */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * 32-bit hash of the bytes from `start` up to `end`; different seeds give independent functions.
 * Source: FNV-1a 32 bit (G. Fowler, L. C. Noll, K.-P. Vo, RFC 9923), with the seed xored into the offset basis, then `mix32`.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let h = FNV_OFFSET ^ seed;
  for (let i = start; i < end; i += 1) h = Math.imul(h ^ (bytes[i] ?? 0), FNV_PRIME);
  return mix32(h);
}

/** `hashBytes` of the text's UTF-8 bytes; a lone surrogate counts as U+FFFD. */
export function hashText(text: string, seed: number): number {
  if (scratch.length < text.length * 3) scratch = new Uint8Array(text.length * 3);
  const { written } = encoder.encodeInto(text, scratch);
  const hash = hashBytes(scratch, 0, written, seed);
  // One huge text must not hold on to its buffer for the rest of the run.
  if (scratch.length > 1 << 20) scratch = new Uint8Array(1024);
  return hash;
}

/** 32-bit hash of two 32-bit numbers, in this order. */
export function hashPair(first: number, second: number): number {
  return mix32(Math.imul(mix32(first), FNV_PRIME) ^ second);
}

/** Two independent 32-bit hashes as one whole number in [0, 2^52): all 32 bits of the first, the upper 20 of the second. */
export function key52(hi32: number, lo32: number): number {
  return (hi32 >>> 0) * 0x100000 + (lo32 >>> 12);
}
