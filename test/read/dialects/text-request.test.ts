/** Bodies of text services: embeddings, translation, summaries, code to be filled in; and rows of features that are none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventView } from '../../../src/events/event.js';
import { plain } from '../../../src/read/dialects/plain.js';
import { answerOfRow } from '../../../src/read/dialects/rows.js';
import { Scratch } from '../../../src/read/scratch.js';
import { bodyEvents } from './body-event.js';

const unit = Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 1 : -1) / Math.sqrt(32));

const asked: Readonly<Record<string, readonly [unknown, unknown, readonly string[]]>> = {
  'Cohere embed': [
    { model: 'embed', texts: ['one', 'two words'], input_type: 'search_query', embedding_types: ['float'] },
    { embeddings: { float: [unit, unit] } },
    ['one', 'two words'],
  ],
  'Voyage embed': [{ model: 'v', input: 'one', input_type: 'query', truncation: true }, undefined, ['one']],
  'OpenAI embeddings, only the request logged': [
    { model: 'e', input: ['one', 'two'], dimensions: 256 },
    undefined,
    ['one', 'two'],
  ],
  'Titan embed': [
    { inputText: 'one', dimensions: 512, normalize: true },
    { embedding: unit, inputTextTokenCount: 1 },
    ['one'],
  ],
  'Vertex embed': [
    { instances: [{ content: 'one', task_type: 'RETRIEVAL_QUERY', title: '' }] },
    { predictions: [{ embeddings: { values: unit } }] },
    ['one'],
  ],
  'Gemini embed': [{ content: { parts: [{ text: 'one' }] }, taskType: 'X' }, { embedding: { values: unit } }, ['one']],
  'Gemini embed, a batch': [
    {
      requests: [
        { model: 'models/e', content: { parts: [{ text: 'one' }] }, taskType: 'RETRIEVAL_QUERY' },
        { model: 'models/e', content: { parts: [{ text: 'two words' }] }, outputDimensionality: 256 },
      ],
    },
    { embeddings: [{ values: unit }, { values: unit }] },
    ['one', 'two words'],
  ],
  'text embeddings inference': [{ inputs: ['one', 'two'], normalize: true }, [unit, unit], ['one', 'two']],
  'Jina embed': [
    { model: 'j', task: 'text-matching', input: [{ text: 'one' }] },
    { data: [{ embedding: unit }] },
    ['one'],
  ],
};

for (const [name, [request, response, texts]] of Object.entries(asked)) {
  test(`${name}: the texts are the inputs, and a vector is no answer of classes`, async () => {
    const events = await bodyEvents(request, response);
    assert.deepEqual(
      events.map(({ kind, text, label, probabilityCount }) => [kind, text, label, probabilityCount]),
      texts.map((text) => ['text', text, undefined, undefined]),
    );
  });
}

test('passages to be ranked tell questions apart and are not looked into; a voice, a language, a form of text are options', async () => {
  const ranked = (documents: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
    bodyEvents(
      { model: 'm', query: 'what is it', documents, top_n: 2 },
      { results: [{ index: 0, relevance_score: 0.9 }] },
    );
  const [first, second] = [...(await ranked(['a', 'b'])), ...(await ranked(['a', 'c']))];
  assert.deepEqual([first?.['text'], second?.['text']], ['what is it', 'what is it']);
  assert.notEqual(first?.['attachments'], second?.['attachments']);
  for (const request of [
    { model: 'tts', voice: 'alloy', input: 'what is it' },
    { Text: 'what is it', LanguageCode: 'en' },
    { document: { type: 'PLAIN_TEXT', content: 'what is it' }, encodingType: 'UTF8' },
    { documents: [{ id: '1', language: 'en', text: 'what is it' }] },
  ]) {
    const [event] = await bodyEvents(request);
    assert.deepEqual([event?.['kind'], event?.['text']], ['text', 'what is it'], JSON.stringify(request));
  }
});

const services: Readonly<Record<string, readonly [unknown, unknown, readonly (readonly [string, string])[]]>> = {
  DeepL: [
    { text: ['Hello', 'Good bye'], source_lang: 'EN', target_lang: 'DE', formality: 'more' },
    { translations: [{ detected_source_language: 'EN', text: 'Hallo' }, { text: 'Auf Wiedersehen' }] },
    [
      ['Hello', 'Hallo'],
      ['Good bye', 'Auf Wiedersehen'],
    ],
  ],
  'Google Translate': [
    { q: 'Hello', source: 'en', target: 'de', format: 'text' },
    { data: { translations: [{ translatedText: 'Hallo' }] } },
    [['Hello', 'Hallo']],
  ],
  'Azure Translator': [[{ Text: 'Hello' }], [{ translations: [{ text: 'Hallo', to: 'de' }] }], [['Hello', 'Hallo']]],
  'Amazon Translate': [
    { Text: 'Hello', SourceLanguageCode: 'en', TargetLanguageCode: 'de' },
    { TranslatedText: 'Hallo', SourceLanguageCode: 'en', TargetLanguageCode: 'de' },
    [['Hello', 'Hallo']],
  ],
  'a service of one’s own': [
    { text: 'Hello', from: 'en', to: 'de' },
    { translation: 'Hallo', model_version: 3 },
    [['Hello', 'Hallo']],
  ],
  'a summariser': [
    { document: 'A long text.', length: 3, style: 'bullets' },
    { summary: 'A text.' },
    [['A long text.', 'A text.']],
  ],
};

for (const [name, [request, response, pairs]] of Object.entries(services)) {
  test(`${name}: text in, text out`, async () => {
    const events = await bodyEvents(request, response);
    assert.deepEqual(
      events.map(({ kind, text, outputText }) => [kind, text, outputText]),
      pairs.map(([text, answer]) => ['text', text, answer]),
    );
  });
}

test('code with the same beginning and another end is another input', async () => {
  const [first, second] = await Promise.all(
    ['return 1', 'return 2'].map((suffix) => bodyEvents({ prompt: 'def f():', suffix, language: 'python' }, undefined)),
  );
  const completions = await Promise.all(
    ['return 1', 'return 2', ''].map((suffix) => bodyEvents({ model: 'm', prompt: 'def f():', suffix }, undefined)),
  );
  const attached = completions.map(([event]) => event?.['attachments']);
  assert.deepEqual([new Set(attached).size, attached[2]], [3, undefined]);
  assert.equal(first?.[0]?.['text'], 'def f():');
  assert.ok(first[0]['attachments'] !== undefined);
  assert.notEqual(first[0]['attachments'], second?.[0]?.['attachments']);
});

test('a text among features is a row of features', async () => {
  for (const request of [
    { text: 'great', stars: 3 },
    { text: 'great', language: 'en', price: 'low' },
    { content: 'x', width: 2.5 },
    { features: ['red', 'small'] },
    { input: ['red', 'small'] },
  ]) {
    const events = await bodyEvents(request, { label: 'a' });
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['fields'],
    );
  }
});

test('scores of classes keep their class, be they logits or a distribution', async () => {
  const logits = Array.from({ length: 32 }, (_, i) => (i === 5 ? 4 : -1));
  const [event] = await bodyEvents({ input: 'x' }, logits);
  assert.deepEqual([event?.['label'], event?.['probabilityCount']], ['5', 32]);
  const distribution = Array.from({ length: 32 }, (_, i) => (i === 7 ? 1 : 0));
  const [sure] = await bodyEvents({ input: 'x' }, distribution);
  assert.deepEqual([sure?.['label'], sure?.['probabilityCount']], ['7', 32]);
});

test('a request of many texts is looked into once, not once a text', () => {
  const count = 200;
  let looks = 0;
  const list = Array.from({ length: count }, (_, i) => `t${String(i)}`);
  const texts = new Proxy(list, {
    get(target, key, receiver) {
      looks += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  const exchange = { request: { texts, input_type: 'x' }, response: undefined, parameters: undefined };
  const target = {
    ...{ event: new EventView(), scratch: new Scratch() },
    ...{ stringOutput: 'label' as const, numbersMeasure: false },
  };
  assert.equal(plain.rows(exchange), count);
  for (let row = 0; row < count; row += 1) plain.write(exchange, row, target);
  assert.ok(looks < 20 * count, `${String(looks)} looks at ${String(count)} texts`);
});

test('an answer wrapped in itself a hundred thousand times is no answer, and does not end the run', () => {
  let response: unknown = { translations: ['one', 'two'] };
  for (let i = 0; i < 100_000; i += 1) response = { data: response, outputs: ['one'] };
  assert.deepEqual(answerOfRow(response, 0, 2), {});
});
