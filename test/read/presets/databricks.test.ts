/** Databricks: the layout before the present one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';

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
