/** BentoML: what is input, what is answer, and what is neither. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from './preset-event.js';

test('bentoml: columns that are no account, answer or id are the input, and nothing nested is', async () => {
  const event = await eventOf('bentoml', { word: 'x', headers: { cookie: 'secret' }, trace_id: '123456789012345678' });
  assert.deepEqual(event['fields'], { sepal: 6.8, petal: 4.8, word: 'x' });
  assert.deepEqual([event['label'], event['account']], ['b', 'acme']);
  assert.equal(event['requestId'], '14642743634293743168');
});
