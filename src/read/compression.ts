/** Decompression: gzip of several members, zstd of several frames. */
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { DamagedInput } from './damaged-input.js';
import type { Compression, Decoder, TakeBytes } from './decoder.js';
import { ZstdFrames } from './zstd-frames.js';
import type { FrameTaker } from './zstd-frames.js';

/** The decoder of a compressed input. */
export function decompressor(compression: Exclude<Compression, 'none'>, take: TakeBytes): Decoder {
  if (compression === 'gzip') return new StreamDecoder(zlib.createGunzip({ chunkSize: CHUNK_BYTES }), take);
  return new ZstdDecoder(take);
}

/** What a damaged stream may lose is at most one chunk. */
const CHUNK_BYTES = 32 * 1024;
/** Compressed bytes decoded at a time: even a bomb of ratio 1000 then holds 64 MB at once. */
const SLICE_BYTES = 64 * 1024;

/** Drives one of Node's own decompressors block by block, so that nothing is lost when the input breaks off. */
class StreamDecoder implements Decoder {
  private readonly stream: Transform;
  private readonly take: TakeBytes;
  private readonly decoded: Buffer[] = [];
  private failure: Error | undefined;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(stream: Transform, take: TakeBytes) {
    this.stream = stream;
    this.take = take;
    stream.on('data', (block: Buffer) => this.decoded.push(block));
    stream.on('error', (error) => {
      this.failure = error;
      this.wake?.();
    });
    stream.on('end', () => {
      // Also when something that is no further member follows the last one: such padding is no data.
      this.ended = true;
      this.wake?.();
    });
  }

  async write(block: Buffer): Promise<void> {
    for (let start = 0; start < block.length; start += SLICE_BYTES) {
      await this.decode(block.subarray(start, start + SLICE_BYTES));
      await this.handOn();
    }
  }

  async end(): Promise<void> {
    if (!this.ended && this.failure === undefined) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        this.stream.end();
      });
    }
    await this.handOn();
  }

  close(): void {
    this.stream.destroy();
  }

  /** Resolves when the stream has decoded the bytes, or has ended, or has failed. */
  private async decode(block: Buffer): Promise<void> {
    if (this.ended || this.failure !== undefined) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      this.stream.write(block, () => {
        setImmediate(resolve);
      });
    });
  }

  private async handOn(): Promise<void> {
    for (const block of this.decoded.splice(0)) await this.take(block);
    if (this.failure !== undefined) throw new DamagedInput(`compressed data broken: ${this.failure.message}`);
  }
}

/** Each frame gets a decoder of its own. */
class ZstdDecoder implements Decoder, FrameTaker {
  private readonly take: TakeBytes;
  private readonly frames = new ZstdFrames(this);
  private frame: Decoder | undefined;

  constructor(take: TakeBytes) {
    this.take = take;
  }

  async write(block: Buffer): Promise<void> {
    try {
      await this.frames.push(block);
    } catch (error) {
      if (error instanceof RangeError) throw new DamagedInput(`compressed data broken: ${error.message}`);
      throw error;
    }
  }

  async end(): Promise<void> {
    if (!this.frames.isWhole) throw new DamagedInput('compressed data broken: unexpected end of file');
    return Promise.resolve();
  }

  close(): void {
    this.frame?.close();
  }

  async bytes(part: Buffer): Promise<void> {
    this.frame ??= frameDecoder(this.take);
    await this.frame.write(part);
  }

  async frameEnd(): Promise<void> {
    await this.frame?.end();
    this.frame = undefined;
  }
}

/** Node 22.15 and later have it; the types of Node 20 do not know. */
interface NewerZlib {
  createZstdDecompress?(options: { readonly chunkSize: number }): Transform;
}

function frameDecoder(take: TakeBytes): Decoder {
  const native = (zlib as NewerZlib).createZstdDecompress?.({ chunkSize: CHUNK_BYTES });
  return native === undefined ? new ScriptedZstd(take) : new StreamDecoder(native, take);
}

/** Zstandard in plain JavaScript, three times slower than Node's own, for the versions that have none. */
class ScriptedZstd implements Decoder {
  private readonly take: TakeBytes;
  private readonly decoded: Uint8Array[] = [];
  private readonly decompress = new Decompress((block) => this.decoded.push(block));

  constructor(take: TakeBytes) {
    this.take = take;
  }

  async write(block: Buffer): Promise<void> {
    // fzstd keeps what it cannot decode yet, and our blocks are used again.
    await this.push(Uint8Array.from(block), false);
  }

  async end(): Promise<void> {
    await this.push(new Uint8Array(0), true);
  }

  close(): void {
    this.decoded.length = 0;
  }

  private async push(block: Uint8Array, isLast: boolean): Promise<void> {
    let failure: DamagedInput | undefined;
    try {
      this.decompress.push(block, isLast);
    } catch (error) {
      failure = new DamagedInput(`compressed data broken: ${error instanceof Error ? error.message : 'not zstd'}`);
    }
    for (const part of this.decoded.splice(0)) {
      await this.take(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    }
    if (failure !== undefined) throw failure;
  }
}
