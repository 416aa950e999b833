/** Names that accounts have in common (addresses, system messages, word pairs), rare ones weighing more. */
import { hashText, key52 } from '../represent/hash.js';
import { type PackedLists, packLists } from './packed-lists.js';
import { Postings } from './postings.js';
import { find } from './sorted.js';

/** A name as a number: 52 bits, so that among millions of names no two are expected to meet. */
export function nameKey(name: string): number {
  return key52(hashText(name, 0), hashText(name, 1));
}

type Keys = ArrayLike<number> & Iterable<number>;

/**
 * Every shared name weighs log(N / accounts having it): one that everybody has weighs nothing, so offices behind a provider's
 * address or users of a popular prompt are not tied by it (inverse document frequency, Spärck Jones 1972).
 */
export class SharedNames {
  /** Numbers of the names of each account that somebody else has too, ascending. */
  private readonly lists: PackedLists;
  private readonly accounts: number;
  /** The names, and how many accounts have each. */
  private readonly keys: Float64Array;
  private readonly counts: Uint32Array;
  /** What each name weighs where it is shared. */
  private readonly weights: Float64Array;

  /** @param keysOf distinct names of each account, as whole numbers. Cost: one sort of all of them. */
  constructor(keysOf: readonly Keys[]) {
    const { keys, having } = keysInCommon(keysOf);
    this.keys = keys;
    this.counts = having;
    this.accounts = keysOf.length;
    this.weights = Float64Array.from(having, (count) => Math.log(keysOf.length / count));
    const marks = new KeyMarks(keys);
    this.lists = packLists(keysOf.length, (place) => {
      const numbers: number[] = [];
      for (const key of keysOf[place] ?? []) {
        const number = marks.mayHold(key) ? find(key, keys) : -1;
        if (number >= 0) numbers.push(number);
      }
      return Uint32Array.from(numbers).sort();
    });
  }

  /** A function that finds accounts with names in common; it holds the index it looks them up in. */
  candidates(): (place: number) => number[] {
    const postings = new Postings(this.accounts, (at) => this.lists.of(at));
    return (place) => postings.sharers(place);
  }

  /** Numbers of the account's names that somebody else has too, ascending. */
  names(place: number): Uint32Array {
    return this.lists.of(place);
  }

  keyOf(name: number): number {
    return this.keys[name] ?? 0;
  }

  /** Accounts that have the name. */
  having(name: number): number {
    return this.counts[name] ?? 1;
  }

  /** How many of some accounts have each of their names. */
  holders(places: readonly number[]): Map<number, number> {
    const holders = new Map<number, number>();
    for (const place of places)
      for (const name of this.lists.of(place)) holders.set(name, (holders.get(name) ?? 0) + 1);
    return holders;
  }

  /** Names two accounts share. */
  common(a: number, b: number): number {
    return this.sumOver(a, b, undefined);
  }

  /** Summed weight of the names two accounts share; 0 for none. */
  weight(a: number, b: number): number {
    return this.sumOver(a, b, this.weights);
  }

  private sumOver(a: number, b: number, weights: Float64Array | undefined): number {
    const { values } = this.lists;
    const endA = this.lists.startOf(a + 1);
    const endB = this.lists.startOf(b + 1);
    let sum = 0;
    for (let i = this.lists.startOf(a), j = this.lists.startOf(b); i < endA && j < endB;) {
      const number = values[i] ?? 0;
      const other = values[j] ?? 0;
      if (number === other) sum += weights?.[number] ?? 1;
      if (number <= other) i += 1;
      if (number >= other) j += 1;
    }
    return sum;
  }

  /** Of some accounts: how many share a name with another of them, and how many names at least two of them have. */
  sharing(places: readonly number[]): { readonly accounts: number; readonly names: number } {
    const holders = this.holders(places);
    const shared = (number: number): boolean => (holders.get(number) ?? 0) > 1;
    return {
      accounts: places.filter((place) => this.lists.of(place).some(shared)).length,
      names: [...holders.keys()].filter(shared).length,
    };
  }
}

/** Bits a key: one in so many others passes for one of them, and is searched for in vain. */
const MARK_ROOM = 16;

/** Tells most names that nobody else has without a search: a bit for the hash of each key. */
class KeyMarks {
  private readonly bits: Uint32Array;
  private readonly shift: number;

  constructor(keys: Float64Array) {
    const size = Math.min(31, Math.max(5, Math.ceil(Math.log2(MARK_ROOM * (keys.length + 1)))));
    this.shift = 32 - size;
    this.bits = new Uint32Array(2 ** (size - 5));
    for (const key of keys) {
      const place = this.placeOf(key);
      this.bits[place >>> 5] = (this.bits[place >>> 5] ?? 0) | (1 << (place & 31));
    }
  }

  mayHold(key: number): boolean {
    const place = this.placeOf(key);
    return (((this.bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
  }

  private placeOf(key: number): number {
    const upper = Math.floor(key / 2 ** 32);
    return Math.imul((key >>> 0) ^ Math.imul(upper, 0x85ebca6b), 0x9e3779b1) >>> this.shift;
  }
}

/** Keys that at least two accounts have, ascending, and how many have each. */
function keysInCommon(keysOf: readonly Keys[]): {
  readonly keys: Float64Array;
  readonly having: Uint32Array;
} {
  const all = new Float64Array(keysOf.reduce((sum, own) => sum + own.length, 0));
  let filled = 0;
  for (const own of keysOf) {
    all.set(own, filled);
    filled += own.length;
  }
  all.sort();
  const keys: number[] = [];
  const having: number[] = [];
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to] === all[from]) to += 1;
    if (to - from < 2) continue;
    keys.push(all[from] ?? 0);
    having.push(to - from);
  }
  return { keys: Float64Array.from(keys), having: Uint32Array.from(having) };
}
