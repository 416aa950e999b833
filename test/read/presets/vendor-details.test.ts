/** What single vendors' layouts need beyond their example: units, errors, cut bodies, halves that are absent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presets } from '../../../src/read/presets/index.js';
import type { RawRecord } from '../../../src/read/values.js';
import { readRecords } from '../reading.js';

function exampleOf(id: string): RawRecord {
  const preset = presets.find((candidate) => candidate.id === id);
  assert.ok(preset);
  return preset.example;
}

async function eventOf(id: string, changes: RawRecord): Promise<RawRecord> {
  const { events } = await readRecords([{ ...exampleOf(id), ...changes }]);
  assert.ok(events[0]);
  return events[0];
}

test('bedrock: an error code is a status, and the call was not answered', async () => {
  const event = await eventOf('bedrock', { errorCode: 'ThrottlingException', output: {} });
  assert.deepEqual([event['status'], event['answered']], [429, false]);
});

test('bedrock: a body kept in another file is a hidden input', async () => {
  const input = { inputBodyS3Path: 's3://logs.example/data/1.json', inputTokenCount: 9000 };
  const event = await eventOf('bedrock', { input });
  assert.deepEqual([event['kind'], event['text'], event['tokensIn']], ['hidden', undefined, 9000]);
});

test('bedrock: cached input tokens count, and an account named by hand stands above the ARN', async () => {
  const input = { inputTokenCount: 10, cacheReadInputTokenCount: 90, inputBodyJson: { inputText: 'x' } };
  const record = { ...exampleOf('bedrock'), input };
  const { events } = await readRecords([record], { map: { account: 'requestMetadata.tenant' } });
  assert.deepEqual([events[0]?.['account'], events[0]?.['tokensIn']], ['acme', 100]);
});

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

test('databricks: the layout before has other names for time, duration and model', async () => {
  const { events } = await readRecords([
    {
      ...{ databricks_request_id: 'd1', timestamp_ms: 1767607200310, execution_time_ms: 42, status_code: 400 },
      ...{ requester: 'svc', request: '{"dataframe_split":{"columns":["w"],"data":[[1],[2]]}}', response: null },
      request_metadata: { model_name: 'clf', endpoint_name: 'e' },
    },
  ]);
  const common = { time: '2026-01-05T10:00:00.310Z', account: 'svc', model: 'clf', endpoint: 'e', requestId: 'd1' };
  const rest = { status: 400, answered: false, latencyMs: 42, rows: 2, kind: 'fields' };
  assert.deepEqual(events, [
    { ...common, ...rest, fields: { w: 1 } },
    { ...common, ...rest, row: 1, fields: { w: 2 } },
  ]);
});

test('vertex-genai: without a label nobody is named, and --map can name another column', async () => {
  const record = { ...exampleOf('vertex-genai'), full_request: { contents: [{ parts: [{ text: 'x' }] }] } };
  await assert.rejects(readRecords([record]), /no-account/);
  const { events } = await readRecords([record], { map: { account: 'api_method' } });
  assert.equal(events[0]?.['account'], 'GenerateContent');
});

test('langfuse: spans are skipped; camelCase is read as well; durations are seconds', async () => {
  const generation = {
    ...{ id: 'o', traceId: 't', type: 'GENERATION', userId: 'u', startTime: '2026-01-05T10:00:00.000Z' },
    ...{ endTime: '2026-01-05T10:00:00.250Z', model: 'gpt-x', usageDetails: { input: 1, output: 2 }, input: 'hi' },
    ...{ level: 'ERROR', output: null },
  };
  const { events, report } = await readRecords([generation, { ...generation, type: 'SPAN' }]);
  assert.equal(report.counts.skipped, 1);
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.000Z', account: 'u', model: 'gpt-x', requestId: 'o', status: 500 },
      ...{ answered: false, latencyMs: 250, kind: 'text', text: 'hi', tokensIn: 1, tokensOut: 2 },
    },
  ]);
});

test('sagemaker: without an encoding the data is base64; either half may be absent', async () => {
  const data = Buffer.from('1,2\n3,"a, b"\n').toString('base64');
  const { events } = await readRecords([
    { ...exampleOf('sagemaker'), captureData: { endpointInput: { observedContentType: 'text/csv', data } } },
  ]);
  assert.deepEqual(
    events.map(({ vector, fields }) => vector ?? fields),
    [[1, 2], { '[0]': 3, '[1]': 'a, b' }],
  );
  const picture = { endpointInput: { observedContentType: 'image/png', data: 'iVBORw==', encoding: 'BASE64' } };
  assert.equal((await eventOf('sagemaker', { captureData: picture }))['kind'], 'hidden');
});

test('azure-apim: properties as object and as text in one log; the table form', async () => {
  const resource = exampleOf('azure-apim');
  const asText = { ...resource, properties: JSON.stringify(resource['properties']) };
  const both = (await readRecords([resource, asText])).events;
  assert.deepEqual(both[0], both[1]);
  const { events } = await readRecords([
    {
      ...{ TimeGenerated: '2026-01-05T10:00:00Z', CorrelationId: 'c', ApimSubscriptionId: 'team-red', TotalTime: 12 },
      ...{ TenantId: 'workspace', CallerIpAddress: '203.0.113.20', ResponseCode: 429 },
      Url: 'https://gw.example.net/deployments/clf/chat?subscription-key=sk-1',
    },
  ]);
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.000Z', account: 'team-red', address: '203.0.113.20', requestId: 'c' },
      ...{ model: 'clf', endpoint: '/deployments/clf/chat', status: 429, answered: false, latencyMs: 12 },
    },
  ]);
});

test('cloudflare: a cut head is a hidden input, with the parameters that it began with', async () => {
  const request_head = '{"model":"gpt-y","max_tokens":3,"logprobs":true,"messages":[{"role":"user","content":"lab';
  const event = await eventOf('cloudflare', { request_head, request_head_complete: false, model: null });
  const { kind, text, model, maxTokens, asksProbabilities } = event;
  assert.deepEqual([kind, text, model, maxTokens, asksProbabilities], ['hidden', undefined, 'gpt-y', 3, true]);
});

test('kong: another AI plugin logs under its own name', async () => {
  const { proxy } = exampleOf('kong')['ai'] as Readonly<Record<string, unknown>>;
  const event = await eventOf('kong', { ai: { 'ai-request-transformer': proxy } });
  assert.deepEqual([event['model'], event['tokensIn'], event['text']], ['gpt-x', 20, 'hi']);
});

test('api-gateway: a dash is nothing, so the caller cannot be told from it', async () => {
  await assert.rejects(readRecords([{ ...exampleOf('api-gateway'), apiKeyId: '-' }]), /no-account/);
});

test('nginx: milliseconds of msec, seconds of request_time, the path of the request line without its query', async () => {
  const { events } = await readRecords([
    {
      ...{ msec: '1767607200.123', remote_addr: '192.0.2.44', request: 'POST /v1/p?key=secret HTTP/1.1' },
      ...{ request_time: '0.148', bytes_sent: '10', upstream_response_time: '0.1, 0.04', status: '502', tenant: 't' },
    },
  ]);
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.123Z', account: 't', address: '192.0.2.44', endpoint: '/v1/p' },
      ...{ status: 502, answered: false, latencyMs: 148 },
    },
  ]);
});

test('envoy-ai: of a forwarding chain the last address is the one our proxy saw', async () => {
  const event = await eventOf('envoy-ai', { 'x-forwarded-for': '10.9.9.9, 203.0.113.30' });
  assert.equal(event['address'], '203.0.113.30');
});

test('what a layout cannot give is missing, not zero', async () => {
  const { report } = await readRecords([exampleOf('nginx')]);
  for (const field of ['input', 'label', 'outputText', 'parameters', 'tokensIn', 'tokensOut'] as const) {
    assert.equal(report.fields[field], 0);
    assert.equal(report.mapping[field], undefined);
  }
});
