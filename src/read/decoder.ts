/** Whether an input is compressed, by what its bytes say and not by the file's name, and what decodes it looks like. */

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
