/** Who shares what: an index from things (hashes of addresses, cells, windows) to the accounts that have them, with bounded lists. */
import { campaigns } from '../config/defaults.js';

/** Largest table of lists: 4 million, 16 MB. */
const MOST_BITS = 22;
/** Hash table entries per thing: two things in one list only cost a wasted comparison. */
const ROOM = 2;

export type Tokens = Iterable<number> & { readonly length: number };

/**
 * A thing shared by more than `longestList` accounts says little about any two of them: its list is left out. So the cost
 * of finding candidates is bounded by the accounts' things, whatever the log.
 */
export class Postings {
  private readonly tokensOf: (place: number) => Tokens;
  private readonly starts: Uint32Array;
  private readonly lists: Uint32Array;
  private readonly shift: number;
  private readonly votes: Float32Array;
  private readonly accounts: number;

  /** @param tokensOf distinct 32-bit hashes of the account's things; asked twice while building and once per look-up */
  constructor(accounts: number, tokensOf: (place: number) => Tokens) {
    this.tokensOf = tokensOf;
    this.accounts = accounts;
    this.votes = new Float32Array(accounts);
    let things = 0;
    for (let place = 0; place < accounts; place += 1) things += tokensOf(place).length;
    const bits = Math.min(MOST_BITS, Math.max(4, Math.ceil(Math.log2(Math.max(1, things * ROOM)))));
    this.shift = 32 - bits;
    this.starts = this.countLists(2 ** bits);
    this.lists = this.fillLists();
  }

  /** Accounts that share most, rare things weighing more, strongest first; at least `fewest` weight. */
  sharers(place: number, most: number = campaigns.candidates, fewest = 0): number[] {
    const touched: number[] = [];
    for (const token of this.tokensOf(place)) {
      const list = this.listOf(token);
      const weight = Math.log(this.accounts / Math.max(1, list.length)) + 0.1;
      for (const other of list) {
        if (other === place) continue;
        if (this.votes[other] === 0) touched.push(other);
        this.votes[other] = (this.votes[other] ?? 0) + weight;
      }
    }
    const { votes } = this;
    const found = touched.filter((other) => (votes[other] ?? 0) > fewest);
    if (found.length > most) found.sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b);
    const strongest = found.slice(0, most);
    for (const other of touched) votes[other] = 0;
    return strongest;
  }

  private listOf(token: number): Uint32Array {
    const bucket = this.bucket(token);
    return this.lists.subarray(this.starts[bucket] ?? 0, this.starts[bucket + 1] ?? 0);
  }

  private bucket(token: number): number {
    return Math.imul(token, 0x9e3779b1) >>> this.shift;
  }

  /** Start of every list, lists that are too long being empty. */
  private countLists(buckets: number): Uint32Array {
    const starts = new Uint32Array(buckets + 1);
    for (let place = 0; place < this.accounts; place += 1) {
      for (const token of this.tokensOf(place)) {
        const bucket = this.bucket(token);
        starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
      }
    }
    for (let i = 1; i <= buckets; i += 1) {
      const length = starts[i] ?? 0;
      starts[i] = (starts[i - 1] ?? 0) + (length > campaigns.longestList || length < 2 ? 0 : length);
    }
    return starts;
  }

  private fillLists(): Uint32Array {
    const lists = new Uint32Array(this.starts[this.starts.length - 1] ?? 0);
    const filled = this.starts.slice();
    for (let place = 0; place < this.accounts; place += 1) {
      for (const token of this.tokensOf(place)) {
        const bucket = this.bucket(token);
        const at = filled[bucket] ?? 0;
        if (this.starts[bucket] === this.starts[bucket + 1]) continue;
        lists[at] = place;
        filled[bucket] = at + 1;
      }
    }
    return lists;
  }
}
