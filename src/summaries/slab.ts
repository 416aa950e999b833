/** Short-lived small arrays cut from shared blocks: one allocation for some dozen unpacked inputs instead of one each. */

/** Bytes of a block: small, because one array that lives on keeps its whole block. */
const BLOCK_BYTES = 8192;

export class Slab {
  private block = new ArrayBuffer(BLOCK_BYTES);
  private used = 0;

  /** The first `count` of `values` in an array of their own. */
  copy(values: Uint32Array, count: number): Uint32Array {
    const copy = new Uint32Array(this.take(4 * count), this.used - 8 * Math.ceil(count / 2), count);
    copy.set(values.subarray(0, count));
    return copy;
  }

  /** An array of `count` numbers, to be filled by the caller. */
  numbers(count: number): Float64Array {
    return new Float64Array(this.take(8 * count), this.used - 8 * count, count);
  }

  /** A block with room for so many bytes; `used` then lies behind them, rounded up to eight. */
  private take(bytes: number): ArrayBuffer {
    const rounded = 8 * Math.ceil(bytes / 8);
    if (this.used + rounded > this.block.byteLength) {
      this.block = new ArrayBuffer(Math.max(BLOCK_BYTES, rounded));
      this.used = 0;
    }
    this.used += rounded;
    return this.block;
  }
}
