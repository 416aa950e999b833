/** How many accounts use each word and each pair of neighbouring words: what is common, what is rare. */
import { HashedCounts } from '../stats/hashed-counts.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { isText } from './member.js';

/** A hash for two neighbouring words; order counts. */
export function pairHash(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x5bd1e995, 0xcc9e2d51) ^ Math.imul((second << 13) | (second >>> 19), 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export interface WordSets {
  readonly words: ReadonlySet<number>;
  readonly pairs: ReadonlySet<number>;
}

/** Distinct words and word pairs of some inputs. */
export function wordSets(inputs: readonly SampledInput[]): WordSets {
  const words = new Set<number>();
  const pairs = new Set<number>();
  for (const input of inputs) {
    if (!isText(input)) continue;
    let previous: number | undefined;
    for (const word of input.content.words) {
      words.add(word);
      if (previous !== undefined) pairs.add(pairHash(previous, word));
      previous = word;
    }
  }
  return { words, pairs };
}

/** Document frequencies where an account is a document. */
export class Vocabulary {
  accounts = 0;
  private readonly words: HashedCounts;
  private readonly pairs: HashedCounts;

  /** @param inputs about how many texts will be added: sizes the tables */
  constructor(inputs: number) {
    this.words = HashedCounts.forKeys(inputs * 8, 18);
    this.pairs = HashedCounts.forKeys(inputs * 16, 20);
  }

  addAccount(sets: WordSets): void {
    this.accounts += 1;
    for (const word of sets.words) this.words.add(word, 1);
    for (const pair of sets.pairs) this.pairs.add(pair, 1);
  }

  /** Accounts that use the word. */
  wordAccounts(word: number): number {
    return this.words.get(word);
  }

  /** Accounts that use the two words in a row. */
  pairAccounts(pair: number): number {
    return this.pairs.get(pair);
  }

  /** Inverse document frequency, natural logarithm, above 0. */
  wordWeight(word: number): number {
    return inverseFrequency(this.accounts, this.words.get(word));
  }

  pairWeight(pair: number): number {
    return inverseFrequency(this.accounts, this.pairs.get(pair));
  }
}

function inverseFrequency(accounts: number, having: number): number {
  return Math.log((accounts + 1) / (Math.max(1, having) + 0.5)) + 0.05;
}
