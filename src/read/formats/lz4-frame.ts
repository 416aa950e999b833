/** LZ4 frames, as Arrow files compress their columns with. */

const MAGIC = 0x184d2204;
const UNCOMPRESSED = 0x80000000;
/** More than any column of a batch; a damaged length must not fill the memory. */
const LARGEST = 1 << 30;

/**
 * Decodes one frame.
 * Source: "LZ4 Frame Format Description" 1.6.4 and "LZ4 Block Format Description" (Y. Collet), without the checksums.
 * @throws RangeError when the bytes are no such frame
 */
export function decodeLz4Frame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('no lz4 frame');
  const flags = view.getUint8(4);
  const contentSizeBytes = (flags & 8) !== 0 ? 8 : 0;
  const dictionaryBytes = (flags & 1) !== 0 ? 4 : 0;
  const checksumBytes = (flags & 16) !== 0 ? 4 : 0;
  const output = new Output();
  let offset = 7 + contentSizeBytes + dictionaryBytes;
  for (let length = view.getUint32(offset, true); length !== 0; length = view.getUint32(offset, true)) {
    const start = offset + 4;
    const end = start + (length % UNCOMPRESSED);
    if (end > bytes.length) throw new RangeError('lz4 block beyond the frame');
    const block = bytes.subarray(start, end);
    if (length >= UNCOMPRESSED) output.append(block);
    else new Block(block, output).decode();
    offset = end + checksumBytes;
  }
  return output.bytes.subarray(0, output.length);
}

/** What was decoded so far; blocks may refer to what earlier blocks wrote. */
class Output {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  append(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.length) throw new RangeError('lz4 match before the frame');
    this.reserve(count);
    const { bytes, length } = this;
    // Byte by byte: a match may run into what it writes itself.
    for (let i = length; i < length + count; i += 1) bytes[i] = bytes[i - distance] ?? 0;
    this.length += count;
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    if (needed > LARGEST) throw new RangeError('lz4 frame of more than 1 GiB');
    const longer = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    longer.set(this.bytes.subarray(0, this.length));
    this.bytes = longer;
  }
}

class Block {
  private readonly block: Uint8Array;
  private readonly output: Output;
  private place = 0;

  constructor(block: Uint8Array, output: Output) {
    this.block = block;
    this.output = output;
  }

  decode(): void {
    while (this.place < this.block.length) {
      const token = this.next();
      const literals = this.lengthFrom(token >> 4);
      if (this.place + literals > this.block.length) throw new RangeError('lz4 literals beyond the block');
      this.output.append(this.block.subarray(this.place, this.place + literals));
      this.place += literals;
      // The last sequence of a block has literals only.
      if (this.place === this.block.length) return;
      const distance = this.next() + 256 * this.next();
      this.output.repeat(distance, this.lengthFrom(token & 15) + 4);
    }
  }

  private next(): number {
    const byte = this.block[this.place] ?? 0;
    this.place += 1;
    return byte;
  }

  /** Lengths from 15 on go on in further bytes, up to the first that is not 255. */
  private lengthFrom(first: number): number {
    let length = first;
    if (first < 15) return length;
    for (let byte = 255; byte === 255 && this.place < this.block.length;) {
      byte = this.next();
      length += byte;
    }
    return length;
  }
}
