/** nginx: units, request lines, and what an access log cannot give. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { exampleOf } from './preset-event.js';

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

test('nginx: what the layout cannot give is missing, not zero', async () => {
  const { report } = await readRecords([exampleOf('nginx')]);
  for (const field of ['input', 'label', 'outputText', 'parameters', 'tokensIn', 'tokensOut'] as const) {
    assert.equal(report.fields[field], 0);
    assert.equal(report.mapping[field], undefined);
  }
});
