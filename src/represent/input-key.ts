/** The 52-bit key of a normalised input: equal inputs have equal keys, and the smallest keys are a uniform sample. */
import type { FieldRow } from '../events/event.js';
import { FNV_OFFSET, hashPair, key52, mix32 } from './hash.js';
import { bytesIn, countMarks, HIGH_BITS, ONES, viewOf, zeroBytes } from './wide-bytes.js';

/** Start of the second lane; any number unlike the first lane's will do. */
const SECOND_OFFSET = 0x9747b28c;

const BLANK = 0x20;
const BLANKS = BLANK * ONES;

/** Bytes as the key sees them: ASCII letters in lower case, every ASCII blank as a space. */
const NORMAL = normalBytes();

function normalBytes(): Uint8Array {
  const table = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let byte = 0x41; byte <= 0x5a; byte += 1) table[byte] = byte + 0x20;
  for (let byte = 0x09; byte <= 0x0d; byte += 1) table[byte] = BLANK;
  return table;
}

/** Four bytes as the key sees them. */
function normalFour(four: number): number {
  const lower = four | (bytesIn(four, 0x41, 0x5a) >>> 2);
  const blanks = bytesIn(four, 0x09, 0x0d);
  if (blanks === 0) return lower;
  const all = Math.imul(blanks >>> 7, 0xff);
  return (lower & ~all) | (BLANKS & all);
}

const number = new Float64Array(1);
const numberBits = new Uint32Array(number.buffer);

/** Bits of the number in `numberBits`; -0 and every NaN have one form each. */
function splitNumber(value: number): void {
  number[0] = value === 0 ? 0 : value;
  if (Number.isNaN(value)) numberBits.fill(0xffffffff);
}

/** Two lanes over 32-bit words, each a round of murmur3: the words are numbers, whose high bits must reach the low ones. */
function firstRound(lane: number, word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  const next = lane ^ Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function secondRound(lane: number, word: number): number {
  const mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const next = lane ^ Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (Math.imul((next << 17) | (next >>> 15), 9) + 0x561ccd1b) | 0;
}

class WordLanes {
  first = 0;
  second = 0;

  start(length: number): void {
    this.first = FNV_OFFSET ^ length;
    this.second = SECOND_OFFSET ^ length;
  }

  add(word: number): void {
    this.first = firstRound(this.first, word);
    this.second = secondRound(this.second, word);
  }

  key(): number {
    return key52(mix32(this.first), mix32(this.second));
  }
}

const lanes = new WordLanes();

/** Key of a text: ASCII letters in lower case, runs of blanks as one, none at the ends; four bytes a word. */
export class TextKey {
  key = NaN;
  /** Characters (code points) of the text as it is keyed. */
  characters = 0;

  private word = 0;
  private bits = 0;
  private before = 0;

  // eslint-disable-next-line complexity -- a hot loop: word after word
  read(bytes: Uint8Array, start: number, end: number): void {
    lanes.start(FNV_OFFSET);
    let at = start;
    let last = end;
    while (at < last && NORMAL[bytes[at] ?? 0] === BLANK) at += 1;
    while (last > at && NORMAL[bytes[last - 1] ?? 0] === BLANK) last -= 1;
    this.characters = 0;
    this.word = 0;
    this.bits = 0;
    this.before = 0;
    while (at < last) {
      if (this.bits === 0) at = this.wholeWords(bytes, at, last);
      // Near two blanks, and at the end: byte after byte until a word is full.
      do {
        if (at < last) this.add(NORMAL[bytes[at] ?? 0] ?? 0);
        at += 1;
      } while (at < last && this.bits !== 0);
    }
    lanes.add(this.word);
    lanes.add(this.bits);
    this.key = lanes.key();
  }

  /** Takes four bytes at once while there are no two blanks among them, which most texts never have. Returns where it stopped. */
  private wholeWords(bytes: Uint8Array, start: number, last: number): number {
    const view = viewOf(bytes);
    let { before, characters } = this;
    let { first, second } = lanes;
    let at = start;
    for (; at + 4 <= last; at += 4) {
      const word = normalFour(view.getInt32(at, true));
      const blanks = zeroBytes(word ^ BLANKS);
      // Two in a row: next to each other, or the first behind the word before.
      if ((blanks & (blanks << 8)) !== 0 || (before === BLANK && (blanks & 0x80) !== 0)) break;
      characters += (word & HIGH_BITS) === 0 ? 4 : 4 - countMarks(word & ~(word << 1) & HIGH_BITS);
      first = firstRound(first, word);
      second = secondRound(second, word);
      before = word >>> 24;
    }
    lanes.first = first;
    lanes.second = second;
    this.before = before;
    this.characters = characters;
    return at;
  }

  private add(byte: number): void {
    // Of a run of blanks the first stands for all.
    if (byte === BLANK && this.before === BLANK) return;
    this.before = byte;
    this.characters += starts(byte);
    this.word |= byte << this.bits;
    this.bits = (this.bits + 8) & 31;
    if (this.bits !== 0) return;
    lanes.add(this.word);
    this.word = 0;
  }
}

/** 1 for a byte that begins a code point, 0 for one that goes on with it (10xxxxxx). */
function starts(byte: number): number {
  return 1 - ((byte >>> 7) & ~(byte >>> 6) & 1);
}

const reader = new TextKey();

export function textKey(bytes: Uint8Array, start: number, end: number): number {
  reader.read(bytes, start, end);
  return reader.key;
}

/** The key of a text beside which something else was sent: the same words with another picture are another input. */
export function withAttachments(key: number, attachments: number): number {
  if (attachments === 0) return key;
  const upper = Math.floor(key / 0x100000);
  return key52(hashPair(attachments, upper), hashPair(upper, hashPair(key >>> 0, attachments)));
}

/** Key of a tabular input: columns (already sorted), kinds and values. */
export function rowKey(row: FieldRow): number {
  lanes.start(row.count + 1);
  for (let i = 0; i < row.count; i += 1) {
    lanes.add(row.columns[i] ?? 0);
    lanes.add(row.isWord[i] ?? 0);
    addNumber(row.values[i] ?? 0);
  }
  return lanes.key();
}

/** Key of the first `length` numbers of a vector. */
export function vectorKey(vector: Float64Array, length: number): number {
  lanes.start(~length);
  let { first, second } = lanes;
  for (let i = 0; i < length; i += 1) {
    splitNumber(vector[i] ?? 0);
    const low = numberBits[0] ?? 0;
    const high = numberBits[1] ?? 0;
    first = firstRound(firstRound(first, low), high);
    second = secondRound(secondRound(second, low), high);
  }
  lanes.first = first;
  lanes.second = second;
  return lanes.key();
}

function addNumber(value: number): void {
  splitNumber(value);
  lanes.add(numberBits[0] ?? 0);
  lanes.add(numberBits[1] ?? 0);
}
