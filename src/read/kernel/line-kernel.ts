/** The kernels, compiled, with their memory; one for each thread, made when it is first asked for. */
import { Tape } from '../scan/tape.js';
import { scan } from './json-kernel.js';
import { classes } from './json-parts.js';
import { memoryPlaces as places } from './memory-places.js';
import { moduleOf } from './wasm-code.js';

const PAGE = 64 * 1024;
const NEWLINE = 0x0a;
/** Bytes of a log that are looked at in one go. */
const BLOCK_BYTES = 1 << 19;
/** And of the line before them that goes on in them: of longer ones the kernel is not asked. */
const CARRIED_BYTES = 1 << 18;
/** Loads of sixteen bytes reach beyond the last byte. */
const SLACK = 64;

/** What of WebAssembly is used: the compiler's own description comes with that of browsers only. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

type Exports = Readonly<Record<'scan', (start: number) => number>> & {
  readonly memory: { readonly buffer: ArrayBuffer };
};

export class LineKernel {
  /** All memory. */
  readonly bytes: Buffer;
  readonly tape: Tape;
  readonly blockStart = places.text + CARRIED_BYTES;
  readonly blockBytes = BLOCK_BYTES;
  readonly carriedBytes = CARRIED_BYTES;
  /** Tokens of the line at `start`: the place of the newline behind it; -1 where it is no JSON, or too large to tell. */
  readonly scan: (start: number) => number;

  constructor(exports: Exports) {
    const { buffer } = exports.memory;
    this.bytes = Buffer.from(buffer);
    const whole = (at: number): Int32Array => new Int32Array(buffer, at, places.mostTokens);
    const arrays = { starts: whole(places.starts), ends: whole(places.ends), nexts: whole(places.nexts) };
    const numbers = new Float64Array(buffer, places.numbers, places.mostTokens);
    this.tape = new Tape({ ...arrays, kinds: whole(places.kinds), numbers }, this.bytes);
    this.scan = exports.scan;
    fillTables(buffer);
  }

  /** Puts bytes at the place of a block, as many as there is room for, with a newline behind them; says where they end. */
  put(bytes: Buffer, from: number): number {
    const end = this.blockStart + bytes.copy(this.bytes, this.blockStart, from, from + BLOCK_BYTES);
    this.bytes[end] = NEWLINE;
    return end;
  }
}

function fillTables(buffer: ArrayBuffer): void {
  const marks = new Uint8Array(buffer, places.classes, 256);
  const mark = (letters: string, mark: number): void => {
    for (const byte of Buffer.from(letters)) marks[byte] = (marks[byte] ?? 0) | mark;
  };
  mark(' \t\r', classes.blank);
  mark('"\\/bfnrt', classes.escape);
  mark('0123456789abcdefABCDEF', classes.hex);
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
    const pages = Math.ceil((places.text + CARRIED_BYTES + BLOCK_BYTES + SLACK) / PAGE);
    return new LineKernel(new engine.Instance(new engine.Module(moduleOf([scan], pages))).exports);
  } catch {
    return undefined;
  }
}
