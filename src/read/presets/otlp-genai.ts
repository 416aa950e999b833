/** OpenTelemetry's conventions for generative models, on spans and events; the attributes stand flat under dotted names. */
import { isOfModel } from '../model-attributes.js';
import { asWord, isRecord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { firstNamed, has } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { numberedMessages } from './numbered-messages.js';
import { millisecondsBetween } from './payload-parts.js';
import type { Envelope } from './preset.js';

const MODEL = ['gen_ai.request.model', 'gen_ai.response.model', 'llm.model_name', 'embedding.model_name'];
const CALLS = /^(?:chat|text_completion|embeddings|generate_content)$/;

/** What applications that use OpenLLMetry say of the caller. */
const SET = ['user_id', 'userId', 'customer_id', 'tenant_id', 'organization_id'].map(
  (name) => `traceloop.association.properties.${name}`,
);

export const otlpGenai = defineLayout({
  id: 'otlp-genai',
  title: 'OpenTelemetry GenAI spans (OTLP JSON)',
  status: 'stable',
  example: {
    ...{ traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174', name: 'chat gpt-x', kind: 3 },
    ...{ startTimeUnixNano: '1767607200120000000', endTimeUnixNano: '1767607201020000000', status: {} },
    ...{ 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-x' },
    ...{ 'gen_ai.request.temperature': 0, 'gen_ai.request.max_tokens': '8', 'gen_ai.usage.input_tokens': '12' },
    ...{ 'gen_ai.usage.output_tokens': '2', 'gen_ai.response.id': 'chatcmpl-1', 'enduser.id': 'acct_42' },
    ...{ 'client.address': '203.0.113.5', 'user_agent.original': 'openai-python/1.60' },
    'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"hi"}]}]',
    'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"hello"}]}]',
  },
  columns: {
    time: ['startTimeUnixNano', 'timeUnixNano', 'observedTimeUnixNano'],
    account: ['enduser.id', 'user.id', 'account.id', 'tenant.id', 'openai.api.key.id', 'resource.tenant.id', ...SET],
    address: ['client.address'],
    agent: ['user_agent.original'],
    model: MODEL,
    endpoint: ['gen_ai.operation.name'],
    requestId: ['gen_ai.response.id', 'spanId'],
    status: ['http.response.status_code'],
    tokensIn: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens', 'llm.token_count.prompt'],
    tokensOut: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens', 'llm.token_count.completion'],
    request: ['gen_ai.input.messages', 'gen_ai.prompt', 'input.value'],
    response: ['gen_ai.output.messages', 'gen_ai.completion', 'output.value'],
  },
  source:
    'OpenTelemetry semantic conventions for generative AI; opentelemetry-proto; the retired names, and those of OpenLLMetry and OpenInference',
  accountElsewhere: 'an attribute that the application sets: enduser.id or user.id',
  others: ['gen_ai.system_instructions', 'error.type', 'status', 'endTimeUnixNano', 'name', ...MODEL],
  answers: ['gen_ai.completion.0.content', 'llm.output_messages.0.message.content'],
  // The client's span and the gateway's span of one call name the same response.
  oneCallPerId: true,
  // Of a trace most spans are those of servers, databases and chains.
  mayBeSeldom: isTimed,

  // Logs of applications name a trace too, and may have columns of their own that are called `llm.model`.
  isOurs: (record) =>
    (isTimed(record) || has(record, 'traceId')) &&
    Object.keys(record).some((name) => (isTimed(record) ? isOfModel(name) : name.startsWith('gen_ai.'))),

  // Steps of agents and calls of tools stand around the calls of models.
  isCall(record) {
    const kind = asWord(own(record, 'openinference.span.kind'));
    if (kind !== '') return kind === 'LLM' || kind === 'EMBEDDING';
    const operation = asWord(own(record, 'gen_ai.operation.name') ?? own(record, 'llm.request.type'));
    return operation === ''
      ? firstNamed(record, MODEL) !== undefined
      : CALLS.test(operation === 'completion' ? 'text_completion' : operation);
  },

  complete(record, envelope) {
    envelope.latency = millisecondsBetween(envelope.time, own(record, 'endTimeUnixNano'));
    envelope.status ??= isFailed(record) ? 500 : undefined;
    envelope.parameters = parametersOf(record);
    addNumbered(record, envelope);
    const messages = unescapeJson(envelope.request);
    const system = unescapeJson(own(record, 'gen_ai.system_instructions'));
    if (Array.isArray(messages)) envelope.request = system === undefined ? { messages } : { messages, system };
    const output = unescapeJson(envelope.response);
    const [first] = Array.isArray(output) ? (output as readonly unknown[]) : [];
    if (isRecord(first)) {
      envelope.response = {
        choices: [{ message: { ...first, content: own(first, 'parts') ?? own(first, 'content') } }],
      };
    }
  },
});

/** Whether the times are those of OpenTelemetry, under its names. */
function isTimed(record: RawRecord): boolean {
  return has(record, 'startTimeUnixNano') || has(record, 'timeUnixNano');
}

/** Messages with an attribute for each part, where the span does not hold them in one. */
function addNumbered(record: RawRecord, envelope: Envelope): void {
  if (!has(record, 'gen_ai.input.messages')) {
    envelope.request = numberedMessages(record, 'asked') ?? envelope.request;
  }
  if (has(record, 'gen_ai.output.messages')) return;
  const answered = numberedMessages(record, 'answered')?.[0];
  if (answered !== undefined) envelope.response = [answered];
}

function isFailed(record: RawRecord): boolean {
  const status = own(record, 'status');
  return (
    own(record, 'error.type') !== undefined ||
    (isRecord(status) && [2, 'STATUS_CODE_ERROR'].includes(own(status, 'code') as number))
  );
}

/** `gen_ai.request.max_tokens` and its like; no attribute says whether probabilities were asked for, a proposal does. */
function parametersOf(record: RawRecord): RawRecord | undefined {
  const told = unescapeJson(own(record, 'llm.invocation_parameters'));
  const parameters: Record<string, unknown> = isRecord(told) ? { ...told } : {};
  for (const name of Object.keys(record)) {
    if (!name.startsWith('gen_ai.request.')) continue;
    const value = record[name];
    const inner = name.slice('gen_ai.request.'.length);
    if (inner === 'choice.count') parameters['n'] = value;
    else if (inner === 'log_probabilities.enabled') parameters['logprobs'] = value;
    else if (inner === 'log_probabilities.candidate_count') parameters['top_logprobs'] = value;
    else if (inner !== 'model') parameters[inner] = value;
  }
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}
