/** Plain little-endian bytes for saved states: written in order, read back in the same order. */
import { Repeated } from './repeated.js';
import { ESCAPE } from './word-codes.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

export class ByteWriter {
  private bytes: Uint8Array = new Uint8Array(256);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private known: Repeated | undefined;

  /** @param repeated what came before in the same file; absent: the bytes stand alone */
  constructor(repeated?: Repeated) {
    this.known = repeated;
  }

  get repeated(): Repeated {
    return (this.known ??= new Repeated());
  }

  /** A word hash: by its number where it came before in the file, else as it is. */
  word(hash: number): void {
    const { words } = this.repeated;
    const before = words.size;
    const code = words.codeOf(hash);
    this.count(code === ESCAPE ? 0 : code + 1);
    if (code === ESCAPE || code === before) this.u32(hash);
  }

  f64(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  u32(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  /** A whole number from 0 up to 2^53 in as few bytes as it needs, seven bits each. */
  count(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length] = (rest % 128) | 128;
      this.length += 1;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  /** Length and bytes. */
  block(block: Uint8Array): void {
    this.count(block.length);
    this.reserve(block.length);
    this.bytes.set(block, this.length);
    this.length += block.length;
  }

  text(text: string): void {
    this.block(encoder.encode(text));
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** Reads what a `ByteWriter` wrote. Bytes that end too early throw a RangeError: whoever reads a file turns it into advice. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private known: Repeated | undefined;

  constructor(bytes: Uint8Array, repeated?: Repeated) {
    this.known = repeated;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get repeated(): Repeated {
    return (this.known ??= new Repeated());
  }

  word(): number {
    const code = this.count() - 1;
    const { words } = this.repeated;
    if (code >= 0 && code < words.size) return words.hashAt(code);
    if (code > words.size) throw new RangeError('saved state: a word that never came');
    const hash = this.u32();
    if (code >= 0) words.codeOf(hash);
    return hash;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  f64(): number {
    const value = this.view.getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  u32(): number {
    const value = this.view.getUint32(this.at, true);
    this.at += 4;
    return value;
  }

  count(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.view.getUint8(this.at);
      this.at += 1;
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
      if (weight > 2 ** 53) throw new RangeError('saved state: a count longer than 53 bits');
    }
  }

  /** A count that something of this many bytes apiece must follow; guards against huge allocations from damaged bytes. */
  countOf(bytesEach: number): number {
    const value = this.count();
    if (value * bytesEach > this.bytes.length - this.at) throw new RangeError('saved state: cut off');
    return value;
  }

  /** A view, not a copy. */
  block(): Uint8Array {
    const length = this.countOf(1);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return decoder.decode(this.block());
  }
}
