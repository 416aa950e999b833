/** How an account's words stand next to each other, against those of all other accounts. */
import type { SampledInput } from '../represent/sampled-input.js';
import { isText } from './member.js';
import { pairHash, type Vocabulary } from './vocabulary.js';

/** Other accounts that must use a word before it can be told whether it stands among its usual neighbours. */
const KNOWN = 2;
/** Words of a text below which nothing is said: search terms and names, which people put together as they like, have fewer. */
const FEWEST_WORDS = 5;
/** Pairs of known words of a text, and such texts of an account, below which nothing is said. */
const FEWEST_PAIRS = 3;
const FEWEST_TEXTS = 5;

export interface WordPairs {
  /** Mean of -log of the share of other accounts that use the pair; null without pairs. */
  readonly phraseSurprise: number | null;
  /**
   * Mean over the texts of the mean of -log of the share that puts the two words in a row, among the other accounts that use the rarer of them. Words that
   * hardly anybody uses say nothing here: typing errors and names are no sign of words put together at random. Null where too few texts can be judged.
   */
  readonly collocationSurprise: number | null;
}

/** Cost: two look-ups a word. */
export function describeWordPairs(inputs: readonly SampledInput[], vocabulary: Vocabulary): WordPairs {
  let phrases = 0;
  let pairs = 0;
  let judged = 0;
  let collocations = 0;
  for (const input of inputs) {
    if (!isText(input)) continue;
    const text = surpriseOf(input.content.words, vocabulary);
    phrases += text.phrases;
    pairs += text.pairs;
    if (text.pairs < FEWEST_WORDS - 1 || text.known < FEWEST_PAIRS) continue;
    judged += 1;
    collocations += text.collocations / text.known;
  }
  return {
    phraseSurprise: pairs === 0 ? null : phrases / pairs,
    collocationSurprise: judged < FEWEST_TEXTS ? null : collocations / judged,
  };
}

interface TextSurprise {
  readonly pairs: number;
  /** Pairs of two known words. */
  readonly known: number;
  readonly phrases: number;
  readonly collocations: number;
}

function surpriseOf(words: ArrayLike<number>, vocabulary: Vocabulary): TextSurprise {
  const { accounts } = vocabulary;
  let [phrases, collocations, known] = [0, 0, 0];
  // The account itself is one of those that use the word and the pair.
  let before = vocabulary.wordAccounts(words[0] ?? 0) - 1;
  for (let i = 1; i < words.length; i += 1) {
    const here = vocabulary.wordAccounts(words[i] ?? 0) - 1;
    const both = Math.max(0, vocabulary.pairAccounts(pairHash(words[i - 1] ?? 0, words[i] ?? 0)) - 1);
    phrases -= Math.log((both + 0.5) / accounts);
    const rarer = Math.min(before, here);
    if (rarer >= KNOWN) {
      collocations -= Math.log((both + 0.5) / (rarer + 0.5));
      known += 1;
    }
    before = here;
  }
  return { pairs: Math.max(0, words.length - 1), known, phrases, collocations };
}
