/** Kong with its AI plugins, as file-log and http-log write it; of the logged headers only the user agent is read. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { has, pathOf, readCutBody } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const kong = defineLayout({
  id: 'kong',
  title: 'Kong gateway log with AI plugins',
  status: 'stable',
  example: {
    ...{ started_at: 1767607200123, client_ip: '203.0.113.40' },
    request: {
      ...{ id: 'a1b2', method: 'POST', uri: '/v1/chat', url: 'https://ai.example.com:443/v1/chat', size: 512 },
      headers: { 'user-agent': 'python-httpx/0.28', authorization: 'REDACTED' },
    },
    response: { status: 200, size: 900 },
    latencies: { kong: 4, proxy: 610, request: 640, receive: 2 },
    consumer: { id: 'c-1', username: 'acme', custom_id: '42' },
    ...{ authenticated_entity: { id: 'cred-9' }, route: { name: 'chat' }, service: { name: 'llm' } },
    ai: {
      proxy: {
        meta: { plugin_id: 'p1', provider_name: 'openai', request_model: 'gpt-x', llm_latency: 600 },
        usage: { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25, cost: 0.0004 },
        payload: {
          request: '{"messages":[{"role":"user","content":"hi"}]}',
          response: '{"choices":[{"message":{"content":"hello"}}]}',
        },
      },
    },
  },
  columns: {
    time: ['started_at'],
    account: ['consumer.username', 'consumer.custom_id', 'consumer.id', 'authenticated_entity.id'],
    address: ['client_ip'],
    agent: ['request.headers.user-agent'],
    model: ['ai.proxy.meta.request_model'],
    endpoint: ['request.uri'],
    requestId: ['request.id'],
    status: ['response.status'],
    latency: ['latencies.request'],
    tokensIn: ['ai.proxy.usage.prompt_tokens'],
    tokensOut: ['ai.proxy.usage.completion_tokens'],
    request: ['ai.proxy.payload.request'],
    response: ['ai.proxy.payload.response'],
  },
  source: 'Kong source: kong/pdk/log.lua (serializer) and the AI analytics filter',

  isOurs: (record) => has(record, 'latencies', 'started_at', 'client_ip'),

  changes: { endpoint: pathOf },

  // Of the plugin that is called `proxy`, with bodies.
  usual: { without: [], having: ['model', 'tokensIn', 'tokensOut', 'request', 'response'], mayBeCut: true },

  complete(record, envelope) {
    // Every AI plugin logs under its own name.
    const { meta, usage, payload } = pluginIn(record);
    envelope.model ??= own(meta, 'request_model');
    envelope.tokensIn ??= own(usage, 'prompt_tokens');
    envelope.tokensOut ??= own(usage, 'completion_tokens');
    envelope.request ??= own(payload, 'request');
    envelope.response ??= own(payload, 'response');
    readCutBody(envelope);
  },
});

interface Plugin {
  readonly meta: RawRecord;
  readonly usage: RawRecord;
  readonly payload: RawRecord;
}

function pluginIn(record: RawRecord): Plugin {
  const ai = own(record, 'ai');
  const plugins = isRecord(ai) ? Object.values(ai) : [];
  const plugin = plugins.find((value): value is RawRecord => isRecord(value) && isRecord(own(value, 'usage'))) ?? {};
  const part = (name: string): RawRecord => {
    const value = own(plugin, name);
    return isRecord(value) ? value : {};
  };
  return { meta: part('meta'), usage: part('usage'), payload: part('payload') };
}
