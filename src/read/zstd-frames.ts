/** Where the frames of a Zstandard stream begin and end: decoders at hand stop after the first one, real files hold many. */
import { DamagedInput } from './damaged-input.js';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

export interface FrameTaker {
  /** Bytes of the current frame, in order. */
  bytes(part: Buffer): Promise<void>;
  /** The frame is complete. */
  frameEnd(): Promise<void>;
}

/**
 * Cuts a stream into frames by their headers and block sizes, without decoding anything.
 * Source: RFC 8878, sections 3.1.1 (frame: magic, header, blocks, checksum) and 3.1.2 (skippable frames).
 */
export class ZstdFrames {
  private readonly taker: FrameTaker;
  private pending: Buffer = Buffer.alloc(0);
  private passing = 0;
  private state: 'start' | 'block' | 'pass' | 'skip' | 'checksum' = 'start';
  private lastBlock = false;
  private hasChecksum = false;

  constructor(taker: FrameTaker) {
    this.taker = taker;
  }

  /** True between frames: an input that ends here is whole. */
  get isWhole(): boolean {
    return this.state === 'start' && this.pending.length === 0;
  }

  /** @throws RangeError when the bytes are no Zstandard frame */
  async push(block: Buffer): Promise<void> {
    let data = this.pending.length > 0 ? Buffer.concat([this.pending, block]) : Buffer.from(block);
    for (;;) {
      const used = await this.step(data);
      if (used === 0) break;
      data = data.subarray(used);
    }
    this.pending = data;
  }

  /** Takes one piece off the front; 0 when more bytes are needed first. */
  private async step(data: Buffer): Promise<number> {
    switch (this.state) {
      case 'start':
        return this.stepStart(data);
      case 'block':
        return this.stepBlock(data);
      case 'skip':
      case 'pass':
      case 'checksum':
        return this.stepPass(data);
    }
  }

  private async stepStart(data: Buffer): Promise<number> {
    if (data.length < 5) return 0;
    const magic = data.readUInt32LE(0);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      if (data.length < 8) return 0;
      this.state = 'skip';
      this.passing = data.readUInt32LE(4);
      if (this.passing === 0) this.state = 'start';
      return 8;
    }
    if (magic !== MAGIC) throw new RangeError(`no zstd frame begins with the bytes ${data.toString('hex', 0, 4)}`);
    const length = headerLength(data[4] ?? 0);
    if (data.length < length) return 0;
    checkWindow(data);
    this.hasChecksum = ((data[4] ?? 0) & 4) !== 0;
    await this.taker.bytes(data.subarray(0, length));
    this.state = 'block';
    return length;
  }

  private async stepBlock(data: Buffer): Promise<number> {
    if (data.length < 3) return 0;
    const header = data.readUIntLE(0, 3);
    const type = (header >> 1) & 3;
    if (type === 3) throw new RangeError('reserved zstd block type');
    this.lastBlock = (header & 1) === 1;
    // A run-length block has one byte, however long the run.
    this.passing = type === 1 ? 1 : header >> 3;
    await this.taker.bytes(data.subarray(0, 3));
    this.state = 'pass';
    if (this.passing === 0) await this.endOfPart();
    return 3;
  }

  private async stepPass(data: Buffer): Promise<number> {
    const length = Math.min(this.passing, data.length);
    if (length === 0) return 0;
    if (this.state !== 'skip') await this.taker.bytes(data.subarray(0, length));
    this.passing -= length;
    if (this.passing === 0) await this.endOfPart();
    return length;
  }

  private async endOfPart(): Promise<void> {
    if (this.state === 'pass' && !this.lastBlock) this.state = 'block';
    else if (this.state === 'pass' && this.hasChecksum) {
      this.state = 'checksum';
      this.passing = 4;
    } else {
      const wasFrame = this.state !== 'skip';
      this.state = 'start';
      if (wasFrame) await this.taker.frameEnd();
    }
  }
}

/** Decoders hold the whole window; zstd itself asks to be told from 128 MiB on. */
const LARGEST_WINDOW = 2 ** 29;

/** @throws DamagedInput for a frame that refers back farther than is held (RFC 8878, section 3.1.1.1.2) */
function checkWindow(header: Buffer): void {
  const [descriptor = 0, window = 0] = header.subarray(4, 6);
  if ((descriptor & 32) !== 0) return;
  const base = 2 ** (10 + (window >> 3));
  const size = base + (base / 8) * (window & 7);
  if (size <= LARGEST_WINDOW) return;
  const mebibytes = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
  throw new DamagedInput(
    `zstd with a window of ${mebibytes(size)}, of which ${mebibytes(LARGEST_WINDOW)} are held here`,
    'unpack it on the way: zstd -dc --long=31 FILE | clonewatch scan -',
  );
}

/** Bytes of magic and frame header, from the frame header descriptor (RFC 8878, section 3.1.1.1.1). */
function headerLength(descriptor: number): number {
  const singleSegment = (descriptor & 32) !== 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  return 5 + (singleSegment ? 0 : 1) + dictionary + contentSize;
}
