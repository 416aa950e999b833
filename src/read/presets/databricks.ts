/** Databricks inference tables, in the present layout and the one before; the bodies are JSON text. */
import { has } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const databricks = defineLayout({
  id: 'databricks',
  title: 'Databricks inference table',
  status: 'stable',
  example: {
    ...{ databricks_request_id: '2fbc0000-0000-4000-8000-000000000005', client_request_id: null },
    ...{ request_date: '2026-01-05', request_time: '2026-01-05T10:00:00.310Z', status_code: 200 },
    ...{ sampling_fraction: 1, execution_duration_ms: 420, logging_error_codes: [] },
    request: '{"messages":[{"role":"user","content":"hi"}],"max_tokens":32}',
    response: '{"choices":[{"message":{"content":"hello"}}],"usage":{"prompt_tokens":8,"completion_tokens":2}}',
    ...{ served_entity_id: 'e1a9', requester: 'svc-chatbot@example.com' },
  },
  columns: {
    time: ['request_time', 'timestamp_ms'],
    account: ['requester'],
    model: ['served_entity_id', 'request_metadata.model_name'],
    endpoint: ['request_metadata.endpoint_name'],
    requestId: ['databricks_request_id'],
    status: ['status_code'],
    latency: ['execution_duration_ms', 'execution_time_ms'],
    request: ['request'],
    response: ['response'],
  },
  source:
    'Databricks documentation, "Inference tables for monitoring served models" and its successor of the AI Gateway',
  stringOutput: 'label',

  isOurs: (record) => has(record, 'databricks_request_id'),
});
