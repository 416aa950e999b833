/** The names an account used (addresses, agents, models, ...): the k with the smallest hashes, each with its exact count. */
import { hashBytes } from '../represent/hash.js';
import { estimateDistinct } from '../stats/bottom-k.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { ObjectState } from './summary.js';

const HASH_RANGE = 2 ** 32;
/** Characters kept of one name; a longer one is told apart by its hash all the same. */
export const NAME_CHARACTERS = 200;
/** An object with a short list, about; and one item of it without its name. */
const OBJECT_BYTES = 100;
const ITEM_BYTES = 64;

export interface CountedName {
  readonly name: string;
  readonly count: number;
}

interface Item {
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

  private readonly items: Item[] = [];
  /** Place of the name offered last, as most accounts repeat one. */
  private last = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Books the name in the bytes from `start` up to `end`. */
  offerBytes(bytes: Uint8Array, start: number, end: number): void {
    const hash = hashBytes(bytes, start, end, 0);
    if (!this.repeats(hash)) this.add(hash, () => decodeName(bytes, start, end), 1);
  }

  /** Books a name by its hash; the name itself is asked for only if it enters. */
  offer(hash: number, name: () => string): void {
    if (!this.repeats(hash)) this.add(hash, name, 1);
  }

  get size(): number {
    return this.items.length;
  }

  /** Kept names by ascending hash; made anew on every call. */
  entries(): readonly CountedName[] {
    return this.items.map(({ name, count }) => ({ name, count }));
  }

  /** Different names seen: exact while all are kept, else estimated. */
  distinct(): number {
    return estimateDistinct(this.items.length, this.limit, (this.items.at(-1)?.hash ?? 0) / HASH_RANGE);
  }

  merge(from: NameSample): void {
    for (const { hash, name, count } of from.items) this.add(hash, () => name, count);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.items.length);
    for (const { hash, name, count } of this.items) {
      writer.u32(hash);
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
      sample.add(hash, () => name, count);
    }
    return sample;
  }

  byteSize(): number {
    return this.items.reduce((sum, { name }) => sum + ITEM_BYTES + 2 * name.length, OBJECT_BYTES);
  }

  private repeats(hash: number): boolean {
    const last = this.items[this.last];
    if (last?.hash !== hash) return false;
    last.count += 1;
    return true;
  }

  private add(hash: number, name: () => string, count: number): void {
    const at = this.place(hash);
    const item = this.items[at];
    if (item?.hash === hash) {
      item.count += count;
      this.last = at;
      return;
    }
    if (at >= this.limit) return;
    this.items.splice(at, 0, { hash, name: name(), count });
    if (this.items.length > this.limit) this.items.pop();
    this.last = at;
  }

  private place(hash: number): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.items[middle]?.hash ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const decoder = new TextDecoder('utf-8');

/** The first `NAME_CHARACTERS` characters; malformed UTF-8 becomes U+FFFD. */
function decodeName(bytes: Uint8Array, start: number, end: number): string {
  const name = decoder.decode(bytes.subarray(start, Math.min(end, start + NAME_CHARACTERS * 4)));
  return name.length <= NAME_CHARACTERS ? name : name.slice(0, NAME_CHARACTERS);
}
