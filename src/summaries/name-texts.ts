/** The names that accounts used, as bytes: thousands of accounts have the same few agents, models and endpoints, and one text for all of them. */
import { type Arena, chunkBytes, place } from './arena.js';

/** Places for texts that several accounts share, as a power of two. */
const SHARED_BITS = 11;
/** Characters kept of one name; a longer one is told apart by its hash all the same. */
export const NAME_CHARACTERS = 200;

/** In front of every text: its bytes, whether they are UTF-16 (names cut between the halves of a character), how many lists have it. */
const LENGTH_BITS = 12;
const LENGTH = (1 << LENGTH_BITS) - 1;
const IS_WIDE = 1 << LENGTH_BITS;
const ONE_USE = IS_WIDE << 1;
/** A text with so many uses stays for good. */
const MOST_USES = 0xffffffff - ONE_USE;

const HALF_CHARACTER = /\p{Surrogate}/u;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const nameDecoder = new TextDecoder('utf-8');

export class NameTexts {
  private readonly arena: Arena;
  /** By hash: address plus one of the text that was kept last; 0 where there is none. */
  private readonly recent = new Uint32Array(1 << SHARED_BITS);
  private taken = 0;

  constructor(arena: Arena) {
    this.arena = arena;
  }

  /** Keeps the name in the bytes: its first `NAME_CHARACTERS` characters; malformed UTF-8 becomes U+FFFD. Returns its address. */
  keepBytes(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const isPlain = end - start <= NAME_CHARACTERS && isAscii(bytes, start, end);
    return isPlain ? this.put(hash, bytes.subarray(start, end), 0) : this.keep(hash, decodeName(bytes, start, end));
  }

  /** Keeps a name. Returns its address. */
  keep(hash: number, name: string): number {
    const isWide = HALF_CHARACTER.test(name);
    return this.put(hash, Buffer.from(name, isWide ? 'utf16le' : 'utf8'), isWide ? IS_WIDE : 0);
  }

  /** Bytes of the arena that the texts take. Which accounts share one depends on what came between. */
  get bytesTaken(): number {
    return this.taken;
  }

  text(address: number): string {
    const { words, bytes } = this.arena.page(address);
    const header = words[place(address)] ?? 0;
    const from = 4 * (place(address) + 1);
    const length = header & LENGTH;
    // A decoder of UTF-16 would not give back half a character.
    if ((header & IS_WIDE) !== 0) return Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString('utf16le');
    return decoder.decode(bytes.subarray(from, from + length));
  }

  /** One list less has the text. */
  drop(hash: number, address: number): void {
    const { words } = this.arena.page(address);
    const header = words[place(address)] ?? 0;
    if (header > MOST_USES) return;
    words[place(address)] = header - ONE_USE;
    if (header - ONE_USE >= ONE_USE) return;
    const slot = slotOf(hash);
    if (this.recent[slot] === address + 1) this.recent[slot] = 0;
    this.taken -= chunkBytes(wordsOf(header & LENGTH));
    this.arena.free(address, wordsOf(header & LENGTH));
  }

  /** Bytes of the text at the address, its share of one use. */
  bytesOf(address: number): number {
    const header = this.arena.page(address).words[place(address)] ?? 0;
    return (4 * wordsOf(header & LENGTH)) / Math.max(1, Math.floor(header / ONE_USE));
  }

  private put(hash: number, text: Uint8Array, flag: number): number {
    const slot = slotOf(hash);
    const known = (this.recent[slot] ?? 0) - 1;
    if (known >= 0 && this.isSame(known, text, flag)) {
      const { words } = this.arena.page(known);
      const header = words[place(known)] ?? 0;
      if (header <= MOST_USES) words[place(known)] = header + ONE_USE;
      return known;
    }
    if (text.length > LENGTH) throw new RangeError(`saved state: a name of ${text.length} bytes`);
    const address = this.arena.allocate(wordsOf(text.length));
    this.taken += chunkBytes(wordsOf(text.length));
    const { words, bytes } = this.arena.page(address);
    words[place(address)] = ONE_USE | flag | text.length;
    bytes.set(text, 4 * (place(address) + 1));
    this.recent[slot] = address + 1;
    return address;
  }

  private isSame(address: number, text: Uint8Array, flag: number): boolean {
    const { words, bytes } = this.arena.page(address);
    if (((words[place(address)] ?? 0) & (LENGTH | IS_WIDE)) !== (text.length | flag)) return false;
    const from = 4 * (place(address) + 1);
    for (let i = 0; i < text.length; i += 1) if (bytes[from + i] !== text[i]) return false;
    return true;
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SHARED_BITS);
}

function wordsOf(length: number): number {
  return 1 + ((length + 3) >> 2);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

function decodeName(bytes: Uint8Array, start: number, end: number): string {
  const name = nameDecoder.decode(bytes.subarray(start, Math.min(end, start + NAME_CHARACTERS * 4)));
  return name.length <= NAME_CHARACTERS ? name : name.slice(0, NAME_CHARACTERS);
}
