/** Envoy AI Gateway access logs: names with dots stand flat at the top; the account is a header the operator adds. */
import { has, pathOf } from './layout-parts.js';
import { asWord, isMissing, own } from '../values.js';
import { defineLayout } from './layout.js';

const modelColumns = ['gen_ai.request.model', 'gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens'];
/** Calls of a model that got nowhere name none: their path tells. */
const MODEL_PATH = /completions|embeddings|messages|responses|predict|generate|invoke|converse/i;

export const envoyAi = defineLayout({
  id: 'envoy-ai',
  title: 'Envoy AI Gateway access log',
  status: 'stable',
  example: {
    ...{ start_time: '2026-01-05T10:00:00.894Z', method: 'POST', 'x-envoy-origin-path': '/v1/chat/completions' },
    ...{ response_code: 200, response_flags: '-', duration: 1526, bytes_received: 105, bytes_sent: 432 },
    ...{ 'gen_ai.request.model': 'gpt-x', 'gen_ai.response.model': 'gpt-x' },
    ...{ 'gen_ai.provider.name': 'default/openai/route/r/rule/0/ref/0', 'gen_ai.usage.input_tokens': 15 },
    ...{ 'gen_ai.usage.output_tokens': 7, 'gen_ai.usage.total_tokens': 22, 'x-forwarded-for': '203.0.113.30' },
    ...{ downstream_remote_address: '192.0.2.10:64484', 'user-agent': 'curl/8.7.1' },
    ...{ 'x-request-id': '83b60000-0000-4000-8000-000000000007', 'x-api-key-id': 'acme' },
  },
  callColumns: [...modelColumns, 'x-envoy-origin-path'],
  columns: {
    time: ['start_time'],
    account: ['x-api-key-id', 'x-account-id', 'x-tenant-id', 'x-tenant', 'x-user-id', 'x-client-id', 'x-team-id'],
    address: ['x-forwarded-for', 'downstream_remote_address'],
    agent: ['user-agent'],
    model: ['gen_ai.request.model'],
    endpoint: ['x-envoy-origin-path'],
    requestId: ['x-request-id'],
    status: ['response_code'],
    latency: ['duration'],
    tokensIn: ['gen_ai.usage.input_tokens'],
    tokensOut: ['gen_ai.usage.output_tokens'],
  },
  source: 'Envoy AI Gateway documentation, "Access logs"',
  accountElsewhere: 'a header, which the access log has when its format names it: for example x-api-key-id',

  isOurs: (record) => has(record, 'response_code', 'start_time') && has(record, 'gen_ai.usage.input_tokens'),

  // Lines of the gateway's MCP proxy have the same columns, and no model.
  isCall: (record) =>
    modelColumns.some((name) => !isMissing(own(record, name))) ||
    MODEL_PATH.test(asWord(own(record, 'x-envoy-origin-path'))),

  changes: {
    endpoint: pathOf,
    // The last address was added by our own proxy; those before it are what the caller claims.
    address: (value) => (typeof value === 'string' ? value.split(',').at(-1)?.trim() : value),
  },
});
