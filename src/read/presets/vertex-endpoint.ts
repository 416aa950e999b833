/** Vertex AI request-response logging of custom endpoints: lists of JSON texts, one an instance; no caller is named. */
import { isMissing, unescapeJson } from '../values.js';
import { has, lastSegment } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const vertexEndpoint = defineLayout({
  id: 'vertex-endpoint',
  title: 'Vertex AI request-response log (custom endpoint)',
  status: 'stable',
  example: {
    ...{ endpoint: 'projects/1/locations/us-central1/endpoints/77', deployed_model_id: '9100000000000000001' },
    ...{ logging_time: '2026-01-05T10:00:22.248Z', request_id: '5374200000000000001', tenant: 'acme' },
    request_payload: ['{"width":2.5,"shape":"round"}', '{"width":3,"shape":"oval"}'],
    response_payload: ['{"label":"a","score":0.7}', '{"label":"b","score":0.8}'],
  },
  columns: {
    time: ['logging_time'],
    // No column of the table names a caller; operators add one when they export several tenants' tables into one.
    account: ['account', 'account_id', 'tenant', 'tenant_id', 'customer', 'customer_id', 'caller', 'user'],
    model: ['deployed_model_id'],
    endpoint: ['endpoint'],
    requestId: ['request_id'],
    request: ['request_payload'],
    response: ['response_payload'],
  },
  source: 'Vertex AI documentation, "Online prediction logging", request-response logging',
  accountElsewhere: 'not in this log: join it from Cloud Audit Logs, or keep one table for each tenant',
  stringOutput: 'label',

  isOurs: (record) => has(record, 'request_payload', 'deployed_model_id'),

  complete(_record, envelope) {
    envelope.endpoint = lastSegment(envelope.endpoint);
    const instances = listOf(envelope.request);
    if (instances !== undefined) envelope.request = { instances };
    const predictions = listOf(envelope.response);
    if (predictions !== undefined) envelope.response = { predictions };
  },
});

function listOf(payload: unknown): readonly unknown[] | undefined {
  if (isMissing(payload)) return undefined;
  const list = unescapeJson(payload);
  return Array.isArray(list) ? list.map(unescapeJson) : undefined;
}
