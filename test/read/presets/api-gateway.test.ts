/** API Gateway: a dash is nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { exampleOf } from './preset-event.js';

test('api-gateway: a dash is nothing, so the caller cannot be told from it', async () => {
  await assert.rejects(readRecords([{ ...exampleOf('api-gateway'), apiKeyId: '-' }]), /no-account/);
});
