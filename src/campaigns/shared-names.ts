/** Names that accounts have in common (addresses, system messages, word pairs), rare ones weighing more. */
import { Postings } from './postings.js';

const NONE = new Uint32Array(0);

/**
 * Every shared name weighs log(N / accounts having it): one that everybody has weighs nothing, so offices behind a provider's
 * address or users of a popular prompt are not tied by it (inverse document frequency, Spärck Jones 1972).
 */
export class SharedNames<Name extends string | number> {
  /** Sorted numbers of the names of each account. */
  private readonly lists: Uint32Array[];
  private readonly having: number[] = [];
  private postings: Postings | undefined;

  /** @param namesOf distinct names by place */
  constructor(namesOf: readonly Iterable<Name>[]) {
    const numbers = new Map<Name, number>();
    this.lists = namesOf.map((names) => {
      const own: number[] = [];
      for (const name of names) {
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        this.having[number] = (this.having[number] ?? 0) + 1;
        own.push(number);
      }
      return Uint32Array.from(own).sort();
    });
  }

  candidates(place: number): number[] {
    this.postings ??= new Postings(this.lists.length, (at) => this.lists[at] ?? []);
    return this.postings.sharers(place);
  }

  /** Summed weight of the names two accounts share; 0 for none. */
  weight(a: number, b: number): number {
    const left = this.lists[a] ?? NONE;
    const right = this.lists[b] ?? NONE;
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
