/** What came back, in every shape answers take: labels, probabilities, scores, log-probabilities and text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from './reading.js';

const base = { ts: '2026-01-05T10:00:00.000Z', account: 'a' };

async function eventOf(record: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const [event] = (await readRecords([{ ...base, ...record }])).events;
  assert.ok(event);
  return event;
}

for (const [output, expected] of [
  ['cat', { label: 'cat' }],
  [
    { label: 'cat', score: 0.9 },
    { label: 'cat', probabilityCount: 1 },
  ],
  [
    [
      { label: 'cat', score: 0.75 },
      { label: 'dog', score: 0.25 },
    ],
    { label: 'cat', probabilityCount: 2, margin: 0.5 },
  ],
  [
    [
      [
        { label: 'cat', score: 0.75 },
        { label: 'dog', score: 0.25 },
      ],
    ],
    { label: 'cat', probabilityCount: 2, margin: 0.5 },
  ],
  [
    [
      ['cat', 0.25],
      ['dog', 0.75],
    ],
    { label: 'dog', probabilityCount: 2, margin: 0.5 },
  ],
  [
    { cat: 0.25, dog: 0.75 },
    { label: 'dog', probabilityCount: 2, margin: 0.5 },
  ],
  [[0.25, 0.75], { label: '1', probabilityCount: 2, margin: 0.5 }],
  [
    { label: 'cat', probs: [2.5, -1] },
    { label: 'cat', probabilityCount: 2 },
  ],
  [0.25, { probabilityCount: 1 }],
  ['0.25', { probabilityCount: 1 }],
  [3, { label: '3' }],
  [123.45, {}],
  ['-123.45', {}],
  [{ prediction: 123.45 }, {}],
  [
    { prediction: 3, probs: [0.125, 0.125, 0.25, 0.5] },
    { label: '3', probabilityCount: 4, margin: 0.25 },
  ],
  [{ label: '1.0' }, { label: '1.0' }],
  [{ label: 'v1.5' }, { label: 'v1.5' }],
  [true, { label: 'true' }],
  [{ text: 'hello' }, { outputText: 'hello' }],
  [{ choices: [{ text: 'hello' }] }, { outputText: 'hello' }],
  ['A whole sentence that the model wrote, longer than a class name would ever be.', 'text'],
] as const) {
  test(`the output ${JSON.stringify(output)} is understood`, async () => {
    const { label, probabilityCount, margin, outputText } = await eventOf({ input: 'x', output });
    const seen = Object.fromEntries(
      Object.entries({ label, probabilityCount, margin, outputText }).filter(([, value]) => value !== undefined),
    );
    assert.deepEqual(seen, expected === 'text' ? { outputText: output } : expected);
  });
}

test('the entropy of two equal probabilities is one bit, also of a top-k list that sums to less than 1', async () => {
  for (const probs of [
    { a: 0.5, b: 0.5 },
    { a: 0.2, b: 0.2 },
  ]) {
    assert.equal((await eventOf({ input: 'x', output: { label: 'a', probs } }))['entropyBits'], 1);
  }
});

test('log-probabilities of the first token stand for the classes', async () => {
  const top = [
    { token: 'yes', logprob: Math.log(0.75) },
    { token: 'no', logprob: Math.log(0.25) },
  ];
  const choice = { message: { content: 'yes' }, logprobs: { content: [{ ...top[0], top_logprobs: top }] } };
  const event = await eventOf({ messages: [{ role: 'user', content: 'x' }], response: { choices: [choice] } });
  assert.deepEqual([event['probabilityCount'], event['margin'], event['outputText']], [2, 0.5, 'yes']);
});

test('strings are texts in a log whose answers are mostly long', async () => {
  const long = 'This is a long answer that nobody would use as the name of a class, is it not?';
  const { events } = await readRecords([long, long, 'Yes.'].map((output) => ({ ...base, input: 'x', output })));
  assert.deepEqual(
    events.map(({ outputText }) => outputText),
    [long, long, 'Yes.'],
  );
});

test('answers to several rows in columns of their own, as lists or as JSON text', async () => {
  const labels = ['cat', 'dog', 'cow'];
  const probabilities = [
    [0.7, 0.3],
    [0.6, 0.4],
    [0.9, 0.1],
  ];
  for (const write of [(list: unknown): unknown => list, JSON.stringify]) {
    const record = {
      ...{ ts: '2026-01-05T10:00:00.000Z', account: 'a' },
      ...{ input: [{ x: 1 }, { x: 2 }, { x: 3 }], label: write(labels), probabilities: write(probabilities) },
    };
    const records = [record, { ...record, label: write(['two too few']) }];
    const { events } = await readRecords(records, { map: { label: 'label' } });
    assert.deepEqual(
      events.map(({ label, margin }) => [label, Math.round(10 * Number(margin))]),
      [...labels.map((label, i) => [label, [4, 2, 8][i]]), ['0', 4], ['0', 2], ['0', 8]],
    );
  }
});

test('choices that answer several inputs of a column go to one each, as many as were asked for', async () => {
  const record = { ts: '2026-01-05T10:00:00Z', account: 'a', prompt: ['the first one', 'the second one'] };
  const answers = async (texts: readonly string[]): Promise<unknown[]> => {
    const choices = texts.map((text, index) => ({ text, index }));
    return (await readRecords([{ ...record, response: { choices } }])).events.map((event) => event['outputText']);
  };
  assert.deepEqual(await answers(['one', 'two']), ['one', 'two']);
  assert.deepEqual(await answers(['one', 'uno', 'two', 'due']), ['one', 'two']);
});
