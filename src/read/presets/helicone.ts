/** Helicone exports: requests with their users; bodies only when they were exported along. */
import { isMissing, own } from '../values.js';
import { BODY_ELSEWHERE, has, pathOf } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const helicone = defineLayout({
  id: 'helicone',
  title: 'Helicone export',
  status: 'stable',
  example: {
    ...{ request_id: '9a0e0000-0000-4000-8000-000000000006', response_id: '9a0f', response_status: 200 },
    ...{ request_created_at: '2026-01-05T10:00:00.000Z', response_created_at: '2026-01-05T10:00:01.100Z' },
    request_path: 'https://oai.example.com/v1/chat/completions',
    ...{ request_user_id: 'user-7', helicone_user: null, request_properties: { App: 'search', Environment: 'prod' } },
    ...{ provider: 'OPENAI', request_model: 'gpt-x', response_model: 'gpt-x-0105', delay_ms: 1080 },
    ...{ time_to_first_token: 310, prompt_tokens: 40, completion_tokens: 12, total_tokens: 52, costUSD: 0.0007 },
    country_code: 'DE',
    request_body: { model: 'gpt-x', messages: [{ role: 'user', content: 'hi' }] },
    response_body: { choices: [{ message: { content: 'hello' } }] },
    signed_body_url: null,
  },
  columns: {
    time: ['request_created_at'],
    account: ['request_user_id', 'helicone_user'],
    model: ['request_model', 'response_model'],
    endpoint: ['request_path'],
    requestId: ['request_id'],
    status: ['response_status'],
    latency: ['delay_ms', 'latency'],
    tokensIn: ['prompt_tokens'],
    tokensOut: ['completion_tokens'],
    request: ['request_body'],
    response: ['response_body'],
  },
  source: 'Helicone: HeliconeRequest type and the examples of its export tool',
  accountElsewhere: 'what callers send as the header Helicone-User-Id',
  others: ['signed_body_url'],

  isOurs: (record) =>
    has(record, 'request_created_at') && (has(record, 'signed_body_url') || has(record, 'request_user_id', 'delay_ms')),

  changes: { endpoint: pathOf },

  usual: { without: ['signed_body_url'] },

  complete(record, envelope) {
    if (envelope.request === undefined && !isMissing(own(record, 'signed_body_url'))) envelope.request = BODY_ELSEWHERE;
  },
});
