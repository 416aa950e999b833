/** Anthropic messages: block texts, the system text beside the messages, streamed answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anthropicMessages } from '../../../src/read/dialects/anthropic-messages.js';
import { bodyEvents, dialectsOf } from './body-event.js';

const { request, response } = anthropicMessages.example;

test('the example gives text, system, parameters, answer and token counts', async () => {
  assert.deepEqual(await bodyEvents(request, response), [
    {
      ...{ kind: 'text', text: 'Is this a complaint?', system: 'Answer in one word.', isChat: true, earlierTurns: 0 },
      ...{ outputText: 'yes', hasParameters: true, temperature: 0, maxTokens: 8, tokensIn: 12, tokensOut: 1 },
    },
  ]);
});

const streamed = [
  { type: 'message_start', message: { role: 'assistant', content: [], usage: { input_tokens: 12, output_tokens: 1 } } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'y' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'es' } },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } },
];

test('chunks with a bare [DONE] among them are joined, and the last token counts hold', async () => {
  const [event] = await bodyEvents(request, [...streamed, '[DONE]']);
  assert.deepEqual([event?.['outputText'], event?.['tokensIn'], event?.['tokensOut']], ['yes', 12, 3]);
});

test('a streamed answer alone tells the dialect', async () => {
  const bare = { messages: [{ role: 'user', content: 'x' }], max_tokens: 3 };
  assert.deepEqual(await dialectsOf(bare, streamed), ['anthropic-messages']);
  assert.deepEqual(await dialectsOf(bare, undefined), ['openai-chat']);
});
