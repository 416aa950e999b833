/** LiteLLM: rows of its spend table, and the object its callbacks write; both keep the key as a hash. */
import { asWord, isMissing, isRecord, own, unescapeJson } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { millisecondsBetween } from './payload-parts.js';

export const litellm = defineLayout({
  id: 'litellm',
  title: 'LiteLLM spend log and callback payload',
  status: 'stable',
  example: {
    ...{ id: 'chatcmpl-01', trace_id: 't-9', call_type: 'acompletion', stream: false, status: 'success' },
    ...{ custom_llm_provider: 'openai', response_cost: 0.00031, prompt_tokens: 22, completion_tokens: 6 },
    ...{
      startTime: 1767607200.563,
      endTime: 1767607201.412,
      response_time: 0.849,
      model: 'gpt-x',
      model_group: 'gpt-x',
    },
    metadata: {
      ...{ user_api_key_hash: '88dc28d0f030', user_api_key_alias: 'acme-prod', user_api_key_team_id: 't1' },
      requester_ip_address: '203.0.113.5',
    },
    ...{ cache_hit: 'False', request_tags: ['User-Agent: openai'], end_user: 'cust-88' },
    requester_ip_address: '203.0.113.5',
    messages: [{ role: 'user', content: 'hi' }],
    response: { choices: [{ message: { content: 'hello' } }] },
    model_parameters: { temperature: 0, max_tokens: 8, logprobs: true, top_logprobs: 5 },
  },
  columns: {
    time: ['startTime'],
    account: ['metadata.user_api_key_hash', 'api_key'],
    address: ['requester_ip_address', 'metadata.requester_ip_address'],
    agent: ['request_tags'],
    model: ['model_group', 'model'],
    endpoint: ['call_type'],
    requestId: ['request_id', 'id'],
    status: ['status'],
    latency: ['request_duration_ms'],
    tokensIn: ['prompt_tokens'],
    tokensOut: ['completion_tokens'],
    request: ['proxy_server_request', 'messages'],
    response: ['response'],
    parameters: ['model_parameters'],
  },
  source: 'LiteLLM: LiteLLM_SpendLogs in schema.prisma, StandardLoggingPayload in its logging specification',
  others: ['messages'],

  isOurs: (record) => has(record, 'call_type') && (has(record, 'spend') || has(record, 'response_cost')),

  isCall: (record) => !/moderation|health|mcp/i.test(asWord(own(record, 'call_type'))),

  callColumns: ['call_type'],

  changes: { agent: agentIn },

  parts: {
    latency: {
      from: ['request_duration_ms', 'startTime', 'endTime'],
      // `response_time` ends at the first token of a streamed answer; the end of the call does not.
      value: ([took, start, end]) => (isMissing(took) ? millisecondsBetween(start, end) : took),
    },
  },

  usual: { without: ['proxy_server_request.headers', 'proxy_server_request.body'] },

  complete(record, envelope) {
    const request = unescapeJson(envelope.request);
    // The request as the proxy received it stands with its headers; only the body is of interest.
    if (isRecord(request) && (has(request, 'headers') || has(request, 'body'))) {
      const body = own(request, 'body');
      envelope.request = isMissing(body) ? own(record, 'messages') : body;
    }
  },
});

/** The user agent among the tags `["User-Agent: openai", ...]`. */
function agentIn(tags: unknown): string | undefined {
  const list = unescapeJson(tags);
  if (!Array.isArray(list)) return undefined;
  for (const tag of list) if (typeof tag === 'string' && tag.startsWith('User-Agent: ')) return tag.slice(12);
  return undefined;
}
