/**
 * The kernels, compiled, with their memory; one for each thread, made when it is first asked for. Several readers of a thread share it: what lies in
 * its memory is of use until whoever put it there waits for anything.
 */
import { Tape } from '../scan/tape.js';
import { csvRow, undouble } from './csv-kernel.js';
import { scan } from './json-kernel.js';
import { memoryPlaces as places } from './memory-places.js';
import { fillTextTables, unescape } from './text-kernel.js';
import { moduleOf } from './wasm-code.js';

const PAGE = 64 * 1024;
const NEWLINE = 0x0a;

/** What of WebAssembly is used: the compiler's own description comes with that of browsers only. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

type Exports = Readonly<
  Record<'scan', LineKernel['scan']> &
    Record<'unescape' | 'undouble', LineKernel['unescape']> &
    Record<'csvRow', LineKernel['csvRow']>
> & {
  readonly memory: { readonly buffer: ArrayBuffer };
};

export class LineKernel {
  /** All memory. */
  readonly bytes: Buffer;
  readonly tape: Tape;
  readonly blockStart = places.block;
  readonly textStart = places.texts;
  /** Tokens of the line at `start`, from a number on: the place of the newline behind it; -1 where it is no JSON, or too large to tell. */
  readonly scan: (start: number, token: number) => number;
  /** Writes the string between two quotes, known to be JSON, without its escapes; says where that ends. Up to 16 bytes behind it are changed. */
  readonly unescape: (start: number, end: number, to: number) => number;

  /** The same for a quoted cell of CSV: each pair of quotes becomes one. */
  readonly undouble: (start: number, end: number, to: number) => number;
  /** See `csvRow` in `csv-kernel.ts`. */
  readonly csvRow: (start: number, end: number, delimiter: number) => number;

  constructor(exports: Exports) {
    const { buffer } = exports.memory;
    this.bytes = Buffer.from(buffer);
    const whole = (at: number): Int32Array => new Int32Array(buffer, at, places.mostTokens);
    const arrays = { starts: whole(places.starts), ends: whole(places.ends), nexts: whole(places.nexts) };
    const numbers = new Float64Array(buffer, places.numbers, places.mostTokens);
    this.tape = new Tape({ ...arrays, kinds: whole(places.kinds), numbers }, this.bytes);
    this.scan = exports.scan;
    this.unescape = exports.unescape;
    this.undouble = exports.undouble;
    this.csvRow = exports.csvRow;
    fillPowers(buffer);
    fillTextTables(this.bytes);
  }

  /** Puts bytes at the place of a block, as many as there is room for, with a newline behind them; says where they end. */
  put(bytes: Buffer, from: number): number {
    const end = this.blockStart + bytes.copy(this.bytes, this.blockStart, from, from + places.blockBytes);
    this.bytes[end] = NEWLINE;
    return end;
  }
}

function fillPowers(buffer: ArrayBuffer): void {
  const powers = new Float64Array(buffer, places.powers, 16);
  const wholePowers = new BigInt64Array(buffer, places.wholePowers, 9);
  for (let i = 0; i < powers.length; i += 1) powers[i] = Number(`1e${i}`);
  for (let i = 0; i < wholePowers.length; i += 1) wholePowers[i] = 10n ** BigInt(i);
}

let made: LineKernel | undefined | null = null;

/** Undefined where the engine has no WebAssembly with vectors: what is written in TypeScript takes its place then. */
export function lineKernel(): LineKernel | undefined {
  if (made === null) made = compiled();
  return made;
}

function compiled(): LineKernel | undefined {
  const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
  if (engine === undefined) return undefined;
  try {
    const module = moduleOf([scan, unescape, csvRow, undouble], Math.ceil(places.end / PAGE));
    return new LineKernel(new engine.Instance(new engine.Module(module)).exports);
  } catch {
    return undefined;
  }
}
