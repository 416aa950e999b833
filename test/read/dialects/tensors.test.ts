/** Bodies of many rows: tensors with shapes, columns, data frames, arrays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyEvents, dialectsOf } from './body-event.js';

test('a V2 tensor is cut into rows by its shape, flat or nested', async () => {
  const nested = [
    [6.8, 2.8],
    [4.8, 1.4],
  ];
  const outputs = [{ name: 'p', shape: [2, 2], datatype: 'FP32', data: [0.9, 0.1, 0.25, 0.75] }];
  for (const data of [nested, nested.flat()]) {
    const inputs = [{ name: 'x', shape: [2, 2], datatype: 'FP32', data }];
    const events = await bodyEvents({ inputs }, { outputs });
    assert.deepEqual(
      events.map(({ vector, label, margin }) => [vector, label, margin]),
      [
        [[6.8, 2.8], '0', 0.8],
        [[4.8, 1.4], '1', 0.5],
      ],
    );
  }
});

test('several V2 tensors are a row of named fields', async () => {
  const inputs = [
    { name: 'width', shape: [2, 1], datatype: 'FP32', data: [1.5, 2.5] },
    { name: 'shape', shape: [2], datatype: 'BYTES', data: ['round', 'oval'] },
  ];
  const events = await bodyEvents({ inputs }, { outputs: [] });
  assert.deepEqual(
    events.map(({ fields }) => fields),
    [
      { width: 1.5, shape: 'round' },
      { width: 2.5, shape: 'oval' },
    ],
  );
});

test('a shape that the data does not fill is not believed', async () => {
  for (const shape of [[3, 3], [-1, -4], [1e9], ['x'], [0]]) {
    const events = await bodyEvents({ inputs: [{ name: 'x', shape, datatype: 'FP32', data: [1, 2, 3, 4] }] });
    assert.equal(events.length, 1);
  }
});

test('TensorFlow columns are a row an entry, when the answer or a signature says so', async () => {
  const request = { signature_name: 'serving_default', inputs: { width: [2.5, 3], shape: ['round', 'oval'] } };
  const events = await bodyEvents(request, { outputs: { label: ['a', 'b'], score: [0.7, 0.8] } });
  assert.deepEqual(
    events.map(({ fields, label }) => [fields, label]),
    [
      [{ width: 2.5, shape: 'round' }, 'a'],
      [{ width: 3, shape: 'oval' }, 'b'],
    ],
  );
  assert.deepEqual(await dialectsOf({ inputs: { tags: ['x', 'y'] } }, { label: 'a' }), ['plain']);
});

test('MLflow data frames come split or as records', async () => {
  const split = {
    dataframe_split: {
      columns: ['w', 's'],
      data: [
        [1, 'x'],
        [2, 'y'],
      ],
    },
  };
  const records = {
    dataframe_records: [
      { w: 1, s: 'x' },
      { w: 2, s: 'y' },
    ],
  };
  for (const request of [split, records]) {
    const events = await bodyEvents(request, { predictions: ['a', 'b'] });
    assert.deepEqual(
      events.map(({ fields, label }) => [fields, label]),
      [
        [{ w: 1, s: 'x' }, 'a'],
        [{ w: 2, s: 'y' }, 'b'],
      ],
    );
  }
});

test('Seldon rows come as ndarray or as a flat tensor, with names or without', async () => {
  const response = {
    data: {
      names: ['t:0', 't:1'],
      ndarray: [
        [0.9, 0.1],
        [0.25, 0.75],
      ],
    },
  };
  const named = await bodyEvents(
    {
      data: {
        names: ['SL', 'SW'],
        ndarray: [
          [6.8, 2.8],
          [6, 3.4],
        ],
      },
    },
    response,
  );
  assert.deepEqual(
    named.map(({ fields, label, margin }) => [fields, label, margin]),
    [
      [{ SL: 6.8, SW: 2.8 }, 't:0', 0.8],
      [{ SL: 6, SW: 3.4 }, 't:1', 0.5],
    ],
  );
  const flat = await bodyEvents({ data: { tensor: { shape: [2, 2], values: [6.8, 2.8, 6, 3.4] } } }, response);
  assert.deepEqual(
    flat.map(({ vector }) => vector),
    [
      [6.8, 2.8],
      [6, 3.4],
    ],
  );
});

test('examples of TensorFlow Serving are rows, classified or scored one for each', async () => {
  const examples = [
    { width: 1.5, shape: 'round' },
    { width: 2.5, shape: 'oval' },
  ];
  const results = [
    [
      ['cat', 0.9],
      ['dog', 0.1],
    ],
    [
      ['cat', 0.25],
      ['dog', 0.75],
    ],
  ];
  const events = await bodyEvents({ signature_name: 's', examples }, { results });
  assert.deepEqual(
    events.map(({ fields, label, margin }) => [fields, label, margin]),
    [
      [examples[0], 'cat', 0.8],
      [examples[1], 'dog', 0.5],
    ],
  );
  const scored = await bodyEvents({ examples }, { results: [0.3, 0.4] });
  assert.deepEqual(
    scored.map(({ fields, probabilityCount }) => [fields, probabilityCount]),
    examples.map((example) => [example, 1]),
  );
  assert.deepEqual(await dialectsOf({ examples: ['one', 'two'] }), ['plain']);
});

test('Titan’s text is the input, whatever stands beside it are parameters', async () => {
  const [event] = await bodyEvents(
    { inputText: 'hi there', textGenerationConfig: { maxTokenCount: 8, temperature: 0 } },
    { results: [{ outputText: 'hey' }] },
  );
  const { text, outputText, maxTokens, temperature } = event ?? {};
  assert.deepEqual([text, outputText, maxTokens, temperature], ['hi there', 'hey', 8, 0]);
});

test('bodies in base64 are what they stand for; other text that looks like base64 stays text', async () => {
  const coded = (body: unknown): string => Buffer.from(JSON.stringify(body)).toString('base64');
  const [event] = await bodyEvents(
    coded({ model: 'm', messages: [{ role: 'user', content: 'hi' }] }),
    coded([0.75, 0.25]),
  );
  assert.deepEqual([event?.['text'], event?.['isChat'], event?.['model']], ['hi', true, 'm']);
  for (const text of ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'Wednesday', 'eyJub3QganNvbg==', 'eyebrows']) {
    assert.equal((await bodyEvents(text))[0]?.['text'], text);
  }
});
