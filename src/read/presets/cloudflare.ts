/** Cloudflare AI Gateway logs: the account is what the operator puts into `metadata`; bodies are heads, often cut. */
import { dropCutAnswer, has, readCutBody } from './layout-parts.js';
import { defineLayout } from './layout.js';

const accountNames = [
  ...['account_id', 'account', 'user_id', 'user', 'tenant_id', 'tenant'],
  ...['customer_id', 'customer', 'client_id', 'team', 'org'],
];

export const cloudflare = defineLayout({
  id: 'cloudflare',
  title: 'Cloudflare AI Gateway log',
  status: 'stable',
  example: {
    ...{ id: '01JH', created_at: '2026-01-05T10:00:00.000Z', provider: 'openai', model: 'gpt-x' },
    ...{ path: 'chat/completions', duration: 840, status_code: 200, success: true, cached: false },
    ...{ tokens_in: 22, tokens_out: 4, cost: 0.0002, metadata: { user_id: 'acct_42' }, request_size: 310 },
    request_head: '{"messages":[{"role":"user","content":"hi"}]}',
    ...{ request_head_complete: true, response_size: 290, response_head: '{"choices":', response_head_complete: false },
  },
  columns: {
    time: ['created_at'],
    account: accountNames.map((name) => `metadata.${name}`),
    model: ['model'],
    endpoint: ['path'],
    requestId: ['id'],
    status: ['status_code'],
    latency: ['duration'],
    tokensIn: ['tokens_in'],
    tokensOut: ['tokens_out'],
    request: ['request_head'],
    response: ['response_head'],
  },
  source: 'Cloudflare AI Gateway documentation, "Logs" and its API reference',
  accountElsewhere: 'what callers put into the metadata of a request (cf-aig-metadata): for example user_id',

  isOurs: (record) => has(record, 'request_head_complete') || has(record, 'response_head_complete'),

  usual: { without: [], mayBeCut: true },

  complete(_record, envelope) {
    readCutBody(envelope);
    dropCutAnswer(envelope);
  },
});
