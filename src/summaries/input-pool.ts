/** The packed contents of an account's kept inputs: one growing array of 32-bit words, no object per input. */
import type { RepresentedInput } from '../represent/represented-input.js';
import type { PackedRow, RowLayout } from '../represent/row.js';
import { sameLayout } from '../represent/row.js';
import type { InputContent } from '../represent/sampled-input.js';

/** Words in front of every content: count, retries, label, kind with cues and length, and two more by kind. */
export const HEADER_WORDS = 6;
const COUNT = 0;
const RETRIES = 1;
const LABEL = 2;
const META = 3;
/** Text: words of the whole text. Row: number of its layout. */
const EXTRA = 4;
/** Text: characters of the whole text. */
const CHARACTERS = 5;

const HIDDEN = 0;
const TEXT = 1;
const ROW = 2;

/** Room for the first contents; then half as much again, later a quarter, so that little stands empty. */
const FIRST_WORDS = 64;
const SMALL_WORDS = 4096;

const NUMBERS = new Float32Array(1);
const NUMBER_BITS = new Uint32Array(NUMBERS.buffer);

export class InputPool {
  words: Uint32Array = new Uint32Array(FIRST_WORDS);
  /** Words in use from the front, holes included. */
  used = 0;
  /** Words of dropped contents among them. */
  holes = 0;
  /** Column layouts of kept rows; an account has one or two. */
  layouts: RowLayout[] = [];

  /** Words that the content at `offset` takes, header included. */
  lengthAt(offset: number): number {
    return HEADER_WORDS + ((this.words[offset + META] ?? 0) >>> 8);
  }

  countAt(offset: number): number {
    return this.words[offset + COUNT] ?? 0;
  }

  retriesAt(offset: number): number {
    return this.words[offset + RETRIES] ?? 0;
  }

  labelAt(offset: number): number {
    return this.words[offset + LABEL] ?? 0;
  }

  addCount(offset: number, times: number): void {
    this.words[offset + COUNT] = this.countAt(offset) + times;
  }

  addRetries(offset: number, times: number): void {
    this.words[offset + RETRIES] = this.retriesAt(offset) + times;
  }

  setLabel(offset: number, label: number): void {
    this.words[offset + LABEL] = label;
  }

  /** Appends the event's input with a count of one; there is room (`reserve`). Returns its offset. */
  append(input: RepresentedInput): number {
    const offset = this.used;
    const length = contentLength(input);
    const { words } = this;
    words[offset + COUNT] = 1;
    words[offset + RETRIES] = 0;
    words[offset + LABEL] = input.labelHash;
    words[offset + EXTRA] = 0;
    words[offset + CHARACTERS] = 0;
    if (input.kind === 'text') {
      words[offset + META] = TEXT | (input.matchCues() << 2) | (length << 8);
      words[offset + EXTRA] = input.words.count;
      words[offset + CHARACTERS] = input.countCharacters();
      words.set(input.words.hashes.subarray(0, length), offset + HEADER_WORDS);
    } else if (input.kind === 'row') {
      words[offset + META] = ROW | (length << 8);
      words[offset + EXTRA] = this.layoutNumber(input.row.layout);
      words.set(input.row.bits.subarray(0, length), offset + HEADER_WORDS);
    } else {
      words[offset + META] = HIDDEN;
    }
    this.used += HEADER_WORDS + length;
    return offset;
  }

  /** Appends the content at `offset` of another pool, its counts too; there is room. Returns its offset here. */
  appendFrom(from: InputPool, offset: number): number {
    const into = this.used;
    const length = from.lengthAt(offset);
    this.words.set(from.words.subarray(offset, offset + length), into);
    const layout = from.layoutAt(offset);
    if (layout !== undefined) this.words[into + EXTRA] = this.layoutNumber(layout);
    this.used += length;
    return into;
  }

  /** The content at `offset` is needed no more. */
  drop(offset: number): void {
    this.holes += this.lengthAt(offset);
  }

  /** Whether `more` words still fit behind those in use. */
  hasRoom(more: number): boolean {
    return this.used + more <= this.words.length;
  }

  grow(more: number): void {
    const size = this.words.length;
    const grown = new Uint32Array(Math.max(this.used + more, Math.ceil(size * (size < SMALL_WORDS ? 1.5 : 1.25))));
    grown.set(this.words.subarray(0, this.used));
    this.words = grown;
  }

  /** Layout of the row at `offset`; undefined if it is no row. */
  layoutAt(offset: number): RowLayout | undefined {
    return this.kindAt(offset) === ROW ? this.layouts[this.words[offset + EXTRA] ?? 0] : undefined;
  }

  /** Writes the words of the text at `offset` to `into`; -1 if it is no text. */
  copyWords(offset: number, into: Uint32Array): number {
    if (this.kindAt(offset) !== TEXT) return -1;
    const length = Math.min(this.lengthAt(offset) - HEADER_WORDS, into.length);
    into.set(this.words.subarray(offset + HEADER_WORDS, offset + HEADER_WORDS + length));
    return length;
  }

  copyRow(offset: number, into: PackedRow): boolean {
    const layout = this.layoutAt(offset);
    if (layout === undefined) return false;
    into.set(layout, this.words, offset + HEADER_WORDS);
    return true;
  }

  contentAt(offset: number): InputContent {
    const content = this.words.subarray(offset + HEADER_WORDS, offset + this.lengthAt(offset));
    const layout = this.layoutAt(offset);
    if (layout !== undefined) {
      const values = Float64Array.from(content, (bits, i) => (layout.isWord[i] === 1 ? bits : numberOf(bits)));
      return { kind: 'row', columns: layout.columns, isWord: layout.isWord, values };
    }
    if (this.kindAt(offset) === HIDDEN) return { kind: 'hidden' };
    return {
      kind: 'text',
      words: content.slice(),
      wordCount: this.words[offset + EXTRA] ?? 0,
      characters: this.words[offset + CHARACTERS] ?? 0,
      cues: ((this.words[offset + META] ?? 0) >>> 2) & 63,
    };
  }

  /** Bytes taken, about: layouts are mostly shared with other accounts and not counted. */
  byteSize(): number {
    return 300 + this.words.byteLength + 16 * this.layouts.length;
  }

  private kindAt(offset: number): number {
    return (this.words[offset + META] ?? 0) & 3;
  }

  /** Number of a layout among this account's; an equal one is used again. */
  layoutNumber(layout: RowLayout): number {
    for (let i = 0; i < this.layouts.length; i += 1) {
      const known = this.layouts[i];
      if (known !== undefined && sameLayout(known, layout)) return i;
    }
    this.layouts.push(layout);
    return this.layouts.length - 1;
  }
}

/** Words of content that the event's input takes. */
export function contentLength(input: RepresentedInput): number {
  if (input.kind === 'text') return input.words.kept;
  return input.kind === 'row' ? input.row.length : 0;
}

function numberOf(bits: number): number {
  NUMBER_BITS[0] = bits;
  return NUMBERS[0] ?? NaN;
}
