import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('answers');

test('labels, margins and entropies are counted where they came back', () => {
  const { answers } = foldEvents([
    { account: 'a', time: 0, label: 'yes', margin: 0.5, entropyBits: 0.75 },
    { account: 'a', time: 0, label: 'no' },
    { account: 'a', time: 0 },
  ]).profile(0);
  assert.deepEqual([answers.labelled, answers.withProbabilities, answers.margins], [2, 1, 1]);
  assert.deepEqual([answers.marginSum, answers.entropySum, answers.texts], [0.5, 0.75, 0]);
});

test('an answer is long over 60 tokens and when longer than the input', () => {
  const { answers } = foldEvents([
    { account: 'a', time: 0, tokensIn: 10, tokensOut: 61 },
    { account: 'a', time: 0, tokensIn: 100, tokensOut: 99 },
    { account: 'a', time: 0, tokensIn: 10, tokensOut: 60 },
  ]).profile(0);
  assert.equal(answers.texts, 3);
  assert.equal(answers.long, 1);
});

test('without tokens words are counted: three in, seven out is a ratio of two', () => {
  const { answers } = foldEvents([
    { account: 'a', time: 0, text: 'how are you', output: 'very well, thank you, and you too' },
  ]).profile(0);
  assert.ok(Math.abs(answers.logRatio - Math.log(8 / 4)) < 1e-12);
  assert.equal(answers.ratioCount, 1);
});
