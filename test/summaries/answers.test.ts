import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countMarked } from '../../src/stats/linear-counting.js';
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

test('an answer is long over 60 tokens and half as long again as the input: a translation into a wordier language is not', () => {
  const { answers } = foldEvents([
    { account: 'a', time: 0, tokensIn: 10, tokensOut: 61 },
    { account: 'a', time: 0, tokensIn: 100, tokensOut: 150 },
    { account: 'a', time: 0, tokensIn: 100, tokensOut: 151 },
    { account: 'a', time: 0, tokensIn: 10, tokensOut: 60 },
  ]).profile(0);
  assert.equal(answers.texts, 4);
  assert.equal(answers.outgrown, 2);
});

test('without tokens words are counted: three in, seven out is a ratio of two', () => {
  const { answers } = foldEvents([
    { account: 'a', time: 0, text: 'how are you', output: 'very well, thank you, and you too' },
  ]).profile(0);
  assert.ok(Math.abs(answers.logRatio - Math.log(8 / 4)) < 1e-12);
  assert.equal(answers.ratioCount, 1);
});

test('a few fixed answers are told from ever new ones, within what 64 bits can tell', () => {
  const seen = (different: number): number => {
    const events = Array.from({ length: 400 }, (_, i) => ({
      account: 'a',
      time: i,
      output: `answer ${String(i % different)}`,
    }));
    return countMarked(foldEvents(events).profile(0).answers.answerBits);
  };
  assert.ok(Math.abs(seen(1) - 1) < 0.1);
  assert.ok(seen(5) >= 3 && seen(5) <= 6, String(seen(5)));
  assert.ok(seen(60) > 35 && seen(60) < 100, String(seen(60)));
  assert.equal(seen(400) > 100, true);
});

test('only the beginning of an answer is told apart', () => {
  const beginning = 'x'.repeat(48);
  const events = Array.from({ length: 30 }, (_, i) => ({ account: 'a', time: i, output: beginning + String(i) }));
  assert.ok(Math.abs(countMarked(foldEvents(events).profile(0).answers.answerBits) - 1) < 0.1);
});
