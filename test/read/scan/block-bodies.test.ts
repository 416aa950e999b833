/** Chats whose contents are blocks, of Converse, Anthropic and others, from their bytes and as parsed: the same events and dialects. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anything, lineOf, scalars, texts } from './made-lines.js';
import { compare, usual } from './read-alike.js';

const block = fc.oneof(
  { weight: 6, arbitrary: texts.map((text): object => ({ text })) },
  { weight: 6, arbitrary: texts.map((text): object => ({ type: 'text', text })) },
  { weight: 1, arbitrary: texts.map((text): object => ({ type: 'text', text, cache_control: { type: 'ephemeral' } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      ...[
        { type: 'image', source: { data: 'aGk=' } },
        { type: 'tool_result', text: 'x', content: 'y' },
        { text: null },
      ],
      ...[{ toolUse: { name: 'f' } }, { type: 'text', content: 'of OpenTelemetry' }, { guardContent: { text: 'z' } }],
    ),
  },
);
const content = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(block) },
  { weight: 4, arbitrary: texts },
  { weight: 1, arbitrary: fc.array(fc.oneof(block, anything), { maxLength: 3 }) },
  { weight: 1, arbitrary: anything },
);
const role = fc.constantFrom('user', 'user', 'user', 'assistant', 'system', 'developer', 'tool', 'model', 'other');
const message = fc.oneof(
  { weight: 6, arbitrary: fc.record({ role, content }) },
  { weight: 1, arbitrary: fc.record({ role, content, name: texts, tool_calls: anything }, { requiredKeys: ['role'] }) },
  { weight: 1, arbitrary: fc.record({ role, content: fc.constant(null), tool_calls: anything }) },
  { weight: 1, arbitrary: fc.record({ role: fc.constantFrom('tool', 'function'), content, tool_call_id: texts }) },
  { weight: 1, arbitrary: fc.record({ role, parts: content, content: fc.constant(null) }) },
);
const messages = fc.array(message, { minLength: 1, maxLength: 5 });
const named = fc.record({ name: scalars, description: texts, parameters: anything }, { requiredKeys: ['name'] });
const tool = fc.oneof(
  fc.record({ type: fc.constant('function'), function: fc.oneof(named, anything) }),
  fc.record({ toolSpec: named, name: texts }, { requiredKeys: ['toolSpec'] }),
  ...[named, anything, fc.record({ functionDeclarations: fc.array(named, { maxLength: 2 }) })],
);
const tools = fc.oneof(fc.array(tool, { maxLength: 3 }), fc.array(named, { minLength: 1, maxLength: 3 }), anything);
const inference = fc.oneof(
  fc.dictionary(fc.constantFrom('maxTokens', 'temperature', 'topP', 'stopSequences'), scalars),
  anything,
);
const request = fc.record(
  {
    ...{ messages, model: scalars, system: fc.oneof(content, fc.constant([])), inferenceConfig: inference },
    ...{ anthropic_version: fc.constantFrom('bedrock-2023-05-31', null), max_tokens: scalars, temperature: scalars },
    ...{
      top_k: fc.nat(5),
      tools,
      functions: tools,
      toolConfig: fc.record({ tools }),
      additionalModelRequestFields: anything,
    },
  },
  { requiredKeys: ['messages'] },
);
/** Most bodies have few of the keys that may stand in one. */
const likely = fc.tuple(
  request,
  fc.subarray(['model', 'system', 'inferenceConfig', 'anthropic_version', 'max_tokens', 'tools', 'functions']),
);
const usage = fc.oneof(
  fc.dictionary(
    fc.constantFrom('inputTokens', 'outputTokens', 'input_tokens', 'output_tokens', 'totalTokens'),
    scalars,
  ),
  fc.constant(null),
);
const answer = fc.oneof(
  fc.record(
    {
      ...{ output: fc.record({ message: fc.record({ role: fc.constant('assistant'), content }) }), usage },
      ...{ stopReason: fc.constant('end_turn'), metrics: fc.constant({ latencyMs: 5 }), content: anything },
    },
    { requiredKeys: ['output'] },
  ),
  fc.record(
    {
      ...{ type: fc.constant('message'), role: fc.constant('assistant'), content },
      ...{ stop_reason: fc.constant('end_turn'), usage, input_tokens: fc.nat(9), choices: anything },
    },
    { requiredKeys: ['content'] },
  ),
  fc.record({ choices: fc.tuple(fc.record({ message: fc.record({ content }) })), usage }),
  anything,
);

