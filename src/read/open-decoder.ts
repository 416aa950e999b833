/** The decoder for an input. */
import type { Compression, Decoder, TakeBytes } from './decoder.js';

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
