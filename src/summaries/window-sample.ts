/** The time windows in which an account was active: those with the smallest hashes, the same windows for every account. */
import { mix32 } from '../represent/hash.js';
import type { ObjectState } from './summary.js';

/** Hash by which windows are chosen; the same for all accounts, so that two samples below a common threshold are comparable. */
export function windowHash(index: number): number {
  return mix32(index ^ 0x9e3779b9);
}

export class WindowSample implements ObjectState<WindowSample> {
  readonly limit: number;
  readonly widthMs: number;

  constructor(limit: number, widthMs: number) {
    this.limit = limit;
    this.widthMs = widthMs;
  }

  offer(_time: number): void {
    throw new Error('not built yet');
  }

  /** Indexes (time / width, rounded down) of the kept windows, ascending by index; made anew on every call. */
  entries(): Float64Array {
    return new Float64Array(0);
  }

  /** Largest hash kept if windows were left out; Infinity if all active windows are kept. */
  threshold(): number {
    return Infinity;
  }

  /** Different active windows: exact while all are kept, else estimated. */
  distinct(): number {
    return 0;
  }

  merge(_from: WindowSample): void {
    throw new Error('not built yet');
  }

  encode(): Uint8Array {
    throw new Error('not built yet');
  }

  static decode(_bytes: Uint8Array, _limit: number, _widthMs: number): WindowSample {
    throw new Error('not built yet');
  }

  byteSize(): number {
    return 0;
  }
}
