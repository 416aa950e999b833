/** Bits of the entropy-coded data of a JPEG, and the Huffman codes in them (ITU-T T.81, annexes C and F). */

const FF = 0xff;
/** Codes of up to so many bits are looked up, longer ones searched. */
const LOOKED_UP = 9;
const LONGEST = 16;

/** Codes of one table: how many there are of each length, and what they stand for, shortest first. */
export class HuffmanTable {
  /** Length and symbol of the code that nine bits begin with; 0 where it is longer. */
  readonly short = new Uint16Array(1 << LOOKED_UP);
  /** First code and place of its symbol, by length; one code more than there are. */
  readonly first = new Int32Array(LONGEST + 1);
  readonly end = new Int32Array(LONGEST + 1);
  readonly place = new Int32Array(LONGEST + 1);
  readonly symbols: Uint8Array;

  /** @param data sixteen counts, then the symbols */
  constructor(data: Uint8Array) {
    this.symbols = data.subarray(LONGEST);
    let code = 0;
    let place = 0;
    for (let length = 1; length <= LONGEST; length += 1) {
      const count = data[length - 1] ?? 0;
      this.first[length] = code;
      this.place[length] = place;
      this.end[length] = code + count;
      if (length <= LOOKED_UP) this.lookUp(length, count);
      code = (code + count) << 1;
      place += count;
    }
  }

  private lookUp(length: number, count: number): void {
    const free = LOOKED_UP - length;
    for (let i = 0; i < count; i += 1) {
      const symbol = this.symbols[(this.place[length] ?? 0) + i] ?? 0;
      const from = ((this.first[length] ?? 0) + i) << free;
      this.short.fill((length << 8) | symbol, from, from + (1 << free));
    }
  }
}

/** Reads one scan; what lies behind its end are zeros, and `isExhausted` says that some were taken. */
export class JpegBits {
  /** The next byte. */
  at: number;
  private readonly bytes: Uint8Array;
  private bits = 0;
  /** How many there are, and how many of them are made up. */
  private left = 0;
  private made = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  get isExhausted(): boolean {
    return this.left < this.made;
  }

  /** Behind the restart marker that comes next; false when there is another one, or none. */
  restart(): boolean {
    this.bits = 0;
    this.left = 0;
    this.made = 0;
    const { bytes } = this;
    if (bytes[this.at] !== FF || ((bytes[this.at + 1] ?? 0) & 0xf8) !== 0xd0) return false;
    this.at += 2;
    return true;
  }

  /** The next `count` bits, up to 16, as a whole number. */
  take(count: number): number {
    if (this.left < count) this.fill();
    this.left -= count;
    return (this.bits >>> this.left) & ((1 << count) - 1);
  }

  /** A difference of `count` bits: the upper half of the numbers is positive, the lower stands for negative ones. */
  difference(count: number): number {
    if (count === 0) return 0;
    const value = this.take(count);
    return value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  /** The symbol of the next code; 0 for a code that no table has. */
  symbol(table: HuffmanTable): number {
    if (this.left < LONGEST) this.fill();
    const entry = table.short[(this.bits >>> (this.left - LOOKED_UP)) & ((1 << LOOKED_UP) - 1)] ?? 0;
    if (entry !== 0) {
      this.left -= entry >>> 8;
      return entry & 0xff;
    }
    for (let length = LOOKED_UP + 1; length <= LONGEST; length += 1) {
      const code = (this.bits >>> (this.left - length)) & ((1 << length) - 1);
      if (code >= (table.end[length] ?? 0)) continue;
      this.left -= length;
      return table.symbols[(table.place[length] ?? 0) + code - (table.first[length] ?? 0)] ?? 0;
    }
    this.left -= LONGEST;
    return 0;
  }

  /** A byte FF is followed by 00 in the data; anything else there is a marker, and the end. */
  private fill(): void {
    const { bytes } = this;
    while (this.left <= 16) {
      let byte = bytes[this.at];
      if (byte === undefined || (byte === FF && bytes[this.at + 1] !== 0)) {
        byte = 0;
        this.made += 8;
      } else this.at += byte === FF ? 2 : 1;
      this.bits = (this.bits << 8) | byte;
      this.left += 8;
    }
  }
}
