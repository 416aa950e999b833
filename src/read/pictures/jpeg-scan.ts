/** One scan of a JPEG that holds its brightness: the mean of each block, and where that is wanted its pixels (ITU-T T.81, annexes F and G). */
import type { HuffmanTable, JpegBits } from './jpeg-bits.js';
import { PLACES, writePixels } from './jpeg-block.js';
import type { Component, Frame } from './jpeg-frame.js';

const COEFFICIENTS = 64;

/** The blocks of the brightness, row after row. */
export interface Blocks {
  readonly across: number;
  /** First coefficients, before they are multiplied. */
  readonly means: Int32Array;
  /** Of small pictures, eight times as many a side. */
  readonly pixels: Uint8Array | undefined;
  readonly quantization: Uint16Array;
}

export interface ScanComponent {
  readonly component: Component;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
}

export interface Scan {
  readonly frame: Frame;
  readonly components: readonly ScanComponent[];
  /** Units between two restarts; 0 for none. */
  readonly restarts: number;
  /** Bits of a progressive picture that a later scan brings, and whether this one brings the first. */
  readonly shift: number;
  readonly isFirst: boolean;
}

export class ScanReader {
  private readonly scan: Scan;
  private readonly bits: JpegBits;
  private readonly blocks: Blocks;
  /** Of each component the mean before. */
  private readonly before: Int32Array;
  private readonly coefficients = new Float64Array(COEFFICIENTS);

  constructor(scan: Scan, bits: JpegBits, blocks: Blocks) {
    this.scan = scan;
    this.bits = bits;
    this.blocks = blocks;
    this.before = new Int32Array(scan.components.length);
  }

  /** Reads all units; false for damaged data. */
  read(): boolean {
    const { frame, components, restarts } = this.scan;
    const isAlone = components.length === 1;
    // A component alone has no units of several blocks, and none that lies outside of the picture.
    const across = isAlone ? Math.ceil(frame.width / 8) : frame.unitsAcross;
    const down = isAlone ? Math.ceil(frame.height / 8) : frame.unitsDown;
    for (let unit = 0; unit < across * down; unit += 1) {
      if (restarts > 0 && unit > 0 && unit % restarts === 0) {
        if (!this.bits.restart()) return false;
        this.before.fill(0);
      }
      const column = unit % across;
      const row = (unit - column) / across;
      if (isAlone) this.block(0, row * this.blocks.across + column);
      else this.unit(column, row);
      if (this.bits.isExhausted) return false;
    }
    return true;
  }

  private unit(column: number, row: number): void {
    const { components } = this.scan;
    for (let i = 0; i < components.length; i += 1) {
      const { across = 1, down = 1 } = components[i]?.component ?? {};
      for (let y = 0; y < down; y += 1) {
        for (let x = 0; x < across; x += 1) {
          this.block(i, (row * down + y) * this.blocks.across + column * across + x);
        }
      }
    }
  }

  /** Reads a block; of the colours it is passed over. */
  private block(index: number, place: number): void {
    const { frame, components, shift, isFirst } = this.scan;
    const scanned = components[index];
    const isBrightness = scanned?.component === frame.components[0];
    if (!isFirst) this.refine(isBrightness ? place : -1);
    if (!isFirst || scanned?.dc === undefined) return;
    const mean = (this.before[index] ?? 0) + this.bits.difference(this.bits.symbol(scanned.dc) & 15);
    this.before[index] = mean;
    if (isBrightness) this.blocks.means[place] = mean << shift;
    if (!frame.isProgressive && scanned.ac !== undefined) this.rest(scanned.ac, isBrightness ? place : -1);
  }

  /** One more bit of a mean that is there. */
  private refine(place: number): void {
    const { means } = this.blocks;
    const bit = this.bits.take(1) << this.scan.shift;
    if (place >= 0) means[place] = (means[place] ?? 0) | bit;
  }

  /** The other coefficients, which make pixels of the block at a place, or are passed over. */
  private rest(table: HuffmanTable, place: number): void {
    const { bits, coefficients } = this;
    const { pixels, quantization } = this.blocks;
    const isWanted = pixels !== undefined && place >= 0;
    if (isWanted) coefficients.fill(0);
    for (let i = 1; i < COEFFICIENTS; i += 1) {
      const symbol = bits.symbol(table);
      const zeros = symbol >>> 4;
      const size = symbol & 15;
      if (size === 0 && zeros < 15) break;
      i += zeros;
      const value = bits.difference(size);
      if (isWanted && i < COEFFICIENTS) coefficients[PLACES[i] ?? 0] = value * (quantization[i] ?? 0);
    }
    if (isWanted) this.write(pixels, place);
  }

  private write(pixels: Uint8Array, place: number): void {
    const { across, means, quantization } = this.blocks;
    this.coefficients[0] = (means[place] ?? 0) * (quantization[0] ?? 0);
    const column = place % across;
    writePixels(this.coefficients, pixels, (place - column) * 64 + 8 * column, 8 * across);
  }
}
