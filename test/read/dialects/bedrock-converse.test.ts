/** Bedrock Converse: untyped blocks and a parameter block of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bedrockConverse } from '../../../src/read/dialects/bedrock-converse.js';
import { bodyEvents, dialectsOf } from './body-event.js';

const { request, response } = bedrockConverse.example;

test('the example gives text, system, parameters, answer and token counts', async () => {
  assert.deepEqual(await bodyEvents(request, response), [
    {
      ...{ kind: 'text', text: 'Label this review: fine, a bit slow', system: 'Answer in one word.' },
      ...{ isChat: true, earlierTurns: 0, outputText: 'neutral', hasParameters: true },
      ...{ temperature: 0, maxTokens: 16, tokensIn: 14, tokensOut: 2 },
    },
  ]);
});

test('untyped blocks tell it without parameters; typed ones do not', async () => {
  assert.deepEqual(await dialectsOf({ messages: [{ role: 'user', content: [{ text: 'x' }] }] }), ['bedrock-converse']);
  const typed = { messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] };
  assert.deepEqual(await dialectsOf(typed), ['openai-chat']);
});

test('a document alone is a hidden input', async () => {
  const [event] = await bodyEvents({ messages: [{ role: 'user', content: [{ document: { name: 'd' } }] }] });
  assert.equal(event?.['kind'], 'hidden');
});
