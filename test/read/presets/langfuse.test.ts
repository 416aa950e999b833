/** Langfuse: spans, both spellings, seconds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';

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
