/** A key as JSON writes it, with its quotes, to be found in bytes four at a time. */

export class KeyText {
  /** Bytes, both quotes among them. */
  readonly length: number;
  private readonly bytes: Uint8Array;
  /** The first four bytes, the next four, and the last four, which overlap those before: no byte is left over. */
  private readonly first: number;
  private readonly second: number;
  private readonly last: number;
  private readonly lastAt: number;

  /** @param name a name that JSON writes as it is */
  constructor(name: Uint8Array) {
    this.bytes = Uint8Array.of(0x22, ...name, 0x22);
    this.length = this.bytes.length;
    this.lastAt = this.length - 4;
    const view = new DataView(this.bytes.buffer);
    const four = (at: number): number => (at >= 0 && at + 4 <= this.length ? view.getInt32(at, true) : 0);
    this.first = four(0);
    this.second = four(4);
    this.last = four(this.lastAt);
  }

  /** Whether the key stands at `at`. */
  isAt(view: DataView, at: number): boolean {
    const { length } = this;
    if (at + length > view.byteLength) return false;
    if (length < 4) return this.isWholeAt(view, at, 0);
    if (view.getInt32(at, true) !== this.first || view.getInt32(at + this.lastAt, true) !== this.last) return false;
    if (length <= 8) return true;
    return view.getInt32(at + 4, true) === this.second && (length <= 12 || this.isWholeAt(view, at, 8));
  }

  /** Byte by byte, from one of them on. */
  private isWholeAt(view: DataView, at: number, from: number): boolean {
    const { bytes } = this;
    for (let i = from; i < bytes.length; i += 1) if (view.getUint8(at + i) !== bytes[i]) return false;
    return true;
  }
}
