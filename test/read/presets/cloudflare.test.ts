/** Cloudflare: heads of bodies that were cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../../src/errors.js';
import { readRecords } from '../reading.js';
import { eventOf } from './preset-event.js';

test('cloudflare: a cut head is a hidden input, with the parameters that it began with', async () => {
  const request_head = '{"model":"gpt-y","max_tokens":3,"logprobs":true,"messages":[{"role":"user","content":"lab';
  const event = await eventOf('cloudflare', { request_head, request_head_complete: false, model: null });
  const { kind, text, model, maxTokens, asksProbabilities } = event;
  assert.deepEqual([kind, text, model, maxTokens, asksProbabilities], ['hidden', undefined, 'gpt-y', 3, true]);
});

test('cloudflare: an encrypted Logpush is refused with the way out', async () => {
  const sealed = { key: 'a2V5', iv: 'aXY=', data: 'ZGF0YQ==' };
  const record = {
    Endpoint: 'chat/completions',
    Model: 'gpt-x',
    RequestBody: sealed,
    ResponseBody: sealed,
    Metadata: sealed,
  };
  await assert.rejects(readRecords([record, record]), (error) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, /RequestBody is encrypted/);
    assert.match(error.hint, /decrypt the log/);
    return true;
  });
});
