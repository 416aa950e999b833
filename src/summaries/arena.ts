/** Memory for the small states of many accounts: chunks of big pages instead of an array and an object apiece. */

const PAGE_BITS = 24;
/**
 * 64 MiB. The system gives so large a page piece by piece, as it is touched, and takes it back as soon as it goes: the allocator keeps what it got in
 * smaller pieces, with holes in it that nothing larger fits into.
 */
const PAGE_WORDS = 1 << PAGE_BITS;
const IN_PAGE = PAGE_WORDS - 1;
/** The first pages are small, for tests and single profiles. */
const FIRST_PAGES_WORDS = [1 << 10, 1 << 14, 1 << 18];
/** Chunks are whole multiples of this many words: doubles stay aligned, and little is lost to rounding. */
const GRAIN = 2;

/** One page, seen as words, as halves of them, and as numbers of both widths. */
export class Page {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly units: Uint16Array;
  readonly doubles: Float64Array;
  readonly singles: Float32Array;
  readonly bytes: Uint8Array;

  constructor(words: Uint32Array<ArrayBuffer>) {
    this.words = words;
    this.units = new Uint16Array(this.words.buffer);
    this.doubles = new Float64Array(this.words.buffer);
    this.singles = new Float32Array(this.words.buffer);
    this.bytes = new Uint8Array(this.words.buffer);
  }
}

/**
 * Gives out chunks of 32-bit words by address. A chunk lies within one page: `page(address)` at word `place(address)`.
 * Freed chunks are given out again for the same size; whoever allocates remembers the size.
 */
export class Arena {
  private readonly pages: Page[] = [];
  /** Next free place of the newest page. */
  private next = PAGE_WORDS;
  private end = 0;
  /** By size in grains: address plus one of a freed chunk, whose first word leads to the next; 0 at the end. */
  private readonly freed: number[] = [];
  private taken = 0;

  /** Address of a chunk of at least so many words, at most a page; what it holds is whatever was there. */
  allocate(words: number): number {
    const grains = Math.ceil(words / GRAIN);
    this.taken += grains * GRAIN;
    const head = this.freed[grains] ?? 0;
    if (head > 0) {
      const address = head - 1;
      this.freed[grains] = this.page(address).words[address & IN_PAGE] ?? 0;
      return address;
    }
    if (this.next + grains * GRAIN > this.end) this.addPage(grains * GRAIN);
    const address = (this.pages.length - 1) * PAGE_WORDS + this.next;
    this.next += grains * GRAIN;
    return address;
  }

  /** Takes a chunk of so many words back. */
  free(address: number, words: number): void {
    const grains = Math.ceil(words / GRAIN);
    this.taken -= grains * GRAIN;
    this.page(address).words[address & IN_PAGE] = this.freed[grains] ?? 0;
    while (this.freed.length <= grains) this.freed.push(0);
    this.freed[grains] = address + 1;
  }

  /**
   * Moves what a chunk holds to one of another size, as much of it as fits; where both take as much, it stays.
   * @param from words of the chunk, 0 where there is none yet
   * @returns the address from now on
   */
  resize(address: number, from: number, to: number): number {
    if (from > 0 && chunkBytes(from) === chunkBytes(to)) return address;
    const chunk = this.allocate(to);
    if (from === 0) return chunk;
    const old = this.page(address).words;
    const { words } = this.page(chunk);
    const [start, into] = [place(address), place(chunk)];
    // A few words: a plain loop costs less than calls of built-in ones.
    for (let i = Math.min(from, to) - 1; i >= 0; i -= 1) words[into + i] = old[start + i] ?? 0;
    this.free(address, from);
    return chunk;
  }

  page(address: number): Page {
    const page = this.pages[address >>> PAGE_BITS];
    if (page === undefined) throw new Error(`arena: address ${address} lies in no page`);
    return page;
  }

  /** The pages themselves, for handing them over. */
  words(): readonly Uint32Array<ArrayBuffer>[] {
    return this.pages.map(({ words }) => words);
  }

  /** Memory that another thread gave chunks of: addresses mean the same; what it had freed is not given out again. */
  static of(pages: readonly Uint32Array<ArrayBuffer>[]): Arena {
    const arena = new Arena();
    for (const words of pages) arena.pages.push(new Page(words));
    return arena;
  }

  /** Bytes given out and not taken back. */
  get bytesTaken(): number {
    return 4 * this.taken;
  }

  private addPage(needed: number): void {
    if (needed > PAGE_WORDS) throw new Error(`arena: a chunk of ${needed} words does not fit a page`);
    this.end = Math.max(needed, FIRST_PAGES_WORDS[this.pages.length] ?? PAGE_WORDS);
    this.next = 0;
    this.pages.push(new Page(new Uint32Array(this.end)));
  }
}

/** Word within its page at which the chunk begins. */
export function place(address: number): number {
  return address & IN_PAGE;
}

/** Bytes that a chunk of so many words takes. */
export function chunkBytes(words: number): number {
  return 4 * GRAIN * Math.ceil(words / GRAIN);
}
