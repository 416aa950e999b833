/** Words, openings, endings and labels of an account's sampled inputs. */
import { isText, type TextInput } from '../population/member.js';
import { pairHash } from '../population/vocabulary.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { NumberCounts } from '../stats/number-counts.js';

/** The first `most` words of the sampled texts, one text after the other. */
export function firstWords(inputs: readonly SampledInput[], most: number): number[] {
  const words: number[] = [];
  for (const input of inputs) {
    if (!isText(input)) continue;
    for (const word of input.content.words) {
      if (words.length >= most) return words;
      words.push(word);
    }
  }
  return words;
}

const counted = new NumberCounts();

export function distinctWords(words: readonly number[]): number {
  counted.clear();
  for (const word of words) counted.add(word);
  return counted.size;
}

/** One number for the first three words. */
export function openingOf({ content: { words } }: TextInput): number {
  return pairHash(pairHash(words[0] ?? 0, words[1] ?? 0), words[2] ?? 0);
}

/** One number for the last two words. */
export function endingOf({ content: { words } }: TextInput): number {
  return pairHash(words[words.length - 2] ?? 0, words[words.length - 1] ?? 0);
}

const allRuns = new NumberCounts();
const ownRuns = new NumberCounts();

/** Runs of four words: how many distinct ones all texts have together, and the sum of each text’s own distinct ones. */
export function countRuns(texts: readonly TextInput[]): { readonly distinct: number; readonly total: number } {
  allRuns.clear();
  let total = 0;
  for (const { content } of texts) {
    const { words } = content;
    ownRuns.clear();
    for (let i = 3; i < words.length; i += 1) {
      const first = pairHash(words[i - 3] ?? 0, words[i - 2] ?? 0);
      const run = pairHash(first, pairHash(words[i - 1] ?? 0, words[i] ?? 0));
      if (ownRuns.add(run)) allRuns.add(run);
    }
    total += ownRuns.size;
  }
  return { distinct: allRuns.size, total };
}

/** Label hashes of the labelled inputs. */
export function labelsOf(inputs: readonly SampledInput[]): number[] {
  return inputs.flatMap(({ label }) => (label === 0 ? [] : [label]));
}
