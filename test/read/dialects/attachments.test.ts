/** Pictures tell inputs apart, and results of tools are nobody's input, whatever the layout calls them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOfAttachments } from '../../../src/read/dialects/attachments.js';
import { bodyEvents } from './body-event.js';

const picture = (i: number): string => `${'A'.repeat(400 + i)}${i}${'B'.repeat(900)}`;

const pictureParts: Readonly<Record<string, (data: string) => unknown>> = {
  'OpenAI chat': (data) => ({ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } }),
  Anthropic: (data) => ({ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }),
  Converse: (data) => ({ image: { format: 'png', source: { bytes: data } } }),
  Gemini: (data) => ({ inlineData: { mimeType: 'image/png', data } }),
  OpenTelemetry: (content) => ({ type: 'blob', mime_type: 'image/png', modality: 'image', content }),
};

for (const [layout, partOf] of Object.entries(pictureParts)) {
  test(`pictures of ${layout} are told apart, and texts beside them`, () => {
    const hashes = [0, 1, 2, 3].map((i) => hashOfAttachments([{ text: 'What is it?' }, partOf(picture(i))]));
    assert.equal(new Set(hashes).size, 4);
    assert.ok(!hashes.includes(0));
    assert.equal(hashOfAttachments([partOf(picture(2)), { text: 'And what is this?' }]), hashes[2]);
    assert.notEqual(hashOfAttachments([partOf(picture(2)), partOf(picture(2))]), hashes[2]);
  });
}

test('texts and results of tools are no attachments', () => {
  const parts = [{ text: 'a' }, { type: 'text', text: 'b' }, { type: 'text', content: 'c' }, 'd'];
  assert.equal(hashOfAttachments(parts), 0);
  assert.equal(hashOfAttachments([{ type: 'tool_result', tool_use_id: '1', content: 'x' }]), 0);
  assert.equal(hashOfAttachments('text'), 0);
});

test('a picture alone is a hidden input that is told from others', async () => {
  const [first, second, again] = await Promise.all(
    [1, 2, 1].map(async (i) => {
      const content = [{ type: 'image_url', image_url: { url: picture(i) } }];
      return (await bodyEvents({ messages: [{ role: 'user', content }] }, undefined))[0];
    }),
  );
  assert.equal(first?.['kind'], 'hidden');
  assert.notEqual(first['text'], second?.['text']);
  assert.equal(first['text'], again?.['text']);
});

const ask = 'Which tests fail?';
const toolSteps: Readonly<Record<string, readonly unknown[]>> = {
  'OpenAI chat': [
    { role: 'user', content: ask },
    { role: 'assistant', content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'run' } }] },
    { role: 'tool', tool_call_id: '1', content: 'two' },
  ],
  'OpenAI chat, bare': [
    { role: 'user', content: ask },
    { role: 'assistant', content: 'let me see' },
    { role: 'function', content: 'two' },
  ],
  Anthropic: [
    { role: 'user', content: ask },
    { role: 'assistant', content: [{ type: 'tool_use', id: '1', name: 'run', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: '1', content: 'two' }] },
  ],
  Converse: [
    { role: 'user', content: [{ text: ask }] },
    { role: 'assistant', content: [{ toolUse: { toolUseId: '1', name: 'run', input: {} } }] },
    { role: 'user', content: [{ toolResult: { toolUseId: '1', content: [{ text: 'two' }] } }] },
  ],
};

for (const [layout, messages] of Object.entries(toolSteps)) {
  test(`the result of a tool goes on with what was asked before, it asks nothing again (${layout})`, async () => {
    const [event] = await bodyEvents({ messages }, undefined);
    assert.deepEqual([event?.['kind'], event?.['text']], ['hidden', undefined]);
    assert.ok(Number(event?.['earlierTurns']) >= 2);
    const [first] = await bodyEvents({ messages: messages.slice(0, 1) }, undefined);
    assert.deepEqual([first?.['text'], first?.['earlierTurns']], [ask, 0]);
    const more = [...messages, { role: 'assistant', content: 'Two.' }, { role: 'user', content: 'Mend them.' }];
    const [next] = await bodyEvents({ messages: more }, undefined);
    assert.deepEqual([next?.['kind'], next?.['text']], ['text', 'Mend them.']);
  });
}
