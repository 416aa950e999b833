/** Word hashes in 16 bits: the words of a log are few and repeat, so most texts are kept at half their size. */

/** Unit that announces a word without a code: its hash follows in two more. */
export const ESCAPE = 0xffff;
/** Codes given out, first come first served; natural text seldom needs more. */
const MOST_CODES = ESCAPE;
const FIRST_CODES = 1024;

/** A word takes at most this many units. */
export const UNITS_PER_WORD = 3;

/** Codes are an inner matter of one run: what is read back is the hash, whatever code it had. */
export class WordCodes {
  private hashes: Uint32Array = new Uint32Array(FIRST_CODES);
  private used = 0;
  /** Open addressing by the lower bits of the hash, which are spread already: code plus one, 0 where free; at most half full. */
  private table: Uint32Array = new Uint32Array(2 * FIRST_CODES);

  /** Writes the first `count` hashes as units; returns how many units. New words get a code while there are any. */
  write(hashes: Uint32Array, count: number, into: Uint16Array): number {
    let units = 0;
    for (let i = 0; i < count; i += 1) {
      const hash = hashes[i] ?? 0;
      const code = this.codeOf(hash);
      into[units] = code;
      units += 1;
      if (code !== ESCAPE) continue;
      into[units] = hash >>> 16;
      into[units + 1] = hash & 0xffff;
      units += 2;
    }
    return units;
  }

  /** Reads `length` units from `at` on back into hashes; returns how many hashes, at most as many as fit. */
  read(units: Uint16Array, at: number, length: number, into: Uint32Array): number {
    let count = 0;
    for (let i = at; i < at + length && count < into.length; i += 1) {
      const code = units[i] ?? ESCAPE;
      if (code === ESCAPE) {
        into[count] = ((units[i + 1] ?? 0) << 16) | (units[i + 2] ?? 0);
        i += 2;
      } else into[count] = this.hashes[code] ?? 0;
      count += 1;
    }
    return count;
  }

  /** All words by code. */
  all(): Uint32Array {
    return this.hashes.slice(0, this.used);
  }

  /** Words with a code. */
  get size(): number {
    return this.used;
  }

  hashAt(code: number): number {
    return this.hashes[code] ?? 0;
  }

  /** The code of a word; a new one while there are any, else `ESCAPE`. */
  codeOf(hash: number): number {
    const mask = this.table.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.table[slot] ?? 0;
      if (entry === 0) return this.add(hash);
      if (this.hashes[entry - 1] === hash) return entry - 1;
      slot = (slot + 1) & mask;
    }
  }

  private add(hash: number): number {
    if (this.used === MOST_CODES) return ESCAPE;
    if (this.used === this.hashes.length) this.grow();
    this.hashes[this.used] = hash;
    this.used += 1;
    this.link(this.used - 1);
    return this.used - 1;
  }

  private link(code: number): void {
    const mask = this.table.length - 1;
    let slot = (this.hashes[code] ?? 0) & mask;
    while ((this.table[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
    this.table[slot] = code + 1;
  }

  private grow(): void {
    const hashes = new Uint32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    this.table = new Uint32Array(2 * hashes.length);
    for (let code = 0; code < this.used; code += 1) this.link(code);
  }
}
