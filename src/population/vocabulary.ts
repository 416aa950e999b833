/** How many accounts use each word and each pair of neighbouring words: what is common, what is rare. */
import { HashedCounts } from '../stats/hashed-counts.js';
import { NumberCounts } from '../stats/number-counts.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { isText } from './member.js';

/** A hash for two neighbouring words; order counts. */
export function pairHash(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x5bd1e995, 0xcc9e2d51) ^ Math.imul((second << 13) | (second >>> 19), 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const KEPT_WEIGHTS = 1024;
/** Of what all accounts use. */
const LEAST_WEIGHT = 0.05;

/** Words and pairs of the account that is being added. */
const ownWords = new NumberCounts();
const ownPairs = new NumberCounts();

/** Document frequencies where an account is a document. */
export class Vocabulary {
  accounts = 0;
  private readonly words: HashedCounts;
  private readonly pairs: HashedCounts;
  /** By the number of accounts; NaN where not yet asked for. */
  private readonly weights = new Float64Array(KEPT_WEIGHTS).fill(NaN);

  /** @param inputs about how many texts will be added: sizes the tables */
  constructor(inputs: number) {
    this.words = HashedCounts.forKeys(inputs * 8, 18);
    this.pairs = HashedCounts.forKeys(inputs * 16, 20);
  }

  addAccount(inputs: readonly SampledInput[]): void {
    this.accounts += 1;
    this.weights.fill(NaN);
    ownWords.clear();
    ownPairs.clear();
    for (const input of inputs) {
      if (!isText(input)) continue;
      const { words } = input.content;
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] ?? 0;
        if (ownWords.add(word)) this.words.add(word, 1);
        if (i === 0) continue;
        const pair = pairHash(words[i - 1] ?? 0, word);
        if (ownPairs.add(pair)) this.pairs.add(pair, 1);
      }
    }
  }

  /** Accounts that use the word. */
  wordAccounts(word: number): number {
    return this.words.get(word);
  }

  /** Accounts that use the two words in a row. */
  pairAccounts(pair: number): number {
    return this.pairs.get(pair);
  }

  /**
   * Inverse document frequency, natural logarithm, above 0. A word of one account tells nothing about how near others are, and mostly it is a typing error,
   * a name or a code: it weighs as little as one that all use.
   */
  wordWeight(word: number): number {
    const having = this.words.get(word);
    return having > 1 ? this.weight(having) : LEAST_WEIGHT;
  }

  pairWeight(pair: number): number {
    return this.weight(this.pairs.get(pair));
  }

  /** Most counts are small and come again and again: their logarithms are kept. */
  private weight(having: number): number {
    const known = this.weights[having] ?? NaN;
    if (!Number.isNaN(known)) return known;
    const weight = inverseFrequency(this.accounts, having);
    if (having < this.weights.length) this.weights[having] = weight;
    return weight;
  }
}

function inverseFrequency(accounts: number, having: number): number {
  return Math.log((accounts + 1) / (Math.max(1, having) + 0.5)) + LEAST_WEIGHT;
}
