/** Cells of a text: in each table the word or word pair that wins a weighted lottery, so that alike texts share winners. */
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
  const tables = cells.length;
  const lead: Lead = { seed, best: new Float64Array(tables).fill(Infinity), cells };
  const seen = new Set<number>();
  let previous = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? 0;
    if (!seen.has(word)) race(word, vocabulary.wordWeight(word), lead);
    seen.add(word);
    if (i > 0) {
      const pair = pairHash(previous, word);
      if (!seen.has(pair)) race(pair, vocabulary.pairWeight(pair), lead);
      seen.add(pair);
    }
    previous = word;
  }
  if (words.length === 0) cells.fill(seed >>> 0);
}

/** The winner of each table so far. */
interface Lead {
  readonly seed: number;
  readonly best: Float64Array;
  readonly cells: Uint32Array;
}

function race(token: number, weight: number, { seed, best, cells }: Lead): void {
  for (let table = 0; table < cells.length; table += 1) {
    const hash = mix(token, seed + Math.imul(table + 1, 0x9e3779b1));
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
