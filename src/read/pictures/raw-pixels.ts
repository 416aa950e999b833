/** Numbers of an array that was written as its bytes, in base64: the pixels of a small picture, as bytes or floating-point numbers. */

/** Names under which bytes stand for a picture or an array. */
const NAMES = /^(?:.*_)?(?:b64|base64|image|img|picture|photo|pixels|bytes|tensor|array|frame)$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Pixels of the smallest picture, and characters of its base64. */
const LEAST_PIXELS = 49;
/** Numbers of the largest: no vector has more. */
export const MOST_NUMBERS = 1 << 20;
const SHORTEST = 64;
/** A text without a name is taken for bytes from this length on, where no blank nor sign is in it. */
const SHORTEST_BARE = 84;

export type Pixels = readonly number[] | Uint8Array;

/**
 * The numbers of what stands for bytes: its name says so, or it is an input by itself, too long for a word, and can be read.
 * Null for bytes with a name that cannot be read, undefined for what stands for none.
 */
export function pixelsIn(text: string, name: string | undefined): Pixels | null | undefined {
  if (text.length < SHORTEST || text.length % 4 !== 0 || !BASE64.test(text)) return undefined;
  if (name !== undefined) return NAMES.test(name) ? (pixelsOf(text) ?? null) : undefined;
  return text.length >= SHORTEST_BARE ? pixelsOf(text) : undefined;
}

/** The numbers, where the bytes are as many as a square picture of one, three or four channels has; undefined otherwise. */
export function pixelsOf(text: string): Pixels | undefined {
  const bytes = Buffer.from(text, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Four times a square is a square: numbers are tried first, as bytes make no plausible ones.
  return (
    numbers(bytes.length, 8, (at) => view.getFloat64(at, true)) ??
    numbers(bytes.length, 4, (at) => view.getFloat32(at, true)) ??
    (isPicture(bytes.length) ? new Uint8Array(bytes) : undefined)
  );
}

function numbers(length: number, size: number, valueAt: (at: number) => number): readonly number[] | undefined {
  if (!isPicture(length / size)) return undefined;
  const values: number[] = [];
  for (let at = 0; at < length; at += size) {
    const value = valueAt(at);
    if (!isPlausible(value)) return undefined;
    values.push(value);
  }
  return values.some((value) => value !== 0) ? values : undefined;
}

/** Pixels and features, scaled or not; bytes taken for numbers are far smaller or larger. */
function isPlausible(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size > 1e-8 && size < 1e5);
}

function isPicture(pixels: number): boolean {
  if (!Number.isInteger(pixels) || pixels < LEAST_PIXELS || pixels > MOST_NUMBERS) return false;
  return [1, 3, 4].some((channels) => Number.isInteger(Math.sqrt(pixels / channels)));
}
