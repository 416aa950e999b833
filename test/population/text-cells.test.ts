import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TextInput } from '../../src/population/member.js';
import { mix, textCells } from '../../src/population/text-cells.js';
import { pairHash, Vocabulary } from '../../src/population/vocabulary.js';

function textOf(words: readonly number[]): TextInput {
  return {
    key: 1,
    count: 1,
    firstTime: NaN,
    label: 0,
    margin: NaN,
    content: { kind: 'text', words: Uint32Array.from(words), wordCount: words.length, characters: 0, cues: 0 },
  };
}

/** Words 1..12 with unequal frequencies over 30 accounts. */
function someVocabulary(): Vocabulary {
  const vocabulary = new Vocabulary(1_000);
  for (let account = 0; account < 30; account += 1) {
    const words = Array.from({ length: 12 }, (_, i) => i + 1).filter((word) => account % word === 0);
    vocabulary.addAccount([textOf(words)]);
  }
  return vocabulary;
}

test('two texts share a cell with the probability of their weighted Jaccard similarity', () => {
  const vocabulary = someVocabulary();
  const left = textOf([1, 2, 3, 4, 5, 6]);
  const right = textOf([4, 5, 6, 7, 8]);
  const weights = (text: TextInput): Map<number, number> => {
    const words = [...text.content.words];
    const pairs = words.slice(1).map((word, i) => pairHash(words[i] ?? 0, word));
    return new Map([
      ...words.map((word) => [word, vocabulary.wordWeight(word)] as const),
      ...pairs.map((pair) => [pair, vocabulary.pairWeight(pair)] as const),
    ]);
  };
  const [a, b] = [weights(left), weights(right)];
  const total = (map: Map<number, number>, chosen: (token: number) => boolean): number =>
    [...map].reduce((sum, [token, weight]) => sum + (chosen(token) ? weight : 0), 0);
  const shared = total(a, (token) => b.has(token));
  const jaccard = shared / (total(a, () => true) + total(b, () => true) - shared);
  const tables = 4_000;
  const [cellsA, cellsB] = [new Uint32Array(tables), new Uint32Array(tables)];
  textCells(left, vocabulary, 99, cellsA);
  textCells(right, vocabulary, 99, cellsB);
  const equal = cellsA.filter((cell, table) => cell === cellsB[table]).length / tables;
  // Three standard errors of a share from 4,000 tables are at most .024.
  assert.ok(Math.abs(equal - jaccard) < 0.024, `${String(equal)} against ${String(jaccard)}`);
});

/** Every token in every table, one after the other. */
function plainCells(words: readonly number[], vocabulary: Vocabulary, seed: number, tables: number): number[] {
  const pairs = words.slice(1).map((word, i) => pairHash(words[i] ?? 0, word));
  return Array.from({ length: tables }, (_, table) => {
    let best = { time: Infinity, cell: 0 };
    const run = (token: number, weight: number): void => {
      const hash = mix(token, seed + Math.imul(table + 1, 0x9e3779b1));
      const time = -Math.log1p(-(1 - (hash + 0.5) / 2 ** 32)) / weight;
      if (time < best.time) best = { time, cell: mix(hash, token) };
    };
    words.forEach((word, i) => {
      run(word, vocabulary.wordWeight(word));
      const pair = pairs[i - 1];
      if (pair !== undefined) run(pair, vocabulary.pairWeight(pair));
    });
    return best.cell;
  });
}

test('cells are those of the lottery played token by token, whatever was looked at before', () => {
  const vocabulary = someVocabulary();
  const anyWords = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(anyWords, fc.constantFrom(1, 99), (text, seed) => {
      const cells = new Uint32Array(32);
      textCells(textOf(text), vocabulary, seed, cells);
      assert.deepEqual([...cells], plainCells(text, vocabulary, seed, 32));
    }),
  );
});

test('the same words in another order share words but not pairs', () => {
  assert.notEqual(pairHash(1, 2), pairHash(2, 1));
});

test('an empty text has cells too', () => {
  const cells = new Uint32Array(4);
  textCells(textOf([]), someVocabulary(), 5, cells);
  assert.deepEqual([...cells], [5, 5, 5, 5]);
});
