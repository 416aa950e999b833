/** What a JPEG says of itself before its data: its size, its components, its tables (ITU-T T.81, annex B). */
import { HuffmanTable } from './jpeg-bits.js';

export interface Component {
  readonly id: number;
  /** Blocks in a unit of an interleaved scan. */
  readonly across: number;
  readonly down: number;
  /** Number of its table of quantization. */
  readonly quantization: number;
}

export interface Frame {
  readonly isProgressive: boolean;
  /** In pixels of the brightness. */
  readonly width: number;
  readonly height: number;
  /** The first is the brightness. */
  readonly components: readonly Component[];
  /** Units of an interleaved scan in a row, and rows of them. */
  readonly unitsAcross: number;
  readonly unitsDown: number;
}

/** The frame of a picture of brightness, or of brightness and two colours, with eight bits a sample; undefined for others. */
export function frameOf(segment: Uint8Array, isProgressive: boolean): Frame | undefined {
  if (segment.length < HEAD_BYTES) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const height = view.getUint16(1);
  const width = view.getUint16(3);
  const count = view.getUint8(5);
  if (view.getUint8(0) !== 8 || (count !== 1 && count !== 3) || width * height === 0) return undefined;
  const components = Array.from({ length: count }, (_, i) => componentOf(segment.subarray(HEAD_BYTES + 3 * i)));
  const [first] = components;
  if (first === undefined || components.some((component) => !isReadable(component))) return undefined;
  const across = Math.max(...components.map((component) => component.across));
  const down = Math.max(...components.map((component) => component.down));
  return {
    ...{ isProgressive, components },
    width: (width * first.across) / across,
    height: (height * first.down) / down,
    unitsAcross: Math.ceil(width / (8 * across)),
    unitsDown: Math.ceil(height / (8 * down)),
  };
}

/** Bytes in front of the components. */
const HEAD_BYTES = 6;

function componentOf([id = 0, sampling = 0, quantization = 0]: Uint8Array): Component {
  return { id, across: sampling >>> 4, down: sampling & 15, quantization };
}

/** Of a usual sampling, and not the red of three colours without brightness. */
function isReadable({ id, across, down }: Component): boolean {
  return id !== 0x52 && across >= 1 && across <= 4 && down >= 1 && down <= 4;
}

/** Tables as they are defined, one after the other, and again for later scans; made when a scan uses them. */
export class HuffmanTables {
  private readonly defined = new Map<number, Uint8Array | HuffmanTable>();

  /** @returns false for a segment that ends in the middle of a table */
  define(segment: Uint8Array): boolean {
    for (let at = 0; at < segment.length;) {
      const counts = segment.subarray(at + 1, at + 17);
      const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
      if (counts.length < 16 || end > segment.length) return false;
      this.defined.set(segment[at] ?? 0, segment.subarray(at + 1, end));
      at = end;
    }
    return true;
  }

  /** @param place class (0 for means, 1 for the rest) and number, as a segment has them */
  table(place: number): HuffmanTable | undefined {
    const found = this.defined.get(place);
    if (found === undefined || found instanceof HuffmanTable) return found;
    const made = new HuffmanTable(found);
    this.defined.set(place, made);
    return made;
  }
}

/** Adds the tables of quantization of a segment, by number: 64 numbers, in the order of the coefficients. */
export function addQuantization(segment: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let at = 0; at < segment.length;) {
    const head = segment[at] ?? 0;
    const size = head >>> 4 === 0 ? 1 : 2;
    const numbers = segment.subarray(at + 1, at + 1 + 64 * size);
    const table = Uint16Array.from({ length: 64 }, (_, i) =>
      size === 1 ? (numbers[i] ?? 0) : ((numbers[2 * i] ?? 0) << 8) | (numbers[2 * i + 1] ?? 0),
    );
    tables.set(head & 15, table);
    at += 1 + 64 * size;
  }
}
