/** The time windows in which an account was active: those with the smallest hashes, the same windows for every account. */
import { mix32 } from '../represent/hash.js';
import { estimateDistinct } from '../stats/bottom-k.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { ObjectState } from './summary.js';

const HASH_RANGE = 2 ** 32;
const SEED = 0x9e3779b9;
/** Room for this many windows at first; most accounts need no more. */
const FIRST_ROOM = 4;
/** An object with a small typed array, about. */
const OBJECT_BYTES = 200;

/**
 * Hash by which windows are chosen; the same for all accounts, so that below a common threshold two samples hold the same windows
 * or show that one account was not active in them. No two windows have the same hash.
 */
export function windowHash(index: number): number {
  return mix32(index ^ SEED);
}

export class WindowSample implements ObjectState<WindowSample> {
  readonly limit: number;
  readonly widthMs: number;

  /** Window indexes by ascending hash. */
  private windows: Uint32Array = new Uint32Array(FIRST_ROOM);
  private kept = 0;
  private last = -1;

  constructor(limit: number, widthMs: number) {
    this.limit = limit;
    this.widthMs = widthMs;
  }

  /** Books a time in ms since 1970; before 1970 or thousands of years ahead it is left out. */
  offer(time: number): void {
    const index = Math.floor(time / this.widthMs);
    if (index === this.last || !(index >= 0 && index < HASH_RANGE)) return;
    this.last = index;
    this.add(index);
  }

  get size(): number {
    return this.kept;
  }

  /** Indexes (time / width, rounded down) of the kept windows, ascending; made anew on every call. */
  entries(): Float64Array {
    return Float64Array.from(this.windows.subarray(0, this.kept)).sort();
  }

  /** Largest hash kept once windows may have been left out; Infinity while all active windows are kept. */
  threshold(): number {
    return this.kept < this.limit ? Infinity : this.largest();
  }

  /** Different active windows: exact while all are kept, else estimated. */
  distinct(): number {
    return estimateDistinct(this.kept, this.limit, this.largest() / HASH_RANGE);
  }

  merge(from: WindowSample): void {
    for (let i = 0; i < from.kept; i += 1) this.add(from.windows[i] ?? 0);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.kept);
    for (let i = 0; i < this.kept; i += 1) writer.u32(this.windows[i] ?? 0);
    return writer.finish();
  }

  static decode(bytes: Uint8Array, limit: number, widthMs: number): WindowSample {
    const reader = new ByteReader(bytes);
    const sample = new WindowSample(limit, widthMs);
    for (let left = reader.countOf(4); left > 0; left -= 1) sample.add(reader.u32());
    return sample;
  }

  byteSize(): number {
    return OBJECT_BYTES + this.windows.byteLength;
  }

  private largest(): number {
    return this.kept === 0 ? 0 : windowHash(this.windows[this.kept - 1] ?? 0);
  }

  private add(index: number): void {
    const hash = windowHash(index);
    const at = this.place(hash);
    if (at < this.kept ? this.windows[at] === index : this.kept === this.limit) return;
    if (this.kept < this.limit) {
      this.kept += 1;
      this.makeRoom();
    }
    this.windows.copyWithin(at + 1, at, this.kept - 1);
    this.windows[at] = index;
  }

  /** First place whose window has a hash not below this one. */
  private place(hash: number): number {
    let low = 0;
    let high = this.kept;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (windowHash(this.windows[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private makeRoom(): void {
    if (this.kept <= this.windows.length) return;
    const grown = new Uint32Array(Math.min(this.limit, this.windows.length * 2));
    grown.set(this.windows);
    this.windows = grown;
  }
}
