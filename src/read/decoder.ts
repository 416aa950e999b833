/** Whether an input is compressed, by what its bytes say and not by the file's name, and who decodes it. */

export type Compression = 'none' | 'gzip' | 'zstd';

export const MAGIC_BYTES = 4;

export function compressionOf(head: Buffer): Compression {
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length < 4) return 'none';
  const magic = head.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : 'none';
}

export interface Decoder {
  /** Decodes the next bytes and hands on what they hold before the promise resolves. @throws DamagedInput */
  write(block: Buffer): Promise<void>;
  /** @throws DamagedInput when the input is not whole */
  end(): Promise<void>;
  /** Lets go, without looking whether the input is whole. */
  close(): void;
}

/** Takes decoded bytes; they are not kept after the call. */
export type TakeBytes = (block: Buffer) => void | Promise<void>;

/** What decompresses is loaded when it is needed: most inputs are plain. */
export async function decoderFor(compression: Compression, take: TakeBytes): Promise<Decoder> {
  if (compression === 'none') return new NoDecoder(take);
  const { decompressor } = await import('./compression.js');
  return decompressor(compression, take);
}

class NoDecoder implements Decoder {
  private readonly take: TakeBytes;

  constructor(take: TakeBytes) {
    this.take = take;
  }

  async write(block: Buffer): Promise<void> {
    await this.take(block);
  }

  async end(): Promise<void> {
    // Nothing is held back.
  }

  close(): void {
    // Nothing is held back.
  }
}
