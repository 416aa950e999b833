import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldEvents, summaryLaws } from '../laws/summary-laws.js';

summaryLaws('parameters');

test('what was asked for is counted among the rows whose parameters are known', () => {
  const parameters = { asksProbabilities: true, topLogprobs: 20, completions: 4, temperature: 0.5, maxTokens: 8 };
  const reading = foldEvents([
    { account: 'a', time: 0, parameters },
    { account: 'a', time: 0, parameters: { asksLogitBias: true, completions: 1, maxTokens: 2 } },
    { account: 'a', time: 0 },
  ]).profile(0).parameters;
  assert.equal(reading.known, 2);
  assert.equal(reading.probabilities, 1);
  assert.equal(reading.logitBias, 1);
  assert.equal(reading.several, 1);
  assert.equal(reading.topLogprobs / reading.topLogprobsCount, 20);
  assert.equal(reading.temperature / reading.temperatureCount, 0.5);
  // log2 of 8 and of 2.
  assert.equal(reading.logMaxTokens, 4);
  assert.equal(reading.maxTokensCount, 2);
});
