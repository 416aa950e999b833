/** Bodies of requests and responses: what was asked, what came back, and with which parameters. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialectOf, dialects } from '../../src/read/dialects/index.js';
import { readRecords } from './reading.js';

const base = { ts: '2026-01-05T10:00:00.000Z', account: 'a' };

async function eventOf(record: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const [event] = (await readRecords([{ ...base, ...record }])).events;
  assert.ok(event);
  return event;
}

for (const dialect of dialects) {
  test(`${dialect.id}: its example is recognised as its own`, () => {
    const { request, response } = dialect.example;
    assert.equal(dialectOf({ request, response, parameters: undefined }).id, dialect.id);
  });
}

test('a chat keeps the last user text, joins system texts, and counts the turns before', async () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'developer', content: 'Use French.' },
    { role: 'user', content: 'one' },
    { role: 'assistant', content: 'un' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'two' },
        { type: 'image_url', image_url: {} },
      ],
    },
    { role: 'assistant', content: 'd' },
  ];
  const event = await eventOf({ request: { model: 'gpt-x', messages } });
  assert.equal(event['text'], 'two');
  assert.equal(event['system'], 'Be brief.\nUse French.');
  assert.equal(event['earlierTurns'], 2);
  assert.equal(event['model'], 'gpt-x');
});

test('a chat of pictures alone has a hidden input', async () => {
  const event = await eventOf({ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }] });
  assert.equal(event['kind'], 'hidden');
});

test("the parameters of a chat body are the caller's choices", async () => {
  const event = await eventOf({
    request: {
      ...{ messages: [{ role: 'user', content: 'x' }], temperature: 0.7, max_completion_tokens: 9, n: 3 },
      ...{ logprobs: true, top_logprobs: 4, logit_bias: { '1': 100 } },
    },
  });
  const { temperature, maxTokens, completions, topLogprobs, asksProbabilities, asksLogitBias, hasParameters } = event;
  assert.deepEqual(
    { temperature, maxTokens, completions, topLogprobs, asksProbabilities, asksLogitBias, hasParameters },
    {
      temperature: 0.7,
      maxTokens: 9,
      completions: 3,
      topLogprobs: 4,
      asksProbabilities: true,
      asksLogitBias: true,
      hasParameters: true,
    },
  );
});

test('probabilities that come back unasked are not asked for', async () => {
  const event = await eventOf({
    input: 'x',
    output: { label: 'a', probs: { a: 0.9, b: 0.1 } },
    params: { return_probs: false },
  });
  assert.equal(event['asksProbabilities'], undefined);
  assert.equal(event['probabilityCount'], 2);
});

for (const params of [
  { return_probs: true },
  { logprobs: 5 },
  { logprobs: 'True' },
  { top_logprobs: 1 },
  { return_probabilities: 1 },
  { generationConfig: { responseLogprobs: true } },
  { include: ['message.output_text.logprobs'] },
]) {
  test(`${JSON.stringify(params)} asks for probabilities`, async () => {
    assert.equal((await eventOf({ input: 'x', params }))['asksProbabilities'], true);
  });
}

test('empty parameters say that the caller chose nothing; no parameters say nothing', async () => {
  assert.equal((await eventOf({ input: 'x', params: {} }))['hasParameters'], true);
  assert.equal((await eventOf({ input: 'x' }))['hasParameters'], undefined);
});

test('rows of a batch are one event each, with their own answers and the one set of parameters', async () => {
  const request = { instances: [{ a: 1 }, { a: 2 }], parameters: { return_probs: true } };
  const { events, report } = await readRecords([
    {
      ...base,
      request,
      response: {
        predictions: [
          [0.9, 0.1],
          [0.2, 0.8],
        ],
      },
    },
  ]);
  assert.deepEqual(
    events.map(({ row, rows, fields, label, margin, asksProbabilities }) => ({
      row,
      rows,
      fields,
      label,
      margin,
      asksProbabilities,
    })),
    [
      { row: undefined, rows: 2, fields: { a: 1 }, label: '0', margin: 0.8, asksProbabilities: true },
      { row: 1, rows: 2, fields: { a: 2 }, label: '1', margin: 0.6, asksProbabilities: true },
    ],
  );
  assert.deepEqual([report.counts.events, report.rows], [1, 2]);
});

test('a row without an answer of its own does not inherit the one before', async () => {
  const { events } = await readRecords([
    { ...base, request: { instances: [[1], [2]] }, response: { predictions: [{ label: 'a' }, null] } },
  ]);
  assert.deepEqual(
    events.map(({ label }) => label),
    ['a', undefined],
  );
});

test('an empty batch is one event without an input', async () => {
  const { events } = await readRecords([{ ...base, request: { instances: [] }, response: { predictions: [] } }]);
  assert.deepEqual([events.length, events[0]?.['kind']], [1, undefined]);
});

test('an array of arrays is a row each; a single array of numbers is one vector', async () => {
  const { events } = await readRecords([
    {
      ...base,
      input: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      output: ['x', 'y', 'z'],
    },
    { ...base, input: [7, 8], output: 'x' },
  ]);
  assert.deepEqual(
    events.map(({ vector, label }) => [vector, label]),
    [
      [[1, 2], 'x'],
      [[3, 4], 'y'],
      [[5, 6], 'z'],
      [[7, 8], 'x'],
    ],
  );
});

test('objects flatten to dotted names, arrays of numbers to places; null is left out', async () => {
  const { fields } = await eventOf({ input: { a: { b: 1, c: { d: 'x' } }, e: [1, 2], f: true, g: null, h: 's' } });
  assert.deepEqual(fields, { 'a.b': 1, 'a.c.d': 'x', 'e[0]': 1, 'e[1]': 2, f: 'true', h: 's' });
});

test('a prompt with parameters is a text; a text with other features is a row', async () => {
  assert.equal((await eventOf({ body: { prompt: 'why?', max_tokens: 5 } }))['text'], 'why?');
  assert.deepEqual((await eventOf({ body: { text: 'why?', stars: 5 } }))['fields'], { text: 'why?', stars: 5 });
});

test('bodies that are JSON text, once or twice over, are read as what they stand for', async () => {
  for (const times of [1, 2, 3]) {
    let body: unknown = { a: 1 };
    for (let i = 0; i < times; i += 1) body = JSON.stringify(body);
    assert.deepEqual((await eventOf({ request: body }))['fields'], { a: 1 });
  }
});

test('text that merely looks like JSON stays text', async () => {
  for (const text of ['[note] say hi [end]', '{not json}', '"quoted"', '42', '{"a":1} and more']) {
    assert.equal((await eventOf({ input: text }))['text'], text);
  }
});

test('what a gateway writes in place of a prompt is a hidden input', async () => {
  for (const text of ['default-message-value', '[REDACTED]', 'redacted-by-litellm', '*****']) {
    assert.equal((await eventOf({ input: text }))['kind'], 'hidden');
  }
});

test('equal rows look equal whatever the order of their keys', async () => {
  const { readLog } = await import('../../src/read/read.js');
  const { Readable } = await import('node:stream');
  const lines = ['{"x":1,"y":"a","z":3}', '{"z":3,"y":"a","x":1}', '{"y":"a","x":1,"z":3}'];
  const text = lines.map((input) => `{"account":"a","ts":"${base.ts}","input":${input}}\n`).join('');
  const rows: string[] = [];
  const options = { map: {}, since: NaN, until: NaN, stdin: Readable.from([Buffer.from(text)]) };
  await readLog(['-'], options, ({ fields }) => {
    const { columns, isWord, values, count } = fields;
    rows.push(JSON.stringify([columns, isWord, values].map((array) => Array.from(array.subarray(0, count)))));
  });
  assert.equal(new Set(rows).size, 1);
  assert.equal(rows.length, 3);
});
