/** Names that accounts have in common (addresses, system messages, word pairs), rare ones weighing more. */
import { hashText, key52 } from '../represent/hash.js';
import { Postings } from './postings.js';

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
  private readonly lists: Uint32Array[];
  /** Accounts that have each of these names. */
  private readonly having: Uint32Array;
  private postings: Postings | undefined;

  /** @param keysOf distinct names of each account, as whole numbers. Cost: one sort of all of them. */
  constructor(keysOf: readonly Keys[]) {
    const { keys, having } = keysInCommon(keysOf);
    this.having = having;
    this.lists = keysOf.map((own) => {
      const numbers: number[] = [];
      for (const key of own) {
        const number = find(key, keys);
        if (number >= 0) numbers.push(number);
      }
      return Uint32Array.from(numbers).sort();
    });
  }

  candidates(place: number): number[] {
    this.postings ??= new Postings(this.lists.length, (at) => this.lists[at] ?? []);
    return this.postings.sharers(place);
  }

  /** Summed weight of the names two accounts share; 0 for none. */
  weight(a: number, b: number): number {
    const left = this.lists[a];
    const right = this.lists[b];
    if (left === undefined || right === undefined) return 0;
    let sum = 0;
    for (let i = 0, j = 0; i < left.length && j < right.length;) {
      const number = left[i] ?? 0;
      const other = right[j] ?? 0;
      if (number === other) sum += Math.log(this.lists.length / (this.having[number] ?? 1));
      if (number <= other) i += 1;
      if (number >= other) j += 1;
    }
    return sum;
  }

  /** Of some accounts: how many share a name with another of them, and how many names at least two of them have. */
  sharing(places: readonly number[]): { readonly accounts: number; readonly names: number } {
    const holders = new Map<number, number>();
    for (const place of places) {
      for (const number of this.lists[place] ?? []) holders.set(number, (holders.get(number) ?? 0) + 1);
    }
    const shared = (number: number): boolean => (holders.get(number) ?? 0) > 1;
    return {
      accounts: places.filter((place) => this.lists[place]?.some(shared)).length,
      names: [...holders.keys()].filter(shared).length,
    };
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

/** Place of a value in an ascending list, -1 if it is not there. */
function find(value: number, sorted: Float64Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? low : -1;
}
