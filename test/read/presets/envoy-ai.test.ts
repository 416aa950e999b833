/** Envoy AI Gateway: forwarding chains. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from './preset-event.js';

test('envoy-ai: of a forwarding chain the last address is the one our proxy saw', async () => {
  const event = await eventOf('envoy-ai', { 'x-forwarded-for': '10.9.9.9, 203.0.113.30' });
  assert.equal(event['address'], '203.0.113.30');
});
