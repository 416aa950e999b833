/** The packed inputs that the accounts of a run keep: one chunk of an arena each, no object per input. */
import type { RepresentedInput } from '../represent/represented-input.js';
import type { PackedRow } from '../represent/row.js';
import { type InputContent, TEXT_WORDS } from '../represent/sampled-input.js';
import { Arena, chunkBytes, place } from './arena.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { decodeLayout, encodeLayout } from './layout-bytes.js';
import { NameTexts } from './name-texts.js';
import { RowLayouts } from './row-layouts.js';
import { Slab } from './slab.js';
import { UNITS_PER_WORD, WordCodes } from './word-codes.js';

/** Words in front of the values of a row: count, retries, label, kind with cues and length, and one by kind; in front of a text one more. */
const ROW_HEADER = 5;
const TEXT_HEADER = 6;
const COUNT = 0;
const RETRIES = 1;
const LABEL = 2;
const META = 3;
/** Text: words of the whole text. Row: number of its layout. */
const EXTRA = 4;
/** Text: characters of the whole text. */
const CHARACTERS = 5;

const HIDDEN = 0;
export const TEXT = 1;
export const ROW = 2;

const hashes = new Uint32Array(TEXT_WORDS);
const units = new Uint16Array(TEXT_WORDS * UNITS_PER_WORD);

export class InputPool {
  readonly arena: Arena;
  /** Inputs that a new sample may keep at most, where memory is short. */
  sampleLimit = Infinity;
  /** Apart, as the rings go before the rest: a new one gives their memory back, and no ring made so far may be used any more. */
  ringArena = new Arena();
  readonly names: NameTexts;
  readonly layouts: RowLayouts;
  readonly codes = new WordCodes();
  private readonly slab = new Slab();

  constructor(arena = new Arena(), layouts = new RowLayouts()) {
    this.arena = arena;
    this.names = new NameTexts(arena);
    this.layouts = layouts;
  }

  /** Keeps the current input with a count of one. Returns its address. */
  add(input: RepresentedInput): number {
    if (input.kind === 'text') {
      const length = this.codes.write(input.words.hashes, input.words.kept, units);
      const address = this.addText(length, input.matchCues());
      const at = place(address);
      const { words } = this.arena.page(address);
      words[at + EXTRA] = input.words.count;
      words[at + CHARACTERS] = input.countCharacters();
      words[at + LABEL] = input.labelHash;
      return address;
    }
    const address = input.kind === 'row' ? this.addRow(input.row) : this.open(HIDDEN, 0, ROW_HEADER);
    this.setLabel(address, input.labelHash);
    return address;
  }

  /** Keeps a copy of what another pool has at `address`. Returns its address here. */
  addFrom(from: InputPool, address: number): number {
    const { words } = from.arena.page(address);
    const at = place(address);
    const copy = this.copyContent(from, address);
    const { words: into } = this.arena.page(copy);
    const intoAt = place(copy);
    const copied = from.kindAt(address) === TEXT ? [COUNT, RETRIES, LABEL, EXTRA, CHARACTERS] : [COUNT, RETRIES, LABEL];
    for (const part of copied) into[intoAt + part] = words[at + part] ?? 0;
    return copy;
  }

  /** Forgets the input at `address`. */
  drop(address: number): void {
    if (this.kindAt(address) === ROW) this.layouts.drop(this.word(address, EXTRA));
    this.arena.free(address, this.sizeAt(address));
  }

  countAt(address: number): number {
    return this.word(address, COUNT);
  }

  retriesAt(address: number): number {
    return this.word(address, RETRIES);
  }

  /** Hash of the first label; 0 without. */
  labelAt(address: number): number {
    return this.word(address, LABEL);
  }

  addUses(address: number, count: number, retries: number): void {
    const { words } = this.arena.page(address);
    words[place(address) + COUNT] = this.countAt(address) + count;
    words[place(address) + RETRIES] = this.retriesAt(address) + retries;
  }

  setLabel(address: number, label: number): void {
    this.arena.page(address).words[place(address) + LABEL] = label;
  }

  /** Writes the words of the text at `address` to `into` and says how many; -1 if it is no text. */
  copyWords(address: number, into: Uint32Array): number {
    if (this.kindAt(address) !== TEXT) return -1;
    const at = 2 * (place(address) + TEXT_HEADER);
    return this.codes.read(this.arena.page(address).units, at, this.lengthAt(address), into);
  }

  /** Fills `into` with the row at `address`; false if it is no row. */
  copyRow(address: number, into: PackedRow): boolean {
    const layout = this.kindAt(address) === ROW ? this.layouts.at(this.word(address, EXTRA)) : undefined;
    if (layout === undefined) return false;
    into.set(layout, this.arena.page(address).words, place(address) + ROW_HEADER);
    return true;
  }

