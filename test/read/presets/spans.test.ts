/** Spans of models: OpenLLMetry's and OpenInference's attributes, other forms than OTLP, spans among others; runs of LangSmith. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes, readRecords } from '../reading.js';

const asked = 'Is the parcel late today?';
const answered = 'It is on its way.';

/** What every form below tells of the one call. */
const call = {
  ...{
    time: '2026-01-05T10:00:00.120Z',
    account: 'acct_42',
    model: 'gpt-x',
    latencyMs: 640,
    kind: 'text',
    text: asked,
  },
  ...{ isChat: true, earlierTurns: 0, outputText: answered, hasParameters: true, temperature: 0.5, maxTokens: 64 },
  ...{ tokensIn: 12, tokensOut: 6 },
};

const openLlmetry = {
  ...{ 'gen_ai.system': 'OpenAI', 'gen_ai.request.model': 'gpt-x', 'llm.request.type': 'chat' },
  ...{ 'gen_ai.request.temperature': 0.5, 'gen_ai.request.max_tokens': 64 },
  ...{ 'gen_ai.prompt.0.role': 'user', 'gen_ai.prompt.0.content': asked },
  ...{ 'gen_ai.completion.0.role': 'assistant', 'gen_ai.completion.0.content': answered },
  ...{ 'gen_ai.usage.prompt_tokens': 12, 'gen_ai.usage.completion_tokens': 6 },
  'traceloop.association.properties.user_id': 'acct_42',
};
const openInference = {
  ...{ 'openinference.span.kind': 'LLM', 'llm.model_name': 'gpt-x', 'user.id': 'acct_42' },
  'llm.invocation_parameters': '{"temperature":0.5,"max_tokens":64}',
  ...{ 'llm.input_messages.0.message.role': 'user', 'llm.input_messages.0.message.content': asked },
  'llm.output_messages.0.message.role': 'assistant',
  'llm.output_messages.0.message.contents.0.message_content.text': answered,
  ...{ 'llm.token_count.prompt': 12, 'llm.token_count.completion': 6, 'input.value': '{}', 'output.value': 'other' },
};
const conventions = {
  ...{ 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-x', 'enduser.id': 'acct_42' },
  ...{ 'gen_ai.request.temperature': 0.5, 'gen_ai.request.max_tokens': 64 },
  ...{ 'gen_ai.usage.input_tokens': 12, 'gen_ai.usage.output_tokens': 6 },
  'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: asked }] }]),
  'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: answered }] }]),
};
const START = 1_767_607_200_120;

function otlpSpan(attributes: Readonly<Record<string, unknown>>): unknown {
  return {
    ...{ traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', name: 'chat', status: {} },
    ...{ startTimeUnixNano: `${START}000000`, endTimeUnixNano: `${START + 640}000000` },
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
    })),
  };
}

const otherSpan = otlpSpan({ 'http.request.method': 'POST', 'user.id': 'acct_42' });

function without(
  event: Readonly<Record<string, unknown>> | undefined,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event ?? {}).filter(([name]) => !names.includes(name)));
}

async function onlyEvent(records: readonly unknown[]): Promise<Record<string, unknown> | undefined> {
  const { events } = await readRecords(records);
  assert.equal(events.length, 1);
  return without(events[0], ['requestId', 'endpoint']);
}

for (const [name, attributes] of Object.entries({ openLlmetry, openInference, conventions })) {
  test(`${name}: the attributes of a span are one call, also among spans of other kinds`, async () => {
    const spans = [otherSpan, otlpSpan(attributes), otherSpan, otherSpan];
    assert.deepEqual(await onlyEvent([{ resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] }]), call);
    assert.deepEqual(await onlyEvent([{ batches: [{ resource: {}, scopeSpans: [{ spans }] }] }]), call);
  });

  test(`${name}: printed by an SDK, kept by Jaeger, Zipkin or Application Insights`, async () => {
    const [traceId, spanId] = ['5b8efff798038103d269b633813fc60c', 'eee19b7ec3c1b174'];
    const printed = {
      ...{ name: 'chat', context: { trace_id: `0x${traceId}`, span_id: `0x${spanId}` }, kind: 'SpanKind.CLIENT' },
      ...{ start_time: '2026-01-05T10:00:00.120000Z', end_time: '2026-01-05T10:00:00.760000Z', attributes },
      status: { status_code: 'UNSET' },
    };
    const times = { duration: 640_000 };
    const tags = Object.entries(attributes).map(([key, value]) => ({ key, type: 'string', value }));
    const jaeger = { traceID: traceId, spanID: spanId, startTime: START * 1000, ...times, tags };
    const zipkin = { traceId, id: spanId, name: 'chat', timestamp: START * 1000, ...times, tags: attributes };
    const insights = {
      ...{ 'timestamp [UTC]': '1/5/2026, 10:00:00.120 AM', id: spanId, name: 'chat', success: 'True', duration: 640 },
      customDimensions: JSON.stringify(attributes),
    };
    assert.deepEqual(await onlyEvent([printed]), call);
    assert.deepEqual(
      await onlyEvent([{ data: [{ traceID: traceId, spans: [jaeger] }], total: 0, errors: null }]),
      call,
    );
    assert.deepEqual(await onlyEvent([zipkin]), call);
    assert.deepEqual(await onlyEvent([insights]), call);
  });
}

