/** Langfuse observations, snake_case from blob exports or camelCase from the API; only generations and embeddings are calls. */
import { parseTime } from '../times.js';
import { asWord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const langfuse = defineLayout({
  id: 'langfuse',
  title: 'Langfuse observations',
  status: 'stable',
  example: {
    ...{ id: 'obs-1', trace_id: 'tr-1', project_id: 'p1', environment: 'production', type: 'GENERATION' },
    ...{ parent_observation_id: null, user_id: 'acct_42', name: 'classify', metadata: {}, level: 'DEFAULT' },
    ...{ start_time: '2026-01-05 10:00:00.120', end_time: '2026-01-05 10:00:01.020' },
    input: '[{"role":"user","content":"hi"}]',
    output: '{"role":"assistant","content":"hello"}',
    ...{ provided_model_name: 'gpt-x', model_parameters: '{"temperature":0,"max_tokens":8}' },
    ...{ usage_details: { input: 12, output: 2, total: 14 }, total_cost: 0.0001, latency: 0.9 },
  },
  columns: {
    time: ['start_time'],
    account: ['user_id'],
    model: ['provided_model_name', 'model'],
    requestId: ['id'],
    status: ['level'],
    latency: ['latency'],
    tokensIn: ['usage_details.input'],
    tokensOut: ['usage_details.output'],
    request: ['input'],
    response: ['output'],
    parameters: ['model_parameters'],
  },
  source: 'Langfuse: API definition, ClickHouse schema and blob exporter',
  accountElsewhere:
    'on the trace: give the export of the traces as well, or observations of the newer table, which name user_id',
  latencyUnitMs: 1000,
  others: ['type', 'end_time', 'endTime'],

  isOurs: (record) =>
    (has(record, 'trace_id') || has(record, 'traceId')) &&
    (has(record, 'usage_details') || has(record, 'usageDetails')) &&
    /^[A-Z]+$/.test(asWord(own(record, 'type'))),

  isCall: (record) => /^(?:GENERATION|EMBEDDING)$/.test(asWord(own(record, 'type'))),

  complete(record, envelope) {
    envelope.status = envelope.status === 'ERROR' ? 500 : undefined;
    if (envelope.latency === undefined) {
      const took = parseTime(endOf(record)) - parseTime(envelope.time);
      if (took >= 0) envelope.latency = took / 1000;
    }
  },
});

function endOf(record: RawRecord): unknown {
  return own(record, 'end_time') ?? own(record, 'endTime');
}
