/** Brightness of the pixels of a PNG (ISO/IEC 15948), for comparing pictures: no colours, no transparency, no interlaced pictures. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Brightness 0..255, row after row. */
  readonly gray: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Larger pictures are told apart and not looked into: a few kilobytes of data could stand for gigabytes. A 4K screen in colours is about as large. */
const MOST_PIXELS = 1 << 24;
const MOST_BYTES = 1 << 25;
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
  if (header === undefined || packed.length === 0) return undefined;
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
  const stride = Math.ceil((width * bits) / 8);
  if (height * (stride + 1) > MOST_BYTES) return undefined;
  return { width, height, depth, color, samples, stride, step: Math.max(1, bits >>> 3) };
}

/** Rows of samples with their filters undone; undefined for damaged data. */
function unpacked(packed: readonly Uint8Array[], { height, stride, step }: Header): Uint8Array | undefined {
  const size = height * (stride + 1);
  let rows: Uint8Array;
  try {
    rows = inflateSync(Buffer.concat(packed), { maxOutputLength: size });
  } catch {
    return undefined;
  }
  if (rows.length < size) return undefined;
  const plain = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    unfilter(rows.subarray(from + 1, from + 1 + stride), rows[from] ?? 0, { plain, to: y * stride, stride, step });
  }
  return plain;
}

interface Place {
  readonly plain: Uint8Array;
  readonly to: number;
  readonly stride: number;
  readonly step: number;
}

function unfilter(row: Uint8Array, filter: number, { plain, to, stride, step }: Place): void {
  for (let x = 0; x < stride; x += 1) {
    const left = x >= step ? (plain[to + x - step] ?? 0) : 0;
    const up = to > 0 ? (plain[to + x - stride] ?? 0) : 0;
    const corner = x >= step && to > 0 ? (plain[to + x - stride - step] ?? 0) : 0;
    plain[to + x] = (row[x] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  return filter === 3 ? (left + up) >>> 1 : paeth(left, up, corner);
}

/** The neighbour that is nearest to left + up - corner. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function brightness(rows: Uint8Array, header: Header, palette: Uint8Array | undefined): Picture | undefined {
  const { width, height, stride, samples, color } = header;
  if (color === PALETTE && palette === undefined) return undefined;
  const gray = new Uint8Array(width * height);
  const sampleOf = sampleReader(header);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const first = sampleOf(rows, y * stride, x * samples);
      const at = y * width + x;
      if (color === PALETTE) gray[at] = luma(palette?.[3 * first], palette?.[3 * first + 1], palette?.[3 * first + 2]);
      else if (samples < 3) gray[at] = first;
      else {
        const [green, blue] = [1, 2].map((i) => sampleOf(rows, y * stride, x * samples + i));
        gray[at] = luma(first, green, blue);
      }
    }
  }
  return { width, height, gray };
}

/** Reads sample `index` of the row that begins at `row`, as 0..255; of a palette as its place there. */
function sampleReader({ depth, color }: Header): (rows: Uint8Array, row: number, index: number) => number {
  if (depth === 8) return (rows, row, index) => rows[row + index] ?? 0;
  if (depth === 16) return (rows, row, index) => rows[row + 2 * index] ?? 0;
  const most = (1 << depth) - 1;
  const scale = color === PALETTE ? 1 : 255 / most;
  return (rows, row, index) => {
    const bit = index * depth;
    return (((rows[row + (bit >>> 3)] ?? 0) >>> (8 - depth - (bit & 7))) & most) * scale;
  };
}

/** Brightness of a colour (ITU-R BT.601). */
function luma(red = 0, green = 0, blue = 0): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}
