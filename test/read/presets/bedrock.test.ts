/** Bedrock: error codes, bodies kept elsewhere, cached tokens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { eventOf, exampleOf } from './preset-event.js';

test('bedrock: an error code is a status, and the call was not answered', async () => {
  const event = await eventOf('bedrock', { errorCode: 'ThrottlingException', output: {} });
  assert.deepEqual([event['status'], event['answered']], [429, false]);
});

test('bedrock: a body kept in another file is a hidden input', async () => {
  const input = { inputBodyS3Path: 's3://logs.example/data/1.json', inputTokenCount: 9000 };
  const event = await eventOf('bedrock', { input });
  assert.deepEqual([event['kind'], event['text'], event['tokensIn']], ['hidden', undefined, 9000]);
});

test('bedrock: cached input tokens count, and an account named by hand stands above the ARN', async () => {
  const input = { inputTokenCount: 10, cacheReadInputTokenCount: 90, inputBodyJson: { inputText: 'x' } };
  const record = { ...exampleOf('bedrock'), input };
  const { events } = await readRecords([record], { map: { account: 'requestMetadata.tenant' } });
  assert.deepEqual([events[0]?.['account'], events[0]?.['tokensIn']], ['acme', 100]);
});
