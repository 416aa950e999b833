/** Pictures as input, in base64: those that can be read become a grid of brightness, the others are told apart and no more. */
import { inputKinds } from '../../events/event.js';
import type { EventView } from '../../events/event.js';
import { hashText } from '../../represent/hash.js';
import type { Target } from '../dialects/dialect.js';
import { isRecord } from '../values.js';
import { readPng } from './png.js';
import type { Picture } from './png.js';
import { areBytes, pixelsOf } from './raw-pixels.js';

/** Pictures of any size are compared on a grid of as many cells a side. */
const SIDE = 16;
const DEEPEST = 3;
/** PNG, JPEG, GIF, WebP (RIFF), BMP and TIFF in base64. */
const MAGIC = /^(?:iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|Qk[0-3]|SUkqA|TU0AK)/;
const DATA_URL = /^data:image\/[\w.+-]+;base64,/;
/** Shorter texts are words that begin so by chance. */
const SHORTEST = 64;
const LOOKED_AT = 32;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The picture in an input: the text itself, or a value of an object such as `{"image": {"b64": ...}}`; undefined without one. */
export function pictureIn(value: unknown, name?: string, depth = 0): string | undefined {
  if (typeof value === 'string') return isPicture(value, name) ? value : undefined;
  if (!isRecord(value) || depth >= DEEPEST) return undefined;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const found = typeof inner === 'string' || isRecord(inner) ? pictureIn(inner, key, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPicture(text: string, name: string | undefined): boolean {
  if (text.length < SHORTEST) return false;
  if (DATA_URL.test(text.slice(0, LOOKED_AT))) return true;
  return (MAGIC.test(text) && BASE64.test(text.slice(0, LOOKED_AT))) || areBytes(text, name);
}

export function writePicture(text: string, { event, scratch }: Target): void {
  const data = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text;
  const picture = readPng(Buffer.from(data, 'base64'));
  if (picture !== undefined) {
    writeGrid(picture, event);
    return;
  }
  const pixels = MAGIC.test(data) ? undefined : pixelsOf(data);
  if (pixels !== undefined) {
    event.vector = Float64Array.from(pixels);
    event.vectorLength = pixels.length;
    event.inputKind = inputKinds.vector;
    return;
  }
  event.inputKind = inputKinds.hidden;
  scratch.put(event.text, `${data.length}-${hashText(data, 0).toString(16)}`);
}

/** Mean brightness of each cell of the grid; a cell of less than a pixel has the value of the picture there. */
function writeGrid({ width, height, gray }: Picture, event: EventView): void {
  const cells = SIDE * SIDE;
  if (event.vector.length < cells) event.vector = new Float64Array(cells);
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const mean = meanOf(gray, width, edges(row, height), edges(column, width));
      event.vector[row * SIDE + column] = Math.round(mean * 16) / 16;
    }
  }
  event.vectorLength = cells;
  event.inputKind = inputKinds.vector;
}

interface Edges {
  readonly from: number;
  readonly to: number;
}

function edges(cell: number, size: number): Edges {
  return { from: (cell * size) / SIDE, to: ((cell + 1) * size) / SIDE };
}

function meanOf(gray: Uint8Array, width: number, rows: Edges, columns: Edges): number {
  let sum = 0;
  let area = 0;
  for (let y = Math.floor(rows.from); y < rows.to; y += 1) {
    const tall = Math.min(rows.to, y + 1) - Math.max(rows.from, y);
    for (let x = Math.floor(columns.from); x < columns.to; x += 1) {
      const weight = tall * (Math.min(columns.to, x + 1) - Math.max(columns.from, x));
      sum += weight * (gray[y * width + x] ?? 0);
      area += weight;
    }
  }
  return sum / area;
}
