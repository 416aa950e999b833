/** Text in UTF-16, as PowerShell, SQL Server and spreadsheets of Windows export it, handed on in UTF-8. */
import { TextDecoder } from 'node:util';
import type { Decoder, TakeBytes } from './decoder.js';

/** Bytes that tell the encoding: a byte order mark, or two ASCII letters each with a zero byte. */
const LOOKED_AT = 4;

/** Which UTF-16 the bytes begin with; undefined for any other beginning. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = Buffer.from(head.subarray(0, LOOKED_AT)).toString('latin1');
  if (/^(?:\xff\xfe|[\n\r -~]\0[\n\r -~]\0)/.test(start)) return 'utf-16le';
  return /^(?:\xfe\xff|\0[\n\r -~]\0[\n\r -~])/.test(start) ? 'utf-16be' : undefined;
}

/** Bytes in any other encoding go through as they are; halves of a letter wait for the next block. */
export class Utf16Decoder implements Decoder {
  private readonly take: TakeBytes;
  private head: Buffer | undefined = Buffer.alloc(0);
  private decoder: TextDecoder | undefined;

  constructor(take: TakeBytes) {
    this.take = take;
  }

  async write(block: Buffer): Promise<void> {
    if (this.head === undefined) {
      await this.handOn(block);
      return;
    }
    this.head = Buffer.concat([this.head, block]);
    if (this.head.length >= LOOKED_AT) await this.decide(this.head);
  }

  async end(): Promise<void> {
    if (this.head !== undefined) await this.decide(this.head);
    const rest = this.decoder?.decode() ?? '';
    if (rest !== '') await this.take(Buffer.from(rest));
  }

  close(): void {
    this.head = undefined;
  }

  private async decide(head: Buffer): Promise<void> {
    this.head = undefined;
    const encoding = utf16Of(head);
    if (encoding !== undefined) this.decoder = new TextDecoder(encoding);
    if (head.length > 0) await this.handOn(head);
  }

  private async handOn(block: Buffer): Promise<void> {
    const { decoder } = this;
    if (decoder === undefined) await this.take(block);
    else await this.take(Buffer.from(decoder.decode(block, { stream: true })));
  }
}
