/** MLflow traces: the call of the model is one of the steps, its bodies are JSON in the step's attributes. */
import { asNumber, asWord, isRecord, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { at } from './layout-parts.js';
import { defineLayout } from './layout.js';

const MODEL_STEPS = /^"?(?:CHAT_MODEL|LLM|EMBEDDING)"?$/;
/** Who asked, as the client library writes it; older servers keep it under another roof. */
const USER = 'mlflow.trace.user';
const ROOFS = ['trace_metadata', 'request_metadata', 'tags'];

export const mlflowTraces = defineLayout({
  id: 'mlflow-traces',
  title: 'MLflow traces',
  status: 'trial',
  example: {
    info: {
      ...{ trace_id: 'tr-5a3b', request_time: '2026-01-05T10:00:00.120Z', execution_duration: '0.640s', state: 'OK' },
      ...{ trace_metadata: { 'mlflow.trace.user': 'acme-17', 'mlflow.trace.session': 's-1' }, tags: {} },
    },
    data: {
      spans: [
        { name: 'agent', span_id: '1', parent_id: null, attributes: { 'mlflow.spanType': '"AGENT"' } },
        {
          ...{ name: 'chat', span_id: '2', parent_id: '1' },
          attributes: {
            'mlflow.spanType': '"CHAT_MODEL"',
            'mlflow.spanInputs': '{"model":"m-1","messages":[{"role":"user","content":"hi"}],"temperature":0}',
            'mlflow.spanOutputs': '{"choices":[{"message":{"content":"hello"}}],"usage":{"prompt_tokens":9}}',
          },
        },
      ],
    },
  },
  columns: {
    time: ['info.request_time', 'info.timestamp_ms'],
    account: [`info.trace_metadata.${USER}`],
    requestId: ['info.trace_id', 'info.request_id'],
    status: ['info.state', 'info.status'],
    latency: ['info.execution_duration', 'info.execution_time_ms'],
    request: ['data.spans'],
    response: ['data.spans'],
  },
  source: 'MLflow documentation, "Tracing concepts", and mlflow/entities of its source',
  oneCallPerId: true,

  isOurs: (record) => isRecord(own(record, 'info')) && Array.isArray(at(record, 'data.spans')),

  complete(record, envelope) {
    envelope.account = userOf(record);
    envelope.status = { OK: 200, ERROR: 500 }[asWord(envelope.status)];
    envelope.latency = millisecondsOf(envelope.latency);
    const step = modelStep(record);
    envelope.request = bodyIn(step, 'mlflow.spanInputs');
    envelope.response = bodyIn(step, 'mlflow.spanOutputs');
  },
});

function userOf(record: RawRecord): string {
  const info = own(record, 'info');
  if (!isRecord(info)) return '';
  for (const roof of ROOFS) {
    const under = own(info, roof);
    const user = isRecord(under) ? asWord(own(under, USER)) : '';
    if (user !== '') return user;
  }
  return '';
}

/** `0.640s` of newer servers, whole milliseconds of older ones. */
function millisecondsOf(value: unknown): unknown {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(asWord(value))?.[1];
  return seconds === undefined ? value : asNumber(seconds) * 1000;
}

function attribute(step: unknown, name: string): unknown {
  const attributes = isRecord(step) ? own(step, 'attributes') : undefined;
  return isRecord(attributes) ? own(attributes, name) : undefined;
}

/** The first call of a model; where no step is one, the whole. */
function modelStep(record: RawRecord): unknown {
  const spans = at(record, 'data.spans');
  if (!Array.isArray(spans)) return undefined;
  return spans.find((span) => MODEL_STEPS.test(asWord(attribute(span, 'mlflow.spanType')))) ?? (spans[0] as unknown);
}

function bodyIn(step: unknown, name: string): unknown {
  return unescapeJson(attribute(step, name));
}
