/** The set of tools a chat offers: one number, whatever the protocol writes around the names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEvents } from './body-event.js';

const ask = 'What is the weather?';
const messages = [{ role: 'user', content: ask }];
const schema = { type: 'object', properties: { name: { type: 'string' } } };

/** Two tools in each protocol. */
function requests(names: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    'OpenAI chat': {
      messages,
      tools: names.map((name) => ({ type: 'function', function: { name, parameters: schema } })),
    },
    'OpenAI chat, functions': { messages, functions: names.map((name) => ({ name, parameters: schema })) },
    Responses: {
      input: ask,
      instructions: 'Be brief.',
      tools: names.map((name) => ({ type: 'function', name, parameters: schema })),
    },
    Anthropic: {
      anthropic_version: '2023-06-01',
      messages,
      tools: names.map((name) => ({ name, input_schema: schema })),
    },
    Converse: {
      messages: [{ role: 'user', content: [{ text: ask }] }],
      inferenceConfig: { maxTokens: 9 },
      toolConfig: { tools: names.map((name) => ({ toolSpec: { name, inputSchema: { json: schema } } })) },
    },
    Gemini: {
      contents: [{ role: 'user', parts: [{ text: ask }] }],
      tools: [{ functionDeclarations: names.map((name) => ({ name, parameters: schema })) }],
    },
  };
}

async function toolset(request: unknown): Promise<unknown> {
  const [event] = await bodyEvents(request);
  assert.equal(event?.['text'], ask);
  return event['toolset'];
}

for (const protocol of Object.keys(requests([]))) {
  test(`${protocol}: the same tools in another order are the same set, other tools another, none no set`, async () => {
    const set = await toolset(requests(['weather', 'clock'])[protocol]);
    assert.equal(typeof set, 'number');
    assert.equal(await toolset(requests(['clock', 'weather'])[protocol]), set);
    assert.notEqual(await toolset(requests(['clock', 'calendar'])[protocol]), set);
    assert.equal(await toolset(requests([])[protocol]), undefined);
  });
}

test('all protocols give the same tools the same number', async () => {
  const sets = await Promise.all(Object.values(requests(['weather', 'clock'])).map(toolset));
  assert.equal(new Set(sets).size, 1);
});

test('tools without a name, or that are no list, are no set', async () => {
  assert.equal(await toolset({ messages, tools: [{ type: 'web_search' }, 'x', null] }), undefined);
  assert.equal(await toolset({ messages, tools: 'none' }), undefined);
});
