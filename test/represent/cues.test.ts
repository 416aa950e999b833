import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cueLexicons } from '../../src/represent/cue-phrases.js';
import { matchCues } from '../../src/represent/cues.js';
import { TextWords } from '../../src/represent/words.js';

const REASONING = 1;
const GRADING = 2;
const MATERIAL = 4;

function cuesOf(text: string): number {
  const bytes = Buffer.from(text);
  const words = new TextWords();
  words.read(bytes, 0, bytes.length);
  return matchCues(words.hashes, words.kept);
}

test('ordinary questions match nothing', () => {
  for (const text of [
    'What is the capital of France?',
    'please generate the report',
    'my steps hurt',
    '写一首诗',
    '',
  ]) {
    assert.equal(cuesOf(text), 0, text);
  }
});

test('asking for the reasoning is seen in five languages', () => {
  const texts = [
    'Think step by step.',
    'Show your full, detailed reasoning!',
    'Erkläre das bitte Schritt für Schritt',
    'Réponds étape par étape',
    'Resuélvelo paso a paso',
    '请一步一步回答',
  ];
  for (const text of texts) assert.equal(cuesOf(text), REASONING, text);
});

test('asking for a grade is seen', () => {
  const texts = [
    'Use this rubric',
    'Rate the following answer',
    'on a scale of 1 to 10',
    'Skala von 1 bis 5',
    '请评分',
  ];
  for (const text of texts) assert.equal(cuesOf(text), GRADING, text);
});

test('asking for material is seen: a verb, up to three words, a number', () => {
  const texts = [
    'Generate 20 questions',
    'Write me another twenty riddles',
    'Create a list of 15 names',
    'a new dataset',
    '生成10个问题',
  ];
  for (const text of texts) assert.equal(cuesOf(text), MATERIAL, text);
  assert.equal(cuesOf('generate one two words too far 20'), MATERIAL);
  assert.equal(cuesOf('generate words that are much too far from 20'), 0);
});

test('the wording of published generators of instructions is seen', () => {
  const texts = [
    'Be a Prompt Rewriter for me.',
    'Make the #Given Prompt# harder.',
    'Here is a series of tasks:',
    'a set of 10 new, diverse puzzles',
    'Gain inspiration from this code',
    'Rephrase the above question',
  ];
  for (const text of texts) assert.equal(cuesOf(text), MATERIAL, text);
  assert.equal(cuesOf('my prompt reply to the question'), 0);
});

test('several kinds add up', () => {
  assert.equal(cuesOf('Write 5 tasks, grade this one, step by step'), REASONING | GRADING | MATERIAL);
});

test('every phrase matches its own lexicon', () => {
  cueLexicons.forEach(({ phrases }, index) => {
    for (const phrase of phrases) {
      const text = phrase.replaceAll('#', '7').replaceAll('~ ', 'some ');
      assert.ok((cuesOf(text) & (1 << index)) !== 0, phrase);
    }
  });
});

test('phrases are told apart by whole words at the end of a text', () => {
  assert.equal(cuesOf('step by'), 0);
  assert.equal(cuesOf('stepbystep'), 0);
});
