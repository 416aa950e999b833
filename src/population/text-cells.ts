/** Cells of a text: in each table the word or word pair that wins a weighted lottery, so that alike texts share winners. */
import { NumberCounts } from '../stats/number-counts.js';
import type { TextInput } from './member.js';
import { pairHash, type Vocabulary } from './vocabulary.js';

/**
 * Weighted minhash: per table the token with the smallest -log(u(table, token)) / weight(token). Two texts share a table's winner with
 * the probability of their weighted Jaccard similarity (Ioffe, Improved Consistent Sampling, ICDM 2010; here for sets of weighted tokens,
 * where exponential races give the same). Weights are inverse document frequencies over accounts.
 * @param cells filled with one 32-bit cell id per table
 */
export function textCells(input: TextInput, vocabulary: Vocabulary, seed: number, cells: Uint32Array): void {
  const { words } = input.content;
  const race = raceOf(seed, cells.length);
  race.best.fill(Infinity);
  tokens.clear();
  let previous = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? 0;
    if (tokens.add(word)) race.enter(word, vocabulary.wordWeight(word), cells);
    if (i > 0) {
      const pair = pairHash(previous, word);
      if (tokens.add(pair)) race.enter(pair, vocabulary.pairWeight(pair), cells);
    }
    previous = word;
  }
  if (words.length === 0) cells.fill(seed >>> 0);
}

const tokens = new NumberCounts();

/** Hashes remembered: a megabyte, those of 2^13 tokens in 32 tables. */
const REMEMBERED = 2 ** 18;

/** The race of one seed in every table, and the winners' times so far. */
class Race {
  readonly seed: number;
  readonly best: Float64Array;
  private readonly tables: number;
  /** Rows of hashes: 2 to the 32 - `shift`. */
  private readonly shift: number;
  /**
   * Hashes of the tokens met last in all tables, one row a token, in the row that the token's own bits choose. Texts of one account and of one trade
   * have most words in common, and working out the hashes was most of the time that cells take.
   */
  private readonly hashes: Uint32Array;
  /** Token of each row plus one; 0 for none. */
  private readonly owners: Float64Array;

  constructor(seed: number, tables: number) {
    this.seed = seed;
    this.tables = tables;
    this.best = new Float64Array(tables);
    const bits = Math.max(1, Math.floor(Math.log2(REMEMBERED / Math.max(1, tables))));
    this.shift = 32 - bits;
    this.hashes = new Uint32Array(tables * 2 ** bits);
    this.owners = new Float64Array(2 ** bits);
  }

  /** Lets a token run in every table. */
  enter(token: number, weight: number, cells: Uint32Array): void {
    const { best, hashes } = this;
    const row = this.rowOf(token);
    for (let table = 0; table < best.length; table += 1) {
      const hash = hashes[row + table] ?? 0;
      const rest = 1 - (hash + 0.5) / 4294967296;
      const leader = best[table] ?? Infinity;
      // -log(1 - rest) is at least rest: most tokens lose without a logarithm.
      if (rest >= leader * weight) continue;
      const time = -Math.log1p(-rest) / weight;
      if (time >= leader) continue;
      best[table] = time;
      cells[table] = mix(hash, token);
    }
  }

  /** Where the hashes of a token begin. */
  private rowOf(token: number): number {
    const slot = Math.imul(token, 0x9e3779b1) >>> this.shift;
    const row = slot * this.tables;
    if (this.owners[slot] === token + 1) return row;
    this.owners[slot] = token + 1;
    for (let table = 0; table < this.tables; table += 1) {
      this.hashes[row + table] = mix(token, this.seed + Math.imul(table + 1, 0x9e3779b1));
    }
    return row;
  }
}

let lastRace = new Race(0, 0);

function raceOf(seed: number, tables: number): Race {
  if (lastRace.seed !== seed || lastRace.best.length !== tables) lastRace = new Race(seed, tables);
  return lastRace;
}

/** 32-bit finaliser of murmur3 over two words. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