test('the log of an application that names a trace is its own, whatever its columns are called', async () => {
  const own = { ts: '2026-01-05T10:00:00Z', traceId: 't', account: 'a', input: 'hi there', output: 'hello' };
  const cached = { 'llm.model': 'gpt-x', 'llm.cache': 'hit' };
  const seldom = { 'gen_ai.system': 'x' };
  for (const records of [[own, { ...own, ...cached }], [{ ...own, ...cached }], [own, own, { ...own, ...seldom }]]) {
    const { events } = await readRecords(records);
    assert.deepEqual(
      events.map(({ account, text }) => [account, text]),
      records.map(() => ['a', 'hi there']),
    );
  }
});

test('Application Insights: the user that it knows is the account; what failed was not answered', async () => {
  const row = {
    TimeGenerated: '2026-01-05T10:00:00.120Z',
    UserAuthenticatedId: 'u-1',
    DurationMs: 640,
    Success: false,
  };
  const event = await onlyEvent([{ ...row, Properties: JSON.stringify(without(conventions, ['enduser.id'])) }]);
  assert.deepEqual([event?.['account'], event?.['status'], event?.['answered']], ['u-1', 500, false]);
});

test('LangSmith: runs of models are calls, chains and tools are not; messages and generations of LangChain are read', async () => {
  const message = (kind: string, type: string, content: string): unknown => ({
    ...{ lc: 1, type: 'constructor', id: ['langchain', 'schema', 'messages', kind], kwargs: { content, type } },
  });
  const run = {
    ...{ id: 'run-1', trace_id: 'run-0', dotted_order: 'x', run_type: 'llm', session_id: 'p', status: 'success' },
    ...{ start_time: '2026-01-05T10:00:00.120000', end_time: '2026-01-05T10:00:00.760000' },
    extra: {
      metadata: { user_id: 'acct_42', ls_model_name: 'gpt-x' },
      invocation_params: { model: 'gpt-x', temperature: 0.5, max_tokens: 64, _type: 'openai-chat' },
    },
    inputs: { messages: [[message('HumanMessage', 'human', asked)]] },
    outputs: {
      generations: [[{ text: answered, message: message('AIMessage', 'ai', answered) }]],
      llm_output: { token_usage: { prompt_tokens: 12, completion_tokens: 6 } },
    },
  };
  const { events, report } = await readRecords([
    ...Array.from({ length: 300 }, (_, i) => ({ ...run, id: `run-${i}`, inputs: run.inputs })),
    { ...run, run_type: 'chain', id: 'other' },
  ]);
  assert.deepEqual([report.counts.events, report.counts.skipped], [300, 1]);
  for (const event of [events[0], events[299]]) {
    assert.deepEqual(without(event, ['requestId']), { ...call, status: 200 });
  }
});

test('LangChain: other ways to keep a message; a list of texts is none', async () => {
  const base = { ts: '2026-01-05T10:00:00Z', account: 'a' };
  const system = { type: 'system', data: { content: 'Be brief.' } };
  for (const messages of [
    [system, { type: 'human', data: { content: asked } }],
    [
      { role: 'system', content: 'Be brief.' },
      { type: 'human', content: asked },
    ],
  ]) {
    for (const strict of [false, true]) {
      const records = Array.from({ length: 300 }, () => ({ ...base, request: { messages } }));
      const { events } = await readRecords(records, { strict });
      assert.deepEqual(
        [events[299]?.['text'], events[299]?.['system'], events[299]?.['isChat']],
        [asked, 'Be brief.', true],
      );
    }
  }
});

test('the latency of one’s own log lies between the columns of beginning and end', async () => {
  const rows = Array.from({ length: 300 }, () => '2026-01-05T10:00:00.120Z,2026-01-05T10:00:00.760Z,a,hi\n');
  for (const strict of [false, true]) {
    const { events, report } = await readBytes(`start_time,end_time,account,prompt\n${rows.join('')}`, { strict });
    assert.deepEqual([events[0]?.['latencyMs'], events[299]?.['latencyMs']], [640, 640]);
    assert.equal(report.mapping.latency, 'start_time to end_time');
  }
  const days = Array.from({ length: 300 }, () => '46027.41667,46027.41668,a,hi\n');
  for (const strict of [false, true]) {
    const { events } = await readBytes(`start_time,end_time,account,prompt\n${days.join('')}`, { strict });
    assert.deepEqual(new Set(events.map(({ latencyMs }) => latencyMs)), new Set([864]));
  }
  const { events } = await readBytes('start_time,end_time,account\n2026-01-05T10:00:00Z,2026-01-04T10:00:00Z,a\n');
  assert.equal(events[0]?.['latencyMs'], undefined);
});
