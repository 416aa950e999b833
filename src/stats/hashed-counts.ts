/** Counts by 32-bit hash in a fixed table: memory bounded whatever the log holds, at the price of rare collisions. */
import { roomFor } from './room.js';

/**
 * A table of 2^bits numbers addressed by the upper bits of a 32-bit hash. Two keys in one place share their counts, so counts can only be
 * too high; with n keys the chance that a given key shares its place is 1 - exp(-n / 2^bits).
 */
export class HashedCounts {
  readonly bits: number;
  private readonly values: Float32Array;
  private readonly shift: number;

  /** @param bits 1..26: 2^bits places of four bytes */
  constructor(bits: number) {
    this.bits = bits;
    this.shift = 32 - bits;
    this.values = new Float32Array(roomFor(4 * 2 ** bits), 0, 2 ** bits);
  }

  /** The smallest table with at least twice as many places as keys, between 2^10 and 2^most. */
  static forKeys(keys: number, most: number): HashedCounts {
    const wanted = Math.ceil(Math.log2(Math.max(1, 2 * keys)));
    return new HashedCounts(Math.min(most, Math.max(10, wanted)));
  }

  add(hash: number, amount: number): void {
    const place = spread(hash) >>> this.shift;
    this.values[place] = (this.values[place] ?? 0) + amount;
  }

  get(hash: number): number {
    return this.values[spread(hash) >>> this.shift] ?? 0;
  }
}

/** Fibonacci hashing: neighbouring hashes land far apart (Knuth, The Art of Computer Programming 3, 6.4). */
function spread(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 0;
}
