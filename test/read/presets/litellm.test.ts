/** LiteLLM: the spend table without content, keys that were not hashed, calls that are none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { eventOf, exampleOf } from './preset-event.js';

test('litellm: a row of the spend table, in text cells, with the content switched off', async () => {
  const { events, report } = await readRecords([
    {
      ...{ request_id: 'r1', call_type: 'acompletion', api_key: '88dc28d0f030', spend: '0.001', status: 'failure' },
      ...{ prompt_tokens: '7', completion_tokens: '0', startTime: '2026-01-05 10:00:00.5', model: 'gpt-x' },
      ...{ endTime: '2026-01-05 10:00:01.0', cache_hit: 'None', messages: '{}', response: '{}' },
      proxy_server_request: '{}',
    },
  ]);
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.500Z', account: '88dc28d0f030', model: 'gpt-x', endpoint: 'acompletion' },
      ...{ requestId: 'r1', status: 500, answered: false, latencyMs: 500, tokensIn: 7, tokensOut: 0 },
    },
  ]);
  assert.equal(report.fields.input, 0);
});

test('litellm: a key that was logged itself is not shown; moderation calls are skipped', async () => {
  const metadata = { user_api_key_hash: 'sk-live-0123456789' };
  assert.match(String((await eventOf('litellm', { metadata }))['account']), /^key-[0-9a-f]{16}$/);
  const moderation = { ...exampleOf('litellm'), call_type: 'amoderation' };
  const { report } = await readRecords([exampleOf('litellm'), moderation]);
  assert.deepEqual([report.counts.events, report.counts.skipped], [1, 1]);
});
