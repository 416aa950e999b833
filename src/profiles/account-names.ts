/** Account names to small whole numbers, straight from the bytes: no string is made for a name that is already known. */
import { hashBytes } from '../represent/hash.js';

/** A longer name (in bytes) is kept as its beginning and a hash of the whole. */
export const LONGEST_NAME = 256;
const KEPT_BYTES = 200;
const SECOND_SEED = 0x5bd1e995;
const FIRST_NAMES = 1024;
const FIRST_BYTES = 16_384;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');
const NO_NAME = new Uint8Array(0);

/**
 * Spellings are told apart byte by byte. What cannot be told apart once printed (malformed UTF-8, which prints as U+FFFD) is one
 * account; several spellings may therefore lead to one number.
 */
export class AccountNames {
  /** Numbers given out: 0 up to this. */
  size = 0;

  /** Open addressing: place of a spelling plus one, 0 where free; at most half full. */
  private table: Int32Array = new Int32Array(2 * FIRST_NAMES);
  private spellings = 0;
  private hashes: Uint32Array = new Uint32Array(FIRST_NAMES);
  private starts: Float64Array = new Float64Array(FIRST_NAMES + 1);
  private accounts: Uint32Array = new Uint32Array(FIRST_NAMES);
  private bytes: Uint8Array = new Uint8Array(FIRST_BYTES);
  /** Spelling of each account that is its name. */
  private names: Uint32Array = new Uint32Array(FIRST_NAMES);
  private isSealed = false;

  /** Number of the account whose name stands in the bytes from `start` up to `end`; a new one gets the next number. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > LONGEST_NAME) {
      const short = shorten(bytes, start, end);
      return this.intern(short, 0, short.length);
    }
    const hash = hashBytes(bytes, start, end, 0);
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (;;) {
      const spelling = (this.table[slot] ?? 0) - 1;
      if (spelling < 0) return this.add(hash, bytes, start, end);
      if (this.hashes[spelling] === hash && this.equals(spelling, bytes, start, end))
        return this.accounts[spelling] ?? 0;
      slot = (slot + 1) & mask;
    }
  }

  /** Forgets what only looking names up needs, a third of all: no name can be interned then. */
  seal(): void {
    this.isSealed = true;
    this.table = new Int32Array(0);
    this.hashes = new Uint32Array(0);
    this.accounts = new Uint32Array(0);
    this.names = this.names.slice(0, this.size);
  }

  /** Name of an account, as it is printed. */
  name(account: number): string {
    const spelling = this.names[account] ?? 0;
    return decoder.decode(this.bytes.subarray(this.starts[spelling], this.starts[spelling + 1]));
  }

  byteSize(): number {
    const columns = this.table.byteLength + this.hashes.byteLength + this.starts.byteLength + this.accounts.byteLength;
    return columns + this.bytes.byteLength + this.names.byteLength;
  }

  private equals(spelling: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[spelling] ?? 0;
    if ((this.starts[spelling + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i += 1) if (this.bytes[from + i - start] !== bytes[i]) return false;
    return true;
  }

  private add(hash: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.isSealed) throw new Error('account names: a name after the last');
    // ASCII prints as it is: nothing has to be decoded to know.
    const isPlain = isAscii(bytes, start, end);
    const printed = isPlain ? NO_NAME : encoder.encode(decoder.decode(bytes.subarray(start, end)));
    if (isPlain || isSame(printed, bytes, start, end)) {
      const account = this.size;
      if (account === this.names.length) this.names = widened(this.names);
      this.names[account] = this.addSpelling(hash, bytes, start, end, account);
      this.size += 1;
      return account;
    }
    const account = this.intern(printed, 0, printed.length);
    this.addSpelling(hash, bytes, start, end, account);
    return account;
  }

  // eslint-disable-next-line max-params -- a hot path: a spelling by its hash and place, and whose it is
  private addSpelling(hash: number, bytes: Uint8Array, start: number, end: number, account: number): number {
    const spelling = this.spellings;
    this.makeRoom(end - start);
    this.spellings += 1;
    this.hashes[spelling] = hash;
    this.accounts[spelling] = account;
    const from = this.starts[spelling] ?? 0;
    this.bytes.set(bytes.subarray(start, end), from);
    this.starts[spelling + 1] = from + end - start;
    this.place(spelling, hash);
    return spelling;
  }

  private place(spelling: number, hash: number): void {
    const mask = this.table.length - 1;
    let slot = hash & mask;
    while ((this.table[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
    this.table[slot] = spelling + 1;
  }

  private makeRoom(more: number): void {
    const used = this.starts[this.spellings] ?? 0;
    if (used + more > this.bytes.length) {
      const grown = new Uint8Array(Math.ceil((used + more) * 1.5));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    if (this.spellings < this.hashes.length) return;
    const room = this.hashes.length * 2;
    const hashes = (this.hashes = widened(this.hashes));
    const starts = new Float64Array(room + 1);
    starts.set(this.starts);
    this.starts = starts;
    this.accounts = widened(this.accounts);
    this.table = new Int32Array(room * 2);
    for (let spelling = 0; spelling < this.spellings; spelling += 1) this.place(spelling, hashes[spelling] ?? 0);
  }
}

function widened(numbers: Uint32Array): Uint32Array {
  const wider = new Uint32Array(2 * numbers.length);
  wider.set(numbers);
  return wider;
}

/** The name by which all spellings that cannot be told apart once printed go. */
export function printedName(bytes: Uint8Array, start: number, end: number): Uint8Array {
  let name = bytes.subarray(start, end);
  for (;;) {
    const printed = name.length > LONGEST_NAME ? shorten(name, 0, name.length) : encoder.encode(decoder.decode(name));
    if (isSame(printed, name, 0, name.length)) return name;
    name = printed;
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

function isSame(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i += 1) if (name[i] !== bytes[start + i]) return false;
  return true;
}

/** The first `KEPT_BYTES` bytes (whole code points), `…#` and 64 bits of hash of the whole name. */
function shorten(bytes: Uint8Array, start: number, end: number): Uint8Array {
  let cut = start + KEPT_BYTES;
  while (cut > start && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
  const hex = [0, SECOND_SEED].map((seed) => hashBytes(bytes, start, end, seed).toString(16).padStart(8, '0'));
  return encoder.encode(`${decoder.decode(bytes.subarray(start, cut))}…#${hex.join('')}`);
}
