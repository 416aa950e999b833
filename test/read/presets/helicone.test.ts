/** Helicone: bodies that were not exported along. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from './preset-event.js';

test('helicone: a body behind a signed address is a hidden input; without one there is none', async () => {
  const signed = { request_body: null, response_body: null, signed_body_url: 'https://files.example.com/1' };
  assert.equal((await eventOf('helicone', signed))['kind'], 'hidden');
  assert.equal((await eventOf('helicone', { ...signed, signed_body_url: null }))['kind'], undefined);
});
