/** OpenAI completions, embeddings and responses, and transcripts of streamed chats. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEvents, dialectsOf } from './body-event.js';

test('several prompts are a row each, with their own choices', async () => {
  const request = { model: 'm', prompt: ['one', 'two'], max_tokens: 1, n: 2 };
  const choices = [0, 1, 2, 3].map((index) => ({ index, text: `answer ${index}` }));
  const events = await bodyEvents(request, { choices, usage: { prompt_tokens: 4, completion_tokens: 4 } });
  assert.deepEqual(
    events.map(({ text, outputText, rows, completions }) => [text, outputText, rows, completions]),
    [
      ['one', 'answer 0', 2, 2],
      ['two', 'answer 2', 2, 2],
    ],
  );
});

test('the older log-probabilities are those of the first place', async () => {
  const response = { choices: [{ text: 'a', logprobs: { top_logprobs: [{ a: Math.log(0.7), b: Math.log(0.2) }] } }] };
  const [event] = await bodyEvents({ model: 'm', prompt: 'x', logprobs: 2 }, response);
  const { asksProbabilities, topLogprobs, probabilityCount, margin } = event ?? {};
  assert.deepEqual([asksProbabilities, topLogprobs, probabilityCount, margin], [true, 2, 2, 0.5]);
});

test('token ids tell equal prompts apart and are no vector', async () => {
  const [event] = await bodyEvents({ model: 'm', prompt: [17, 4, 99] });
  assert.deepEqual([event?.['kind'], event?.['text']], ['hidden', '17 4 99']);
});

test('embedded texts are a row each; the vectors that come back are no probabilities', async () => {
  const request = { model: 'e', input: ['first', 'second'], encoding_format: 'float' };
  const data = [{ embedding: [0.1, 0.2] }, { embedding: [0.3, 0.4] }];
  const events = await bodyEvents(request, { data, usage: { prompt_tokens: 2 } });
  const common = { kind: 'text', rows: 2, model: 'e', hasParameters: true, tokensIn: 2 };
  assert.deepEqual(events, [
    { ...common, text: 'first' },
    { ...common, text: 'second', row: 1 },
  ]);
});

test('responses: items or a bare text in, output items out, and included log-probabilities are asked for', async () => {
  const response = {
    object: 'response',
    output: [{ type: 'reasoning' }, { type: 'message', content: [{ type: 'output_text', text: 'yes' }] }],
    usage: { input_tokens: 3, output_tokens: 1 },
  };
  for (const input of ['Is it?', [{ role: 'user', content: [{ type: 'input_text', text: 'Is it?' }] }]]) {
    const request = { model: 'm', input, instructions: 'Short.', include: ['message.output_text.logprobs'] };
    const [event] = await bodyEvents(request, response);
    assert.deepEqual(event, {
      ...{ kind: 'text', text: 'Is it?', system: 'Short.', isChat: true, earlierTurns: 0, outputText: 'yes' },
      ...{ model: 'm', hasParameters: true, asksProbabilities: true, tokensIn: 3, tokensOut: 1 },
    });
  }
});

test('a transcript of a streamed chat is joined; a line cut by a size cap is left out', async () => {
  const line = (content: string): string => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
  const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } })}\n\n`;
  const request = { model: 'm', messages: [{ role: 'user', content: 'x' }], stream: true };
  const [event] = await bodyEvents(request, `${line('hel')}${line('lo')}${usage}data: {"choi`);
  assert.deepEqual([event?.['outputText'], event?.['tokensIn'], event?.['tokensOut']], ['hello', 5, 2]);
});

test("a row of one's own with a field named prompt, input or data stays plain", async () => {
  for (const request of [{ prompt: 'why?', max_tokens: 5 }, { input: 'x' }, { data: { a: 1 } }, { inputs: 'x' }]) {
    assert.deepEqual(await dialectsOf(request, { label: 'a' }), ['plain']);
  }
});
