/** Vertex AI: nobody is named unless a label does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { exampleOf } from './preset-event.js';

test('vertex-genai: without a label nobody is named, and --map can name another column', async () => {
  const record = { ...exampleOf('vertex-genai'), full_request: { contents: [{ parts: [{ text: 'x' }] }] } };
  await assert.rejects(readRecords([record]), /no-account/);
  const { events } = await readRecords([record], { map: { account: 'api_method' } });
  assert.equal(events[0]?.['account'], 'GenerateContent');
});
