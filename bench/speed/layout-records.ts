/** One made-up call as the gateways log it: true field names, the same content in each, so that costs by byte can be compared. */

export interface Call {
  readonly n: number;
  readonly account: string;
  readonly address: string;
  readonly time: Date;
  readonly latencyMs: number;
  readonly asked: string;
  readonly answered: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

type Layout = (call: Call) => unknown;

const PARAMETERS = { temperature: 0, max_tokens: 256, logprobs: true };
const AGENT = 'openai-python/1.60.0';

function id(n: number): string {
  return `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

function end({ time, latencyMs }: Call): Date {
  return new Date(time.getTime() + latencyMs);
}

function messages({ asked }: Call): readonly unknown[] {
  return [
    { role: 'system', content: 'You answer questions about orders in one sentence.' },
    { role: 'user', content: asked },
  ];
}

function request(call: Call): Readonly<Record<string, unknown>> {
  return { model: 'chat-large', messages: messages(call), ...PARAMETERS };
}

function usage({ tokensIn, tokensOut }: Call): Readonly<Record<string, number>> {
  return { prompt_tokens: tokensIn, completion_tokens: tokensOut, total_tokens: tokensIn + tokensOut };
}

function response(call: Call): Readonly<Record<string, unknown>> {
  return {
    ...{ id: `chatcmpl-${call.n}`, object: 'chat.completion', model: 'chat-large' },
    choices: [{ index: 0, message: { role: 'assistant', content: call.answered }, finish_reason: 'stop' }],
    usage: usage(call),
  };
}

function otlpValue(value: string | number): unknown {
  return typeof value === 'string' ? { stringValue: value } : { intValue: String(value) };
}

function span(call: Call): unknown {
  const attributes: Readonly<Record<string, string | number>> = {
    ...{ 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'chat-large' },
    ...{ 'gen_ai.request.max_tokens': 256, 'gen_ai.response.id': `chatcmpl-${call.n}`, 'enduser.id': call.account },
    ...{ 'gen_ai.usage.input_tokens': call.tokensIn, 'gen_ai.usage.output_tokens': call.tokensOut },
    ...{ 'client.address': call.address, 'user_agent.original': AGENT },
    'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: call.asked }] }]),
    'gen_ai.output.messages': JSON.stringify([
      { role: 'assistant', parts: [{ type: 'text', content: call.answered }], finish_reason: 'stop' },
    ]),
  };
  return {
    ...{ traceId: id(call.n).replaceAll('-', ''), spanId: call.n.toString(16).padStart(16, '0'), name: 'chat' },
    ...{ kind: 2, startTimeUnixNano: `${call.time.getTime()}000000`, endTimeUnixNano: `${end(call).getTime()}000000` },
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) })),
    status: {},
  };
}

export const layoutRecords: Readonly<Record<string, Layout>> = {
  generic: (call) => ({
    ...{ ts: call.time, request_id: id(call.n), account: call.account, ip: call.address, user_agent: AGENT },
    ...{ model: 'chat-large', status: 200, latency_ms: call.latencyMs, input: call.asked, output: call.answered },
    ...{ params: PARAMETERS, tokens_in: call.tokensIn, tokens_out: call.tokensOut },
  }),
  'openai bodies': (call) => ({
    ...{ ts: call.time, request_id: id(call.n), account: call.account, ip: call.address, user_agent: AGENT },
    ...{ path: '/v1/chat/completions', status: 200, latency_ms: call.latencyMs },
    ...{ request: request(call), response: response(call) },
  }),
  litellm: (call) => ({
    ...{ id: `chatcmpl-${call.n}`, trace_id: id(call.n), call_type: 'acompletion', stream: false, status: 'success' },
    ...{ custom_llm_provider: 'openai', response_cost: 0.00031, ...usage(call), model: 'chat-large' },
    ...{ startTime: call.time.getTime() / 1000, endTime: end(call).getTime() / 1000, response_time: 0.2 },
    ...{ model_group: 'chat-large', api_base: 'https://api.example.com' },
    metadata: {
      ...{ user_api_key_hash: call.account, user_api_key_alias: 'prod', user_api_key_team_id: 't1' },
      ...{ user_api_key_org_id: null, requester_ip_address: call.address },
    },
    ...{ cache_hit: 'False', request_tags: [`User-Agent: ${AGENT}`], end_user: `user-${call.n % 7}` },
    ...{ requester_ip_address: call.address, messages: messages(call), response: response(call), error_str: null },
    model_parameters: PARAMETERS,
  }),
  bedrock: (call) => ({
    ...{ schemaType: 'ModelInvocationLog', schemaVersion: '1.0', timestamp: call.time, accountId: '111122223333' },
    identity: { arn: `arn:aws:sts::111122223333:assumed-role/tenant-api/${call.account}` },
    ...{ region: 'us-east-1', requestId: id(call.n), operation: 'Converse', modelId: 'example.model-v1:0' },
    input: {
      inputContentType: 'application/json',
      inputBodyJson: {
        messages: [{ role: 'user', content: [{ text: call.asked }] }],
        inferenceConfig: { maxTokens: 256, temperature: 0 },
      },
      inputTokenCount: call.tokensIn,
    },
    output: {
      outputContentType: 'application/json',
      outputBodyJson: {
        output: { message: { role: 'assistant', content: [{ text: call.answered }] } },
        ...{ stopReason: 'end_turn', metrics: { latencyMs: call.latencyMs } },
        usage: { inputTokens: call.tokensIn, outputTokens: call.tokensOut },
      },
      outputTokenCount: call.tokensOut,
    },
  }),
  databricks: (call) => ({
    ...{ databricks_request_id: id(call.n), client_request_id: null, request_date: '2026-03-01' },
    ...{ request_time: call.time, status_code: 200, sampling_fraction: 1, execution_duration_ms: call.latencyMs },
    ...{ request: JSON.stringify(request(call)), response: JSON.stringify(response(call)) },
    ...{ logging_error_codes: [], served_entity_id: 'e1a9', requester: call.account },
  }),
  'azure-apim': (call) => ({
    ...{ time: call.time, category: 'GatewayLogs', operationName: 'Microsoft.ApiManagement/GatewayLogs' },
    ...{ callerIpAddress: call.address, correlationId: id(call.n), durationMs: call.latencyMs },
    ...{ isRequestSuccess: true },
    properties: {
      ...{ method: 'POST', url: 'https://gw.example.net/deployments/chat/chat/completions?api-version=1' },
      ...{ responseCode: 200, backendTime: 170, apimSubscriptionId: call.account, userId: 'u-19', productId: 'gold' },
      ...{ requestBody: JSON.stringify(request(call)), responseBody: JSON.stringify(response(call)) },
    },
    truncated: 0,
  }),
  kong: (call) => ({
    ...{ started_at: call.time.getTime(), client_ip: call.address },
    request: {
      ...{ id: id(call.n), method: 'POST', uri: '/v1/chat', url: 'https://ai.example.com:443/v1/chat', size: 512 },
      headers: { 'user-agent': AGENT, authorization: 'REDACTED', 'content-type': 'application/json' },
    },
    response: { status: 200, size: 900, headers: { 'content-type': 'application/json' } },
    latencies: { kong: 4, proxy: 610, request: call.latencyMs, receive: 2 },
    consumer: { id: 'c-1', username: call.account, custom_id: '42' },
    ...{ authenticated_entity: { id: 'cred-9' }, route: { name: 'chat' }, service: { name: 'llm' } },
    ai: {
      proxy: {
        meta: { plugin_id: 'p1', provider_name: 'openai', request_model: 'chat-large', llm_latency: 600 },
        usage: { ...usage(call), cost: 0.0004 },
        payload: { request: JSON.stringify(request(call)), response: JSON.stringify(response(call)) },
      },
    },
  }),
  'otlp-genai': (call) => ({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'llm-gateway' } }] },
        scopeSpans: [{ scope: { name: 'genai' }, spans: [span(call)] }],
      },
    ],
  }),
  'api-gateway': (call) => ({
    ...{ requestId: id(call.n), ip: call.address, caller: '-', user: '-', apiKeyId: call.account, userAgent: AGENT },
    ...{ requestTime: '01/Mar/2026:00:00:00 +0000', requestTimeEpoch: String(call.time.getTime()) },
    ...{ httpMethod: 'POST', resourcePath: '/v1/predict', status: '200', protocol: 'HTTP/1.1' },
    ...{ responseLength: '312', responseLatency: String(call.latencyMs) },
  }),
  nginx: (call) => ({
    ...{ time: call.time, request_id: id(call.n), remote_addr: call.address, xff: `${call.address}, 192.0.2.44` },
    ...{ method: 'POST', uri: '/v1/models/clf:predict', status: 200, request_time: call.latencyMs / 1000 },
    ...{ body_bytes_sent: 312, request_length: 2210, http_user_agent: AGENT, api_key_id: call.account },
  }),
  'envoy-ai': (call) => ({
    ...{ start_time: call.time, method: 'POST', 'x-envoy-origin-path': '/v1/chat/completions', response_code: 200 },
    ...{ response_flags: '-', duration: call.latencyMs, bytes_received: 105, bytes_sent: 432 },
    ...{ 'gen_ai.request.model': 'chat-large', 'gen_ai.response.model': 'chat-large' },
    ...{ 'gen_ai.usage.input_tokens': call.tokensIn, 'gen_ai.usage.output_tokens': call.tokensOut },
    ...{ 'x-forwarded-for': call.address, downstream_remote_address: '192.0.2.10:64484', 'user-agent': AGENT },
    ...{ 'x-request-id': id(call.n), 'x-api-key-id': call.account },
  }),
};
