/**
 * Brightness of a JPEG (ITU-T T.81), baseline and progressive, in Huffman codes, of eight bits: of each block of 8 x 8 pixels its mean,
 * which is the first of its coefficients; of a picture that is too small for that its pixels, unless it is progressive.
 * Takes time and memory as it has bytes, whatever they say.
 */
import { JpegBits } from './jpeg-bits.js';
import { brightnessOf } from './jpeg-block.js';
import { addQuantization, frameOf, HuffmanTables } from './jpeg-frame.js';
import type { Frame } from './jpeg-frame.js';
import { ScanReader } from './jpeg-scan.js';
import type { Blocks, ScanComponent } from './jpeg-scan.js';
import { isWorthUnpacking } from './picture.js';
import type { Picture } from './picture.js';

const FF = 0xff;
const markers = {
  ...{ progressive: 0xc2, huffman: 0xc4, end: 0xd9, scan: 0xda },
  ...{ quantization: 0xdb, restarts: 0xdd, adobe: 0xee },
};
/** Frames that are read: baseline, extended, progressive. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Frames of other kinds: without loss, in arithmetic codes, of several resolutions. */
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** A picture with fewer pixels a side than this is read pixel by pixel, if there are not too many: blocks would be too few to compare. */
const SMALL = 128;
const MOST_READ_PIXELS = 1 << 18;
/** Blocks of the largest picture: 64 million pixels. */
const MOST_BLOCKS = 1 << 20;

/** The brightness of a picture; undefined for what is no JPEG, is damaged, or is of a kind that is not read. */
export function readJpeg(bytes: Uint8Array): Picture | undefined {
  return bytes[0] === FF && bytes[1] === 0xd8 ? new JpegReader(bytes).read() : undefined;
}

class JpegReader {
  private readonly bytes: Uint8Array;
  private readonly huffman = new HuffmanTables();
  private readonly quantization = new Map<number, Uint16Array>();
  private restarts = 0;
  private frame: Frame | undefined;
  private blocks: Blocks | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(): Picture | undefined {
    const { bytes } = this;
    for (let at = bytes.indexOf(FF, 2); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(FF, at)) {
      const marker = bytes[at + 1] ?? 0;
      if (marker === markers.end) break;
      if (!hasLength(marker)) {
        // A byte of data, a restart in a scan that is passed over, or one of several FF.
        at += marker === FF ? 1 : 2;
        continue;
      }
      const end = at + 2 + this.twoBytes(at + 2);
      if (!this.segment(marker, bytes.subarray(at + 4, end), end)) return undefined;
      if (marker === markers.scan && this.blocks !== undefined && this.frame?.isProgressive === false) break;
      at = end;
    }
    return this.picture();
  }

  private twoBytes(at: number): number {
    return ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0);
  }

  /** Takes what a segment says; false for what is damaged or cannot be read. */
  private segment(marker: number, segment: Uint8Array, end: number): boolean {
    if (frames.has(marker)) return this.begin(frameOf(segment, marker === markers.progressive));
    switch (marker) {
      case markers.huffman:
        return this.huffman.define(segment);
      case markers.quantization:
        addQuantization(segment, this.quantization);
        return true;
      case markers.restarts:
        this.restarts = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
        return true;
      case markers.scan:
        return this.scan(segment, end);
      default:
        return !otherFrames.has(marker) && !(marker === markers.adobe && isWithoutBrightness(segment));
    }
  }

  private begin(frame: Frame | undefined): boolean {
    if (this.frame !== undefined) return false;
    this.frame = frame;
    return frame !== undefined;
  }

  /** Reads a scan of means; those of finer detail, and of colours alone, are passed over. */
  private scan(header: Uint8Array, at: number): boolean {
    const { frame } = this;
    if (frame === undefined) return false;
    const count = header[0] ?? 0;
    const [first = 0, , shifts = 0] = header.subarray(1 + 2 * count);
    const isFirst = shifts >>> 4 === 0;
    const components = Array.from({ length: Math.min(count, 4) }, (_, i) =>
      this.component(header.subarray(1 + 2 * i), frame, isFirst),
    );
    if (first !== 0 || !components.some((scanned) => scanned?.component === frame.components[0])) return true;
    if (components.includes(undefined)) return false;
    const scan = {
      ...{ frame, components: components.filter((scanned) => scanned !== undefined), restarts: this.restarts },
      ...{ shift: shifts & 15, isFirst },
    };
    this.blocks ??= this.newBlocks(frame);
    if (this.blocks === undefined) return false;
    return new ScanReader(scan, new JpegBits(this.bytes, at), this.blocks).read();
  }

  /** Undefined without the table of its means: what takes no bits is read for ever. */
  private component([id, tables = 0]: Uint8Array, frame: Frame, isFirst: boolean): ScanComponent | undefined {
    const component = frame.components.find((known) => known.id === id);
    if (component === undefined) return undefined;
    const dc = this.huffman.table(tables >>> 4);
    const ac = this.huffman.table(0x10 | (tables & 15));
    return dc === undefined && isFirst ? undefined : { component, dc, ac };
  }

  /** Room for the blocks; undefined where there are more than the data could hold, each of a bit at least. */
  private newBlocks({ components, unitsAcross, unitsDown, width, height, isProgressive }: Frame): Blocks | undefined {
    const [brightness] = components;
    const quantization = this.quantization.get(brightness?.quantization ?? 0);
    const across = unitsAcross * (brightness?.across ?? 1);
    const count = across * unitsDown * (brightness?.down ?? 1);
    if (quantization === undefined || count > Math.min(MOST_BLOCKS, 8 * this.bytes.length)) return undefined;
    const isSmall = Math.min(width, height) < SMALL && !isProgressive && this.isWorthPixels(64 * count);
    return {
      across,
      means: new Int32Array(count),
      pixels: isSmall ? new Uint8Array(64 * count) : undefined,
      quantization,
    };
  }

  private isWorthPixels(pixels: number): boolean {
    return pixels <= MOST_READ_PIXELS && isWorthUnpacking(this.bytes.length, pixels);
  }

  private picture(): Picture | undefined {
    const { blocks, frame } = this;
    if (blocks === undefined || frame === undefined) return undefined;
    const { across, means, pixels, quantization } = blocks;
    const { width, height } = frame;
    if (pixels !== undefined) return { width, height, stride: 8 * across, gray: pixels };
    const unit = (quantization[0] ?? 0) / 8;
    const gray = Uint8Array.from(means, (mean) => brightnessOf(mean * unit));
    return { width: width / 8, height: height / 8, stride: across, gray };
  }
}

/** Markers of segments; those without are parts of data, restarts, and the beginning of a picture. */
function hasLength(marker: number): boolean {
  return marker >= 0xc0 && marker !== FF && !(marker >= 0xd0 && marker <= 0xd8);
}

/** Adobe says which colours three components are: 0 are red, green and blue. */
function isWithoutBrightness(segment: Uint8Array): boolean {
  return Buffer.from(segment.subarray(0, 5)).toString('latin1') === 'Adobe' && segment[11] === 0;
}
