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
    if (tokens.add(word)) enter(word, vocabulary.wordWeight(word), race, cells);
    if (i > 0) {
      const pair = pairHash(previous, word);
      if (tokens.add(pair)) enter(pair, vocabulary.pairWeight(pair), race, cells);
    }
    previous = word;
  }
  if (words.length === 0) cells.fill(seed >>> 0);
}

const tokens = new NumberCounts();

/** What the race of one seed needs in every table, and the winners' times so far. */
interface Race {
  readonly seed: number;
  /** The table's own number, as `mix` takes it: its upper half, and the whole multiplied. */
  readonly upper: Int32Array;
  readonly multiplied: Int32Array;
  readonly best: Float64Array;
}

let lastRace: Race = makeRace(0, 0);

function raceOf(seed: number, tables: number): Race {
  if (lastRace.seed !== seed || lastRace.best.length !== tables) lastRace = makeRace(seed, tables);
  return lastRace;
}

function makeRace(seed: number, tables: number): Race {
  const numbers = Array.from({ length: tables }, (_, table) => seed + Math.imul(table + 1, 0x9e3779b1));
  return {
    seed,
    upper: Int32Array.from(numbers, (number) => number >>> 16),
    multiplied: Int32Array.from(numbers, (number) => Math.imul(number, 0xc2b2ae35)),
    best: new Float64Array(tables),
  };
}

/** Lets a token run in every table; `mix(token, table)` written out, as this loop is most of the time that cells take. */
function enter(token: number, weight: number, { upper, multiplied, best }: Race, cells: Uint32Array): void {
  for (let table = 0; table < best.length; table += 1) {
    let hash = Math.imul(token ^ (upper[table] ?? 0), 0x85ebca6b) ^ (multiplied[table] ?? 0);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = (hash ^ (hash >>> 13)) >>> 0;
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

/** 32-bit finaliser of murmur3 over two words. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
