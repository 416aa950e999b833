/** The names an account used (addresses, agents, models, ...): the k with the smallest hashes, each with its exact count. */
import { hashBytes } from '../represent/hash.js';
import { estimateDistinct } from '../stats/bottom-k.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { inserted } from './inserted.js';
import type { ObjectState } from './summary.js';

const HASH_RANGE = 2 ** 32;
/** Characters kept of one name; a longer one is told apart by its hash all the same. */
export const NAME_CHARACTERS = 200;
/** Places for texts that several accounts share, as a power of two. */
const SHARED_BITS = 11;
/** An object with a short list, about; and one item of it without its name. */
const OBJECT_BYTES = 100;
const ITEM_BYTES = 64;

export interface CountedName {
  readonly name: string;
  readonly count: number;
}

interface Item {
  /** As a signed number, which an object holds without a box of its own. */
  readonly hash: number;
  readonly name: string;
  count: number;
}

/**
 * A kept name was kept from its first use on, so its count is exact. Order of events and merges does not matter.
 * Two names with the same 32-bit hash count as one: among the names of one account that is one in millions.
 */
export class NameSample implements ObjectState<NameSample> {
  readonly limit: number;

  /** By ascending hash; replaced as a whole when it grows, so that it has no spare room: most accounts have one name. */
  private items: readonly Item[] = [];
  /**
   * The name offered last, as most accounts repeat one: its item (undefined if it is not kept), its hash as a signed number, which
   * stays inside the object, and how often it came since then. Repeating a name touches nothing but this object.
   */
  private lastItem: Item | undefined = undefined;
  private lastHash = 0;
  private repeated = -1;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Books the name in the bytes from `start` up to `end`. */
  offerBytes(bytes: Uint8Array, start: number, end: number): void {
    const hash = hashBytes(bytes, start, end, 0);
    if (this.repeats(hash) || this.knows(hash)) return;
    this.add(hash, () => sharedNames.find(hash, bytes, start, end), 1);
  }

  /** Books a name by its hash; the name itself is asked for only if it enters. */
  offer(hash: number, name: () => string): void {
    if (!this.repeats(hash) && !this.knows(hash)) this.add(hash, () => sharedNames.share(hash, name()), 1);
  }

  get size(): number {
    return this.items.length;
  }

  /** Kept names by ascending hash; made anew on every call. */
  entries(): readonly CountedName[] {
    this.settle();
    return this.items.map(({ name, count }) => ({ name, count }));
  }

  /** Different names seen: exact while all are kept, else estimated. */
  distinct(): number {
    return estimateDistinct(this.items.length, this.limit, ((this.items.at(-1)?.hash ?? 0) >>> 0) / HASH_RANGE);
  }

  merge(from: NameSample): void {
    from.settle();
    for (const { hash, name, count } of from.items)
      this.add(hash >>> 0, () => sharedNames.share(hash >>> 0, name), count);
  }

  encode(): Uint8Array {
    this.settle();
    const writer = new ByteWriter();
    writer.count(this.items.length);
    for (const { hash, name, count } of this.items) {
      writer.u32(hash >>> 0);
      writer.count(count);
      writer.text(name);
    }
    return writer.finish();
  }

  static decode(bytes: Uint8Array, limit: number): NameSample {
    const reader = new ByteReader(bytes);
    const sample = new NameSample(limit);
    for (let left = reader.countOf(6); left > 0; left -= 1) {
      const hash = reader.u32();
      const count = reader.count();
      const name = reader.text();
      sample.add(hash, () => sharedNames.share(hash, name), count);
    }
    return sample;
  }

  byteSize(): number {
    return this.items.reduce((sum, { name }) => sum + ITEM_BYTES + 2 * name.length, OBJECT_BYTES);
  }

  private repeats(hash: number): boolean {
    if (this.lastHash !== (hash | 0) || this.repeated < 0) return false;
    this.repeated += 1;
    return true;
  }

  /** Books a name that is kept, but was not the last one offered; false when it is not kept. */
  private knows(hash: number): boolean {
    const item = this.items[this.place(hash)];
    if (item?.hash !== (hash | 0)) return false;
    this.settle();
    item.count += 1;
    this.lastItem = item;
    this.lastHash = item.hash;
    this.repeated = 0;
    return true;
  }

  /** Books the repetitions counted so far. */
  private settle(): void {
    if (this.lastItem !== undefined) this.lastItem.count += this.repeated;
    this.repeated = Math.min(0, this.repeated);
  }

  private add(hash: number, name: () => string, count: number): void {
    this.settle();
    const at = this.place(hash);
    let item = this.items[at];
    if (item?.hash === (hash | 0)) item.count += count;
    else if (at >= this.limit) item = undefined;
    else {
      item = { hash: hash | 0, name: name(), count };
      this.items = inserted(this.items, at, item, this.limit);
    }
    this.lastItem = item;
    this.lastHash = hash | 0;
    this.repeated = 0;
  }

  private place(hash: number): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.items[middle]?.hash ?? 0) >>> 0 < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Thousands of accounts have the same few agents, models and endpoints: one text for all of them. */
class SharedTexts {
  private readonly texts: string[] = new Array<string>(1 << SHARED_BITS).fill('');

  /** The equal text that another account brought with this hash, else this one. */
  share(hash: number, text: string): string {
    const place = placeOf(hash);
    const known = this.texts[place];
    if (known === text) return known;
    this.texts[place] = text;
    return text;
  }

  /** The name in the bytes; where another account brought it, no string is made. */
  find(hash: number, bytes: Uint8Array, start: number, end: number): string {
    const known = this.texts[placeOf(hash)] ?? '';
    return isSpelt(known, bytes, start, end) ? known : this.share(hash, decodeName(bytes, start, end));
  }
}

function placeOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SHARED_BITS);
}

/** Whether a short text of ASCII stands in the bytes; any other is left to be decoded. */
function isSpelt(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  const { length } = text;
  if (length !== end - start || length > NAME_CHARACTERS) return false;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[start + i] ?? 0;
    if (byte >= 0x80 || text.charCodeAt(i) !== byte) return false;
  }
  return true;
}

const sharedNames = new SharedTexts();

const decoder = new TextDecoder('utf-8');

/** The first `NAME_CHARACTERS` characters; malformed UTF-8 becomes U+FFFD. */
function decodeName(bytes: Uint8Array, start: number, end: number): string {
  const name = decoder.decode(bytes.subarray(start, Math.min(end, start + NAME_CHARACTERS * 4)));
  return name.length <= NAME_CHARACTERS ? name : name.slice(0, NAME_CHARACTERS);
}
