/** JSON that is not one object a line: arrays, wrappers around an array, objects glued together, pretty-printed objects. */
import { counted } from '../counted.js';
import { DamagedInput } from '../damaged-input.js';
import { isRecord } from '../values.js';
import { LONGEST_RECORD } from './format.js';
import type { BlockReader, RecordSink } from './format.js';
import { parseExactly } from '../exact-json.js';
import { opensWrapper } from './json-wrapper.js';

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const BLANK = 32;
const COMMA = 44;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
/** A wrapper says early that it is one. */
const WRAPPER_BYTES = 64 * 1024;
const SHOWN_BYTES = 200;

/**
 * Cuts a stream of JSON into records by counting braces outside strings; only one record is held at a time.
 * Records stand at the top, in one array at the top, or in the array of a wrapper object.
 */
export class JsonDocuments implements BlockReader {
  private readonly sink: RecordSink;
  private readonly parts: Buffer[] = [];
  private held = 0;
  private position = 0;
  /** Braces and brackets that are open. */
  private depth = 0;
  /** Depth between records: 0 at the top, 1 in an array, 2 in a wrapper's array. */
  private base = 0;
  private inString = false;
  private escaped = false;
  /** Where the record that is being read begins: in this block, or before it (0). */
  private start = -1;
  private inRecord = false;
  private tooLong = false;
  /** Behind the list of a wrapper: nothing up to its end is a record. */
  private afterList = false;
  /** Nothing but blanks since a list was opened. */
  private listJustOpened = false;
  /** Inside something between the records that is none. */
  private stray = false;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  push(block: Buffer): void {
    this.start = this.inRecord ? 0 : -1;
    for (let i = 0; i < block.length && !this.sink.full; i += 1) {
      const byte = block[i] ?? 0;
      if (this.inString) this.stringByte(byte, block, i);
      else this.structuralByte(byte, block, i);
    }
    if (this.inRecord) this.keep(block.subarray(this.start), true);
  }

  private structuralByte(byte: number, block: Buffer, i: number): void {
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.open(byte, block, i);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.close(block, i);
    else {
      if (byte === QUOTE) this.inString = true;
      if (!this.inRecord) this.between(byte, block, i);
    }
  }

  /** @throws DamagedInput when the array around the records is not closed */
  end(cutOff: boolean): void {
    if (this.sink.full) return;
    if (this.inRecord) this.reject('cut-off');
    if (this.depth > 0 && !cutOff) {
      throw new DamagedInput(
        `the JSON is not closed: ${counted(this.depth, 'bracket is', 'brackets are')} open where the input ends`,
      );
    }
  }

  private stringByte(byte: number, block: Buffer, i: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
    else if (byte === NEWLINE) {
      // No string of JSON goes over a line: the record is broken, and the next one begins somewhere behind it.
      this.inString = false;
      if (!this.inRecord) return;
      this.keep(block.subarray(this.start, i), false);
      this.reject('not-json');
      this.depth = this.base;
    }
  }

  private open(byte: number, block: Buffer, i: number): void {
    if (!this.inRecord) {
      if (this.depth === this.base && byte === OPEN_OBJECT && !this.afterList) {
        this.inRecord = true;
        this.stray = false;
        this.start = i;
      } else if (this.depth === 0 && byte === OPEN_LIST) this.base = 1;
      else if (byte === OPEN_LIST) this.between(byte, block, i);
    } else if (this.listJustOpened && byte === OPEN_OBJECT && this.depth === 2 && this.base === 0) {
      this.lookForWrapper(block, i);
    }
    this.listJustOpened = byte === OPEN_LIST;
    this.depth += 1;
  }

  /** Blanks and commas part records; anything else there is a lost record. */
  private between(byte: number, block: Buffer, i: number): void {
    if (byte === COMMA || byte === NEWLINE) this.stray = false;
    else if (byte > BLANK && !this.stray && !this.afterList && this.depth === this.base && !isMark(byte, i)) {
      this.stray = true;
      this.position += 1;
      this.sink.reject('not-an-object', this.position, block.toString('utf8', i, i + SHOWN_BYTES));
    }
  }

  /** At the first object of a list in an object at the top: if this is a wrapper, its elements are the records. */
  private lookForWrapper(block: Buffer, i: number): void {
    if (this.held + i - this.start > WRAPPER_BYTES) return;
    const before = Buffer.concat([...this.parts, block.subarray(this.start, i)]).toString('utf8');
    if (!opensWrapper(before)) return;
    this.parts.length = 0;
    this.held = 0;
    this.base = 2;
    this.start = i;
  }

  private close(block: Buffer, i: number): void {
    this.listJustOpened = false;
    if (this.depth > 0) this.depth -= 1;
    if (this.inRecord && this.depth === this.base) {
      this.keep(block.subarray(this.start, i + 1), false);
      this.finish();
    } else if (this.depth < this.base) {
      // The list around the records has ended; a wrapper may have more members, and another document may follow.
      this.afterList = this.depth > 0;
      this.base = this.depth;
    }
  }

  private keep(part: Buffer, isCopied: boolean): void {
    if (this.tooLong || part.length === 0) return;
    this.held += part.length;
    if (this.held > LONGEST_RECORD) {
      this.tooLong = true;
      const beginning = Buffer.concat([...this.parts.splice(0), part.subarray(0, SHOWN_BYTES)]);
      this.parts.push(Buffer.from(beginning.subarray(0, SHOWN_BYTES)));
    } else this.parts.push(isCopied ? Buffer.from(part) : part);
  }

  private taken(): string {
    const [only] = this.parts;
    const bytes = this.parts.length === 1 && only !== undefined ? only : Buffer.concat(this.parts);
    this.parts.length = 0;
    this.held = 0;
    this.inRecord = false;
    this.tooLong = false;
    this.position += 1;
    return bytes.toString('utf8');
  }

  private reject(reason: 'cut-off' | 'not-json' | 'too-long'): void {
    const why = this.tooLong ? 'too-long' : reason;
    const seen = this.taken();
    this.sink.reject(why, this.position, seen);
  }

  private finish(): void {
    if (this.tooLong) {
      this.reject('too-long');
      return;
    }
    const bytes = this.held;
    const text = this.taken();
    let value: unknown;
    try {
      value = parseExactly(text);
    } catch {
      this.sink.reject('not-json', this.position, text);
      return;
    }
    if (isRecord(value)) this.sink.record(value, this.position, bytes);
  }
}

/** Bytes of a byte order mark at the very beginning. */
function isMark(byte: number, place: number): boolean {
  return place < 3 && byte >= 0xbb;
}