  contentAt(address: number): InputContent {
    const count = this.copyWords(address, hashes);
    if (count >= 0) {
      return {
        kind: 'text',
        words: this.slab.copy(hashes, count),
        wordCount: this.word(address, EXTRA),
        characters: this.word(address, CHARACTERS),
        cues: (this.word(address, META) >>> 2) & 63,
      };
    }
    const layout = this.kindAt(address) === ROW ? this.layouts.at(this.word(address, EXTRA)) : undefined;
    if (layout === undefined) return { kind: 'hidden' };
    const { words, singles } = this.arena.page(address);
    const at = place(address) + ROW_HEADER;
    const values = this.slab.numbers(layout.isWord.length);
    for (let i = 0; i < values.length; i += 1) values[i] = (layout.isWord[i] === 1 ? words : singles)[at + i] ?? NaN;
    return { kind: 'row', columns: layout.columns, isWord: layout.isWord, values };
  }

  bytesAt(address: number): number {
    return chunkBytes(this.sizeAt(address));
  }

  encode(address: number, writer: ByteWriter): void {
    const kind = this.kindAt(address);
    for (const part of [COUNT, RETRIES]) writer.count(this.word(address, part));
    writer.word(this.word(address, LABEL));
    writer.count(this.word(address, META) & 0xff);
    if (kind === TEXT) {
      for (const part of [EXTRA, CHARACTERS]) writer.count(this.word(address, part));
      const count = this.copyWords(address, hashes);
      writer.count(count);
      for (let i = 0; i < count; i += 1) writer.word(hashes[i] ?? 0);
    } else if (kind === ROW) {
      const layout = this.layouts.at(this.word(address, EXTRA));
      if (layout === undefined) throw new Error('input pool: a row without layout');
      encodeLayout(layout, writer);
      for (let i = 0; i < layout.columns.length; i += 1) writer.u32(this.word(address, ROW_HEADER + i));
    }
  }

  /** Keeps what `encode` wrote. Returns its address. */
  decode(reader: ByteReader): number {
    const [count, retries, label, meta] = [reader.count(), reader.count(), reader.word(), reader.count()];
    const address = this.decodeContent(meta, reader);
    this.addUses(address, count - 1, retries);
    this.setLabel(address, label);
    return address;
  }

  private decodeContent(meta: number, reader: ByteReader): number {
    if ((meta & 3) === TEXT) {
      const extra = reader.count();
      const characters = reader.count();
      const count = reader.countOf(1);
      if (count > TEXT_WORDS)
        throw new RangeError(`saved state: ${count} words of one text, at most ${TEXT_WORDS} expected`);
      for (let i = 0; i < count; i += 1) hashes[i] = reader.word();
      const address = this.addText(this.codes.write(hashes, count, units), meta >>> 2);
      const { words } = this.arena.page(address);
      words[place(address) + EXTRA] = extra;
      words[place(address) + CHARACTERS] = characters;
      return address;
    }
    if ((meta & 3) !== ROW) return this.open(HIDDEN, 0, ROW_HEADER);
    const layout = decodeLayout(reader);
    const bits = new Uint32Array(layout.columns.length).map(() => reader.u32());
    return this.addRow({ layout, bits, length: bits.length });
  }

  private copyContent(from: InputPool, address: number): number {
    const count = from.copyWords(address, hashes);
    if (count >= 0) return this.addText(this.codes.write(hashes, count, units), (from.word(address, META) >>> 2) & 63);
    const layout = from.kindAt(address) === ROW ? from.layouts.at(from.word(address, EXTRA)) : undefined;
    if (layout === undefined) return this.open(HIDDEN, 0, ROW_HEADER);
    const at = place(address) + ROW_HEADER;
    const { length } = layout.columns;
    return this.addRow({ layout, bits: from.arena.page(address).words.slice(at, at + length), length });
  }

  /** Room for a text of so many of the units in `units`, filled. */
  private addText(length: number, cues: number): number {
    const address = this.open(TEXT | (cues << 2), length, TEXT_HEADER + ((length + 1) >> 1));
    const at = 2 * (place(address) + TEXT_HEADER);
    const into = this.arena.page(address).units;
    for (let i = 0; i < length; i += 1) into[at + i] = units[i] ?? 0;
    return address;
  }

  private addRow({ layout, bits, length }: Pick<PackedRow, 'layout' | 'bits' | 'length'>): number {
    const address = this.open(ROW, length, ROW_HEADER + length);
    const { words } = this.arena.page(address);
    const at = place(address);
    words[at + EXTRA] = this.layouts.take(layout);
    for (let i = 0; i < length; i += 1) words[at + ROW_HEADER + i] = bits[i] ?? 0;
    return address;
  }

  private open(meta: number, length: number, size: number): number {
    const address = this.arena.allocate(size);
    const { words } = this.arena.page(address);
    const at = place(address);
    words.fill(0, at, at + ROW_HEADER);
    words[at + COUNT] = 1;
    words[at + META] = meta | (length << 8);
    return address;
  }

  kindAt(address: number): number {
    return this.word(address, META) & 3;
  }

  private lengthAt(address: number): number {
    return this.word(address, META) >>> 8;
  }

  private sizeAt(address: number): number {
    const length = this.lengthAt(address);
    return this.kindAt(address) === TEXT ? TEXT_HEADER + ((length + 1) >> 1) : ROW_HEADER + length;
  }

  private word(address: number, part: number): number {
    return this.arena.page(address).words[place(address) + part] ?? 0;
  }
}