test('bodies of blocks are read alike, whichever API they are of', async () => {
  let scanned = 0;
  const call = fc.tuple(fc.oneof(request, likely), answer);
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 50 }), async (calls) => {
      const lines = calls.map(([asked, output], n) => {
        const input = Array.isArray(asked)
          ? Object.fromEntries(Object.entries(asked[0]).filter(([key]) => key === 'messages' || asked[1].includes(key)))
          : asked;
        return `${lineOf({ ...usual, request_id: `r-${n}`, input, output })}\n`;
      });
      scanned += (await compare(lines.join(''))).scanned;
    }),
    { numRuns: 80 },
  );
  assert.ok(scanned > 400, `only ${scanned} lines were read from their bytes`);
});

test('a chat of Converse and one of Anthropic are told by their bodies, from the bytes as parsed', async () => {
  const blocks = (text: string): object[] => [{ text }];
  const typed = (text: string): object[] => [{ type: 'text', text }];
  const calls = [
    [{ messages: [{ role: 'user', content: blocks('one') }] }, { output: { message: { content: blocks('1') } } }],
    [
      { messages: [{ role: 'user', content: 'two' }], inferenceConfig: { maxTokens: 5 } },
      { output: { message: { content: blocks('2') } } },
    ],
    [
      { messages: [{ role: 'user', content: typed('three') }], anthropic_version: 'x', system: typed('be brief') },
      { content: typed('3'), stop_reason: 'end_turn', usage: { input_tokens: 1, output_tokens: 2 } },
    ],
    [
      { messages: [{ role: 'user', content: 'four' }], system: 'be brief' },
      { content: typed('4'), stop_reason: 'end_turn' },
    ],
    [{ messages: [{ role: 'user', content: typed('five') }] }, { choices: [{ message: { content: '5' } }] }],
  ];
  const lines = calls.map(([input, output], n) => `${lineOf({ ...usual, request_id: `r-${n}`, input, output })}\n`);
  assert.deepEqual(await compare(lines.join('')), { scanned: 5, parsed: 0, mended: 0 });
});

test('a call that hands back the result of a tool, and sets of tools, are told from the bytes as parsed', async () => {
  const asked = { role: 'user', content: 'what is the weather' };
  const called = { role: 'assistant', content: null, tool_calls: [{ id: 'c', function: { name: 'weather' } }] };
  const tools = ['weather', 'time'].map((name) => ({
    type: 'function',
    function: { name, parameters: { type: 'object' } },
  }));
  const result = { role: 'tool', tool_call_id: 'c', content: '{"sky":"blue"}' };
  const output = { choices: [{ message: { role: 'assistant', content: 'blue' } }] };
  const calls = [
    [asked],
    [asked, called, result],
    [asked, called, result, { role: 'assistant', content: 'blue' }, asked],
  ];
  const lines = calls.map(
    (messages, n) => `${lineOf({ ...usual, request_id: `r-${n}`, input: { messages, tools }, output })}\n`,
  );
  assert.deepEqual(await compare(lines.join('')), { scanned: 3, parsed: 0, mended: 0 });
});

test('a tool whose name is a number too long for one is read alike', async () => {
  const messages = [{ role: 'user', content: 'hi' }];
  const line = lineOf({ ...usual, request_id: 'r-1', input: { messages, tools: [{ name: 'NAME' }] }, output: 'ho' });
  await compare(`${line.replace('"NAME"', '1'.repeat(40))}\n`);
});
