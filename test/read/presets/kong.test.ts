/** Kong: AI plugins under other names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf, exampleOf } from './preset-event.js';

test('kong: another AI plugin logs under its own name', async () => {
  const { proxy } = exampleOf('kong')['ai'] as Readonly<Record<string, unknown>>;
  const event = await eventOf('kong', { ai: { 'ai-request-transformer': proxy } });
  assert.deepEqual([event['model'], event['tokensIn'], event['text']], ['gpt-x', 20, 'hi']);
});
