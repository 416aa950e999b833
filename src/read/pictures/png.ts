/** Brightness of the pixels of a PNG (ISO/IEC 15948): no interlaced pictures. */
import { inflateSync } from 'node:zlib';
import { isWorthUnpacking, luma, MOST_PIXELS, shadesOf } from './picture.js';
import type { Picture } from './picture.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples a pixel by colour type; 0 where there is no such type. */
const SAMPLES = [1, 0, 3, 1, 2, 0, 4];
const PALETTE = 3;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  readonly samples: number;
  /** Bytes of a row, and of the pixel to the left that a filter looks at. */
  readonly stride: number;
  readonly step: number;
}

/** The brightness of a picture; undefined for what is no PNG, is damaged, or is of a kind that is not read. */
export function readPng(bytes: Uint8Array): Picture | undefined {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  const packed: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) break;
    if (name === IHDR) header = readHeader(data);
    else if (name === PLTE) palette = data;
    else if (name === IDAT) packed.push(data);
    else if (name === IEND) break;
    at += 12 + length;
  }
  return header === undefined ? undefined : pictureOf(packed, header, palette);
}

function pictureOf(packed: readonly Uint8Array[], header: Header, palette?: Uint8Array): Picture | undefined {
  if (header.color === PALETTE && palette === undefined) return undefined;
  const rows = unpacked(packed, header);
  return rows === undefined ? undefined : brightness(rows, header, palette);
}

const IHDR = 0x49484452;
const PLTE = 0x504c5445;
const IDAT = 0x49444154;
const IEND = 0x49454e44;

function readHeader(data: Uint8Array): Header | undefined {
  if (data.length < 13) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [depth = 0, color = 0, , , interlaced = 1] = data.subarray(8);
  const samples = SAMPLES[color] ?? 0;
  const isReadable = samples > 0 && [1, 2, 4, 8, 16].includes(depth) && interlaced === 0;
  if (!isReadable || width * height === 0 || width * height > MOST_PIXELS) return undefined;
  const bits = depth * samples;
  return { width, height, depth, color, samples, stride: Math.ceil((width * bits) / 8), step: Math.max(1, bits >>> 3) };
}

/** Rows of samples, each behind its filter, with the filters undone; undefined for damaged data. */
function unpacked(pieces: readonly Uint8Array[], header: Header): Uint8Array | undefined {
  const { height, stride, step } = header;
  const size = height * (stride + 1);
  const packed = Buffer.concat(pieces);
  if (!isWorthUnpacking(packed.length, workOf(header))) return undefined;
  let rows: Uint8Array;
  try {
    rows = inflateSync(packed, { maxOutputLength: size });
  } catch {
    return undefined;
  }
  if (rows.length < size) return undefined;
  let above: Uint8Array = new Uint8Array(stride);
  for (let at = 0; at < size; at += stride + 1) {
    const row = rows.subarray(at + 1, at + 1 + stride);
    filters[rows[at] ?? 0]?.({ row, above, step });
    above = row;
  }
  return rows;
}

/** What a row takes beside its bytes. */
const ROW_BYTES = 64;

/** Bytes that take as much time as the picture: many rows, and pixels of a bit, take more than their own. */
function workOf({ width, height, stride }: Header): number {
  return Math.max(height * (stride + ROW_BYTES), (width * height) / 2);
}

interface Row {
  /** The row without its filter. */
  readonly row: Uint8Array;
  /** The row above, without its filter; zeros above the first. */
  readonly above: Uint8Array;
  /** Bytes of a pixel. */
  readonly step: number;
}

/** Each filter adds to a sample what it foretells from the one to the left, the one above, and the one above that. */
const filters: readonly ((row: Row) => void)[] = [
  () => undefined,
  ({ row, step }) => {
    for (let i = step; i < row.length; i += 1) row[i] = (row[i] ?? 0) + (row[i - step] ?? 0);
  },
  ({ row, above }) => {
    for (let i = 0; i < row.length; i += 1) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
  },
  ({ row, above, step }) => {
    for (let i = 0; i < step; i += 1) row[i] = (row[i] ?? 0) + ((above[i] ?? 0) >>> 1);
    for (let i = step; i < row.length; i += 1)
      row[i] = (row[i] ?? 0) + (((row[i - step] ?? 0) + (above[i] ?? 0)) >>> 1);
  },
  ({ row, above, step }) => {
    for (let i = 0; i < step; i += 1) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
    for (let i = step; i < row.length; i += 1) {
      row[i] = (row[i] ?? 0) + nearest(row[i - step] ?? 0, above[i] ?? 0, above[i - step] ?? 0);
    }
  },
];

/** The neighbour that is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function brightness(rows: Uint8Array, header: Header, palette: Uint8Array | undefined): Picture {
  const { width, height, stride, depth } = header;
  const gray = new Uint8Array(width * height);
  // What a sample of fewer than eight bits, or a place in the palette, stands for.
  const shades = palette === undefined || header.color !== PALETTE ? undefined : shadesOf(palette);
  for (let y = 0; y < height; y += 1) {
    const row = rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    const into = gray.subarray(y * width, (y + 1) * width);
    if (depth < 8) spreadBits(row, into, depth, shades);
    else spreadBytes(row, into, header, shades);
  }
  return { width, height, stride: width, gray };
}

function spreadBytes(row: Uint8Array, into: Uint8Array, { samples, step }: Header, shades?: Uint8Array): void {
  const width = into.length;
  if (samples < 3) {
    for (let x = 0; x < width; x += 1) into[x] = row[x * step] ?? 0;
    if (shades !== undefined) for (let x = 0; x < width; x += 1) into[x] = shades[into[x] ?? 0] ?? 0;
    return;
  }
  // Of 16 bits the first eight.
  const next = step / samples;
  for (let x = 0, at = 0; x < width; x += 1, at += step) {
    into[x] = luma(row[at] ?? 0, row[at + next] ?? 0, row[at + 2 * next] ?? 0);
  }
}

function spreadBits(row: Uint8Array, into: Uint8Array, depth: number, shades?: Uint8Array): void {
  const most = (1 << depth) - 1;
  for (let x = 0; x < into.length; x += 1) {
    const bit = x * depth;
    const sample = ((row[bit >>> 3] ?? 0) >>> (8 - depth - (bit & 7))) & most;
    into[x] = shades?.[sample] ?? (sample * 255) / most;
  }
}
