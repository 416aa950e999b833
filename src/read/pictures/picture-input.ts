/** Pictures as input, in base64: those that can be read become a grid of brightness, the others are told apart and no more. */
import { inputKinds } from '../../events/event.js';
import { hashText } from '../../represent/hash.js';
import type { Target } from '../dialects/dialect.js';
import { isRecord } from '../values.js';
import { readGif } from './gif.js';
import { gridOf } from './grid.js';
import { readJpeg } from './jpeg.js';
import { NPY_BASE64, readNpy } from './npy.js';
import { readPng } from './png.js';
import { MOST_NUMBERS, type Pixels, pixelsIn, pixelsOf } from './raw-pixels.js';

const DEEPEST = 3;
/** PNG, JPEG, GIF, WebP (RIFF), BMP, TIFF and arrays of numpy in base64. */
const MAGIC = /^(?:iVBORw0KGgo|k05VTVBZ|\/9j\/|R0lGOD|UklGR|Qk[0-3]|SUkqA|TU0AK)/;
const DATA_URL = /^data:image\/[\w.+-]+;base64,/;
/** Shorter texts are words that begin so by chance. */
const SHORTEST = 64;
const LOOKED_AT = 32;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

export interface FoundPicture {
  /** Base64, perhaps in an address of its own (`data:`). */
  readonly text: string;
  /** Of bytes without a format, whose numbers told what they are; null where they tell nothing. */
  readonly pixels?: Pixels | null;
}

/** The picture in an input: the text itself, or a value of an object such as `{"image": {"b64": ...}}`; undefined without one. */
export function pictureIn(value: unknown, name?: string, depth = 0): FoundPicture | undefined {
  if (typeof value === 'string') return pictureOf(value, name);
  if (!isRecord(value) || depth >= DEEPEST) return undefined;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const found = typeof inner === 'string' || isRecord(inner) ? pictureIn(inner, key, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function pictureOf(text: string, name: string | undefined): FoundPicture | undefined {
  if (text.length < SHORTEST) return undefined;
  if (DATA_URL.test(text.slice(0, LOOKED_AT))) return { text };
  if (MAGIC.test(text) && BASE64.test(text.slice(0, LOOKED_AT))) return { text };
  const pixels = pixelsIn(text, name);
  return pixels === undefined ? undefined : { text, pixels };
}

export function writePicture({ text, pixels }: FoundPicture, { event, scratch }: Target): void {
  const data = text.startsWith('data:') ? text.slice(text.indexOf(',') + 1) : text;
  const numbers = pixels === undefined ? numbersIn(data) : (pixels ?? undefined);
  if (numbers === undefined) {
    event.inputKind = inputKinds.hidden;
    scratch.put(event.text, `${data.length}-${hashText(data, 0).toString(16)}`);
    return;
  }
  if (event.vector.length < numbers.length) event.vector = new Float64Array(numbers.length);
  event.vector.set(numbers);
  event.vectorLength = numbers.length;
  event.inputKind = inputKinds.vector;
}

/** The grid of a picture, or the numbers of an array; undefined where neither can be read. */
function numbersIn(data: string): ArrayLike<number> | undefined {
  if (!MAGIC.test(data)) return pixelsOf(data);
  const bytes = Buffer.from(data, 'base64');
  if (data.startsWith(NPY_BASE64)) return readNpy(bytes, MOST_NUMBERS);
  const picture = readPng(bytes) ?? readJpeg(bytes) ?? readGif(bytes);
  return picture === undefined ? undefined : gridOf(picture);
}
