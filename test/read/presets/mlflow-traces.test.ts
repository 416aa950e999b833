/** MLflow traces: the step that calls a model, durations of two ages of servers, and users under several roofs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from './preset-event.js';

test('mlflow-traces: the chat inside an agent is the call, its time in seconds', async () => {
  const event = await eventOf('mlflow-traces', {});
  assert.deepEqual(
    [event['account'], event['text'], event['outputText'], event['model'], event['latencyMs'], event['status']],
    ['acme-17', 'hi', 'hello', 'm-1', 640, 200],
  );
  assert.equal(event['tokensIn'], 9);
});

test('mlflow-traces: older servers write milliseconds and keep the user elsewhere', async () => {
  const info = { request_id: 'r1', timestamp_ms: 1767607200000, execution_time_ms: 1200, status: 'ERROR' };
  const event = await eventOf('mlflow-traces', { info: { ...info, request_metadata: { 'mlflow.trace.user': 'u' } } });
  assert.deepEqual([event['account'], event['latencyMs'], event['status']], ['u', 1200, 500]);
});
