/** Gemini bodies in both spellings; returned averages are no request for probabilities. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEvents } from './body-event.js';

test('camelCase: parts, system instruction and a request for log-probabilities', async () => {
  const request = {
    systemInstruction: { parts: [{ text: 'Be brief.' }] },
    contents: [
      { role: 'user', parts: [{ text: 'one' }] },
      { role: 'model', parts: [{ text: 'un' }] },
      { role: 'user', parts: [{ text: 'two' }] },
    ],
    generationConfig: { temperature: 0.5, maxOutputTokens: 8, candidateCount: 2, responseLogprobs: true, logprobs: 5 },
  };
  const response = {
    candidates: [{ content: { parts: [{ text: 'deux' }] } }],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 1 },
  };
  assert.deepEqual(await bodyEvents(request, response), [
    {
      ...{ kind: 'text', text: 'two', system: 'Be brief.', isChat: true, earlierTurns: 2, outputText: 'deux' },
      ...{ hasParameters: true, asksProbabilities: true, topLogprobs: 5, completions: 2 },
      ...{ temperature: 0.5, maxTokens: 8, tokensIn: 9, tokensOut: 1 },
    },
  ]);
});

test('snake_case: avg_logprobs came back unasked', async () => {
  const request = {
    contents: [{ role: 'user', parts: [{ text: 'Rate' }] }],
    generation_config: { temperature: 0, max_output_tokens: 8 },
  };
  const response = {
    candidates: [{ avg_logprobs: -0.2, content: { role: 'model', parts: [{ text: '3' }] } }],
    usage_metadata: { prompt_token_count: 9, candidates_token_count: 1 },
  };
  assert.deepEqual(await bodyEvents(request, response), [
    {
      ...{ kind: 'text', text: 'Rate', isChat: true, earlierTurns: 0, outputText: '3', hasParameters: true },
      ...{ temperature: 0, maxTokens: 8, tokensIn: 9, tokensOut: 1 },
    },
  ]);
});

test('a streamed answer is a list of candidates lists', async () => {
  const chunk = (text: string): object => ({ candidates: [{ content: { parts: [{ text }] } }] });
  const [event] = await bodyEvents({ contents: [{ parts: [{ text: 'x' }] }] }, [chunk('a'), chunk('b')]);
  assert.deepEqual([event?.['text'], event?.['outputText']], ['x', 'ab']);
});
