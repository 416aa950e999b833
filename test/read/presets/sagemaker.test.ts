/** SageMaker: encodings, and halves that are absent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { eventOf, exampleOf } from './preset-event.js';

test('sagemaker: without an encoding the data is base64; either half may be absent', async () => {
  const data = Buffer.from('1,2\n3,"a, b"\n').toString('base64');
  const { events } = await readRecords([
    { ...exampleOf('sagemaker'), captureData: { endpointInput: { observedContentType: 'text/csv', data } } },
  ]);
  assert.deepEqual(
    events.map(({ vector, fields }) => vector ?? fields),
    [[1, 2], { '[0]': 3, '[1]': 'a, b' }],
  );
  const picture = { endpointInput: { observedContentType: 'image/png', data: 'iVBORw==', encoding: 'BASE64' } };
  assert.equal((await eventOf('sagemaker', { captureData: picture }))['kind'], 'hidden');
});
