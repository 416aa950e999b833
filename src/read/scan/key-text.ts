/** A key as JSON writes it, with its quotes, compared with bytes four at a time. */

export class KeyText {
  private readonly length: number;
  private readonly bytes: Uint8Array;
  /** The first four bytes, the next four, and the last four, which overlap those before: no byte is left over. */
  private readonly first: number;
  private readonly second: number;
  private readonly last: number;

  /** @param name a name that JSON writes as it is */
  constructor(name: Uint8Array) {
    this.bytes = Uint8Array.of(0x22, ...name, 0x22);
    this.length = this.bytes.length;
    const view = new DataView(this.bytes.buffer);
    const four = (at: number): number => (at >= 0 && at + 4 <= this.length ? view.getInt32(at, true) : 0);
    this.first = four(0);
    this.second = four(4);
    this.last = four(this.length - 4);
  }

  /** Whether it is what stands between `start` and `end`. */
  is(view: DataView, start: number, end: number): boolean {
    const { length } = this;
    if (end - start !== length) return false;
    if (length < 4) return this.isWhole(view, start, 0);
    if (view.getInt32(start, true) !== this.first || view.getInt32(end - 4, true) !== this.last) return false;
    if (length <= 8) return true;
    return view.getInt32(start + 4, true) === this.second && (length <= 12 || this.isWhole(view, start, 8));
  }

  /** Byte by byte, from one of them on. */
  private isWhole(view: DataView, start: number, from: number): boolean {
    const { bytes } = this;
    for (let i = from; i < bytes.length; i += 1) if (view.getUint8(start + i) !== bytes[i]) return false;
    return true;
  }
}
