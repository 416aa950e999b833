/** Lines of text out of blocks of bytes: numbered, without their ends, and none longer than a record may be. */
import { LONGEST_RECORD, type RecordSink } from './format.js';

const NEWLINE = 10;
const RETURN = 13;
/** What is kept of a line that is too long, to show which one it was. */
const SHOWN_BYTES = 200;

/** @param isLast the line ends with the input and not with a newline */
type TakeLine = (text: string, number: number, isLast: boolean) => void;

export class Lines {
  private readonly sink: RecordSink;
  private readonly take: TakeLine;
  private readonly parts: Buffer[] = [];
  private carried = 0;
  private tooLong = false;
  private number = 0;

  /** @param sink says when no more is wanted, and is told of lines that are too long */
  constructor(sink: RecordSink, take: TakeLine) {
    this.sink = sink;
    this.take = take;
  }

  push(block: Buffer): void {
    let start = 0;
    while (!this.sink.full) {
      const end = block.indexOf(NEWLINE, start);
      this.keep(block.subarray(start, end < 0 ? block.length : end), end < 0);
      if (end < 0) return;
      this.finish(false);
      start = end + 1;
    }
  }

  end(): void {
    if ((this.carried > 0 || this.tooLong) && !this.sink.full) this.finish(true);
  }

  private keep(part: Buffer, isCopied: boolean): void {
    if (this.tooLong || part.length === 0) return;
    if (this.carried + part.length > LONGEST_RECORD) {
      this.tooLong = true;
      const beginning = Buffer.concat([...this.parts.splice(0), part.subarray(0, SHOWN_BYTES)]);
      this.parts.push(Buffer.from(beginning.subarray(0, SHOWN_BYTES)));
      return;
    }
    this.parts.push(isCopied ? Buffer.from(part) : part);
    this.carried += part.length;
  }

  private finish(isLast: boolean): void {
    const bytes = this.parts.length === 1 ? (this.parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.parts);
    this.parts.length = 0;
    this.carried = 0;
    this.number += 1;
    const text = bytes.toString('utf8', 0, bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length);
    if (!this.tooLong) this.take(this.number === 1 ? text.replace(/^\uFEFF/, '') : text, this.number, isLast);
    else {
      this.tooLong = false;
      this.sink.reject('too-long', this.number, text);
    }
  }
}
