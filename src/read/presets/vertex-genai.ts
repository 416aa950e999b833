/** Vertex AI request-response logging of generative models: no caller is named, unless a label of the request does. */
import { parseTime } from '../times.js';
import { asNumber } from '../values.js';
import { has, lastSegment } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const vertexGenai = defineLayout({
  id: 'vertex-genai',
  title: 'Vertex AI request-response log (generative)',
  status: 'stable',
  example: {
    ...{ logging_time: '2026-01-05T10:00:22.248Z', request_id: '5374200000000000000', api_method: 'GenerateContent' },
    ...{ model: 'publishers/google/models/gemini-x', model_version: 'default' },
    full_request: {
      contents: [{ role: 'user', parts: [{ text: 'Rate this 1-5: ok' }] }],
      generation_config: { temperature: 0, max_output_tokens: 8 },
      labels: { tenant: 'acme' },
    },
    full_response: {
      candidates: [{ avg_logprobs: -0.21, finish_reason: 'STOP', content: { role: 'model', parts: [{ text: '3' }] } }],
      model_version: 'gemini-x',
      usage_metadata: { prompt_token_count: 9, candidates_token_count: 1, total_token_count: 10 },
    },
    metadata: { request_latency: 1125.9 },
  },
  columns: {
    time: ['logging_time'],
    account: ['account', 'account_id', 'tenant', 'tenant_id', 'customer', 'customer_id', 'user', 'user_id'].map(
      (label) => `full_request.labels.${label}`,
    ),
    model: ['model'],
    endpoint: ['api_method'],
    requestId: ['request_id'],
    latency: ['metadata.request_latency'],
    request: ['full_request'],
    response: ['full_response'],
  },
  source: 'Vertex AI documentation, "Log requests and responses" (PredictRequestResponseLoggingConfig)',
  accountElsewhere:
    'not in this log: callers can name it in the labels of a request (labels.account), or keep one table for each tenant',

  isOurs: (record) => has(record, 'full_request', 'full_response'),

  complete(_record, envelope) {
    envelope.model = lastSegment(envelope.model);
    // Logged when the answer was complete: the request came earlier by the latency.
    const arrived = parseTime(envelope.time) - Math.max(0, asNumber(envelope.latency));
    if (Number.isFinite(arrived)) envelope.time = arrived;
  },
});
