/** How words stand next to each other, against a count of pairs by plain maps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TextInput } from '../../src/population/member.js';
import { Vocabulary } from '../../src/population/vocabulary.js';
import { describeWordPairs } from '../../src/population/word-pairs.js';

type Account = readonly (readonly number[])[];

function textsOf(account: Account): TextInput[] {
  return account.map((words, key) => ({
    key,
    count: 1,
    firstTime: NaN,
    label: 0,
    margin: NaN,
    content: { kind: 'text', words: Uint32Array.from(words), wordCount: words.length, characters: 0, cues: 0 },
  }));
}

function vocabularyOf(accounts: readonly Account[]): Vocabulary {
  const vocabulary = new Vocabulary(2_000);
  for (const account of accounts) vocabulary.addAccount(textsOf(account));
  return vocabulary;
}

const pairsOf = (words: readonly number[]): string[] => words.slice(1).map((word, i) => `${words[i] ?? 0} ${word}`);
const having = <T>(
  accounts: readonly Account[],
  tokens: (words: readonly number[]) => readonly T[],
  token: T,
): number => accounts.filter((account) => account.some((words) => tokens(words).includes(token))).length;

/** The same as `collocationSurprise`, word by word from the definition. */
function plainSurprise(account: Account, others: readonly Account[]): number | null {
  const means = account.flatMap((words) => {
    const values = words.slice(1).flatMap((word, i) => {
      const before = words[i] ?? 0;
      const rarer = Math.min(
        having(others, (text) => text, before),
        having(others, (text) => text, word),
      );
      return rarer < 2 ? [] : [-Math.log((having(others, pairsOf, `${before} ${word}`) + 0.5) / (rarer + 0.5))];
    });
    return words.length < 5 || values.length < 3 ? [] : [values.reduce((sum, value) => sum + value, 0) / values.length];
  });
  return means.length < 5 ? null : means.reduce((sum, value) => sum + value, 0) / means.length;
}

test('the surprise of collocations is what counting accounts by hand gives', () => {
  const text = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 9 });
  const account = fc.array(text, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(account, { minLength: 3, maxLength: 8 }), (accounts) => {
      const [first = [], ...others] = accounts;
      const found = describeWordPairs(textsOf(first), vocabularyOf(accounts)).collocationSurprise;
      const expected = plainSurprise(first, others);
      if (expected === null) assert.equal(found, null);
      else assert.ok(found !== null && Math.abs(found - expected) < 1e-9, `${String(found)} against ${expected}`);
    }),
  );
});

/** Words 1 to 40 in sentences of ten in a row, wherever they begin. */
const sentence = (start: number): number[] => Array.from({ length: 10 }, (_, i) => 1 + ((start + i) % 40));
const writers = Array.from({ length: 30 }, (_, i) => Array.from({ length: 8 }, (_text, j) => sentence(7 * i + 5 * j)));

function surpriseOf(account: Account): number {
  return describeWordPairs(textsOf(account), vocabularyOf([...writers, account])).collocationSurprise ?? NaN;
}

test('words put together at random surprise, the same words as others write them do not, nor do typing errors', () => {
  const honest = Array.from({ length: 8 }, (_, i) => sentence(3 * i));
  const shuffled = honest.map((words) => words.map((word, i) => 1 + ((word * 17 + i * i * 5) % 40)));
  const misspelt = honest.map((words, row) => words.map((word, i) => (i % 3 === 1 ? 1_000 + 10 * row + i : word)));
  assert.ok(surpriseOf(honest) < 1, String(surpriseOf(honest)));
  assert.ok(surpriseOf(shuffled) > surpriseOf(honest) + 1.5, String(surpriseOf(shuffled)));
  assert.ok(Math.abs(surpriseOf(misspelt) - surpriseOf(honest)) < 0.3, String(surpriseOf(misspelt)));
});

test('a word of one account weighs no more than one that all use, and rare words of several most', () => {
  const vocabulary = vocabularyOf([[[1, 2, 9]], [[1, 2]], [[1, 3]], [[1, 3]]]);
  assert.equal(vocabulary.wordWeight(9), 0.05);
  assert.equal(vocabulary.wordWeight(77), 0.05);
  assert.ok(vocabulary.wordWeight(2) > vocabulary.wordWeight(1));
});

test('search terms of up to four words are no sentences: nothing is said of them', () => {
  const terms = Array.from({ length: 20 }, (_, i) => [
    1 + ((7 * i) % 40),
    1 + ((11 * i + 3) % 40),
    5,
    1 + ((3 * i) % 40),
  ]);
  assert.equal(describeWordPairs(textsOf(terms), vocabularyOf(writers)).collocationSurprise, null);
  const longer = terms.map((words) => [...words, 9]);
  assert.ok(surpriseOf(longer) > 1, String(surpriseOf(longer)));
});

test('nothing is said of few texts, nor of texts whose words nobody else uses', () => {
  const few = vocabularyOf(writers);
  assert.equal(describeWordPairs(textsOf([sentence(1), sentence(2)]), few).collocationSurprise, null);
  const gibberish = Array.from({ length: 8 }, (_, i) => [2_000 + i, 3_000 + i, 4_000 + i]);
  const { phraseSurprise, collocationSurprise } = describeWordPairs(textsOf(gibberish), few);
  assert.equal(collocationSurprise, null);
  assert.ok((phraseSurprise ?? 0) > 3);
  assert.deepEqual(describeWordPairs([], few), { phraseSurprise: null, collocationSurprise: null });
});
