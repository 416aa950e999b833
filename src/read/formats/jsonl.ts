/** JSON lines: one object a line, whatever ends the lines, with or without a byte order mark. */
import { isUtf8 } from 'node:buffer';
import { type LineKernel, lineKernel } from '../kernel/line-kernel.js';
import { memoryPlaces } from '../kernel/memory-places.js';
import { markLength } from '../utf8-mark.js';
import { LONGEST_RECORD, shortened } from './format.js';
import type { BlockReader, RecordSink } from './format.js';
import { takeJsonText } from './json-text.js';

/** Before each record of a JSON text sequence (RFC 7464). */
const RECORD_SEPARATOR = 0x1e;
const NEWLINE = 10;
const SHOWN_BYTES = 200;

/** A sink that may take a line as it is, before anybody parses it. */
export interface LineSink extends RecordSink {
  /**
   * @param start first byte of the line; a newline stands at `end`, and all bytes are well-formed UTF-8
   * @returns false when the line was not taken and has to be parsed
   */
  line?(bytes: Uint8Array, start: number, end: number): boolean;
}

export class JsonLines implements BlockReader {
  private readonly sink: LineSink;
  /** The beginning of a line whose end is in a later block. */
  private carry: Buffer = Buffer.alloc(0);
  private carried = 0;
  private tooLong = false;
  private line = 0;
  /** Lines are read where the kernel sees them. */
  private readonly kernel = lineKernel();

  constructor(sink: LineSink) {
    this.sink = sink;
  }

  push(block: Buffer): void {
    const { kernel } = this;
    if (kernel === undefined) {
      this.takeLines(block, 0, block.length);
      return;
    }
    for (let at = 0; at < block.length && !this.sink.full; at += memoryPlaces.blockBytes) {
      const end = kernel.put(block, at);
      this.takeLines(kernel.bytes, this.joined(kernel), end);
    }
  }

  /** Puts what is carried before the block in the memory of the kernel, as long as there is room; says where the lines begin then. */
  private joined({ bytes, blockStart }: LineKernel): number {
    const { carried } = this;
    if (this.tooLong || carried > memoryPlaces.carriedBytes) return blockStart;
    this.carried = 0;
    this.carry.copy(bytes, blockStart - carried, 0, carried);
    return blockStart - carried;
  }

  private takeLines(bytes: Buffer, from: number, to: number): void {
    let start = from;
    const isText = this.isTextBlock(bytes, from, to);
    while (!this.sink.full) {
      const end = bytes.indexOf(NEWLINE, start);
      if (end < 0 || end >= to) {
        this.keep(bytes, start, to);
        return;
      }
      if (this.carried > 0 || this.tooLong) {
        this.keep(bytes, start, end + 1);
        this.finishCarried(false);
      } else if (!((isText || isUtf8(bytes.subarray(start, end))) && this.take(bytes, start, end))) {
        this.finish(bytes, start, end, false);
      }
      start = end + 1;
    }
  }

  end(): void {
    if ((this.carried > 0 || this.tooLong) && !this.sink.full) this.finishCarried(true);
  }

  private keep(block: Buffer, start: number, end: number): void {
    const length = end - start;
    if (this.tooLong || length === 0) return;
    const needed = this.carried + length;
    // With the newline behind the longest line.
    if (needed > LONGEST_RECORD + 1) {
      // Only the beginning is kept, to show which line it was; the rest passes by.
      this.tooLong = true;
      return;
    }
    if (needed > this.carry.length) {
      const longer = Buffer.allocUnsafe(Math.min(LONGEST_RECORD + 1, Math.max(needed * 2, 1 << 16)));
      this.carry.copy(longer, 0, 0, this.carried);
      this.carry = longer;
    }
    block.copy(this.carry, this.carried, start, end);
    this.carried = needed;
  }

  private finishCarried(isLast: boolean): void {
    const length = this.carried;
    this.carried = 0;
    if (this.tooLong) {
      this.tooLong = false;
      this.line += 1;
      this.sink.reject('too-long', this.line, shortened(this.carry.toString('utf8', 0, Math.min(length, SHOWN_BYTES))));
    } else if (isLast || !this.takeCarried(length - 1))
      this.finish(this.carry, 0, isLast ? length : length - 1, isLast);
    if (this.carry.length > 1 << 20) this.carry = Buffer.alloc(0);
  }

  /** Whether all lines that lie in the block as a whole are well-formed text: one look costs less than one for each. */
  private isTextBlock(bytes: Buffer, from: number, to: number): boolean {
    const block = bytes.subarray(from, to);
    const first = this.carried > 0 || this.tooLong ? block.indexOf(NEWLINE) + 1 : 0;
    return isUtf8(block.subarray(first, Math.max(first, block.lastIndexOf(NEWLINE) + 1)));
  }

  /** Offers a line to the sink. */
  private take(bytes: Uint8Array, start: number, end: number): boolean {
    const from = bytes[start] === RECORD_SEPARATOR ? start + 1 : start;
    if (this.sink.line?.(bytes, from, end) !== true) return false;
    this.line += 1;
    return true;
  }

  private takeCarried(end: number): boolean {
    return isUtf8(this.carry.subarray(0, end)) && this.take(this.carry, 0, end);
  }

  private finish(buffer: Buffer, start: number, end: number, isLast: boolean): void {
    this.line += 1;
    if (end - start > LONGEST_RECORD) {
      this.sink.reject('too-long', this.line, shortened(buffer.toString('utf8', start, start + SHOWN_BYTES)));
      return;
    }
    const text = lineText(buffer, start, end);
    if (text === '') {
      this.sink.skip();
      return;
    }
    const broken = isLast ? 'cut-off' : 'not-json';
    takeJsonText(text, { position: this.line, bytes: end - start, broken }, this.sink);
  }
}

/** The line without byte order mark and blanks around it; zero bytes are left where a log was cut short while it was written. */
function lineText(buffer: Buffer, start: number, end: number): string {
  let from = start;
  let to = end;
  if (to - from >= 3) from += markLength(buffer, from);
  while (to > from && isBlank(buffer[to - 1])) to -= 1;
  while (from < to && isBlank(buffer[from])) from += 1;
  return buffer.toString('utf8', from, to);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 13 || byte === 9 || byte === 0 || byte === RECORD_SEPARATOR;
}
