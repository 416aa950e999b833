/** Brightness of the first picture of a GIF (GIF89a specification, CompuServe 1990). */
import { isWorthUnpacking, MOST_PIXELS, shadesOf } from './picture.js';
import type { Picture } from './picture.js';

/** Where the colours of all pictures stand. */
const COLORS_AT = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const INTERLACED = 0x40;
const MOST_CODES = 4096;
/** Where the four passes of an interlaced picture begin, and their steps. */
const PASSES = [
  ...[
    { from: 0, step: 8 },
    { from: 4, step: 8 },
  ],
  ...[
    { from: 2, step: 4 },
    { from: 1, step: 2 },
  ],
];

/** The brightness of a picture; undefined for what is no GIF, is damaged, or has no picture. */
export function readGif(bytes: Uint8Array): Picture | undefined {
  if (!/^GIF8[79]a/.test(Buffer.from(bytes.subarray(0, 6)).toString('latin1'))) return undefined;
  const colors = colorBytes(bytes[10] ?? 0);
  let at = COLORS_AT + colors;
  while (bytes[at] === EXTENSION) at = behindBlocks(bytes, at + 2);
  return bytes[at] === IMAGE ? pictureAt(bytes, at + 1, bytes.subarray(COLORS_AT, COLORS_AT + colors)) : undefined;
}

/** @param colors those that hold where the picture has none of its own */
function pictureAt(bytes: Uint8Array, at: number, colors: Uint8Array): Picture | undefined {
  if (at + 10 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint16(at + 4, true);
  const height = view.getUint16(at + 6, true);
  const flags = view.getUint8(at + 8);
  const end = at + 9 + colorBytes(flags);
  const shades = shadesOf(end > at + 9 ? bytes.subarray(at + 9, end) : colors);
  const data = joinedBlocks(bytes, end + 1);
  const count = width * height;
  if (count === 0 || count > MOST_PIXELS || !isWorthUnpacking(data.length, count)) return undefined;
  const pixels = unpacked(data, bytes[end] ?? 0, count);
  if (pixels === undefined) return undefined;
  for (let i = 0; i < count; i += 1) pixels[i] = shades[pixels[i] ?? 0] ?? 0;
  return { width, height, stride: width, gray: (flags & INTERLACED) === 0 ? pixels : sorted(pixels, width, height) };
}

/** Bytes of a table of colours, by the flags in front of it. */
function colorBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

function behindBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

function joinedBlocks(bytes: Uint8Array, from: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = from; (bytes[at] ?? 0) > 0; at += 1 + (bytes[at] ?? 0)) {
    blocks.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  }
  return Buffer.concat(blocks);
}

/** Rows in the order in which they stand. */
function sorted(rows: Uint8Array, width: number, height: number): Uint8Array {
  const into = new Uint8Array(rows.length);
  let from = 0;
  for (const { from: first, step } of PASSES) {
    for (let y = first; y < height; y += step, from += width) into.set(rows.subarray(from, from + width), y * width);
  }
  return into;
}

/** Places in the table of colours; undefined for data that are damaged or too short. */
function unpacked(data: Uint8Array, codeBits: number, pixels: number): Uint8Array | undefined {
  if (codeBits < 1 || codeBits > 8) return undefined;
  const codes = new PixelCodes(codeBits, pixels);
  let bits = 0;
  let left = 0;
  for (const byte of data) {
    bits |= byte << left;
    left += 8;
    while (left >= codes.size && !codes.isDone) {
      const code = bits & ((1 << codes.size) - 1);
      bits >>>= codes.size;
      left -= codes.size;
      if (!codes.take(code)) return undefined;
    }
  }
  return codes.isDone ? codes.pixels : undefined;
}

/** LZW with codes of growing length: each stands for a pixel, or for what an earlier code stood for and the pixel behind it. */
class PixelCodes {
  /** Bits of the next code. */
  size: number;
  readonly pixels: Uint8Array;
  private readonly codeBits: number;
  private filled = 0;
  private next: number;
  /** Where what a code stands for was written, and how many pixels it is. */
  private readonly starts = new Int32Array(MOST_CODES);
  private readonly lengths = new Int32Array(MOST_CODES);
  /** Pixels of the code before. */
  private length = 0;

  constructor(codeBits: number, pixels: number) {
    this.codeBits = codeBits;
    this.size = codeBits + 1;
    this.next = (1 << codeBits) + 2;
    this.pixels = new Uint8Array(pixels);
  }

  get isDone(): boolean {
    return this.filled === this.pixels.length;
  }

  /** False for a code that stands for nothing. */
  take(code: number): boolean {
    const clear = 1 << this.codeBits;
    if (code === clear) {
      this.size = this.codeBits + 1;
      this.next = clear + 2;
      this.length = 0;
      return true;
    }
    if (this.length > 0 && this.next < MOST_CODES) this.add();
    if (code === clear + 1 || code >= this.next) return false;
    this.write(code, code < clear ? 1 : (this.lengths[code] ?? 0));
    return true;
  }

  /** A new code: the one before, and the pixel that is written next. */
  private add(): void {
    this.starts[this.next] = this.filled - this.length;
    this.lengths[this.next] = this.length + 1;
    this.next += 1;
    if (this.next === 1 << this.size && this.next < MOST_CODES) this.size += 1;
  }

  private write(code: number, length: number): void {
    const { pixels, filled } = this;
    const from = this.starts[code] ?? 0;
    const end = Math.min(filled + length, pixels.length);
    // One after the other: the first of them may be what the last is copied from.
    if (code < 1 << this.codeBits) pixels[filled] = code;
    else for (let i = filled, at = from; i < end; i += 1, at += 1) pixels[i] = pixels[at] ?? 0;
    this.filled = end;
    this.length = length;
  }
}
