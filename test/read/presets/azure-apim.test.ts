/** API Management: properties as object and as text, and the table form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from '../reading.js';
import { exampleOf } from './preset-event.js';

test('azure-apim: properties as object and as text in one log; the table form', async () => {
  const resource = exampleOf('azure-apim');
  const asText = { ...resource, correlationId: 'other', properties: JSON.stringify(resource['properties']) };
  const both = (await readRecords([resource, asText])).events;
  assert.deepEqual({ ...both[0], requestId: 'other' }, both[1]);
  const { events } = await readRecords([
    {
      ...{ TimeGenerated: '2026-01-05T10:00:00Z', CorrelationId: 'c', ApimSubscriptionId: 'team-red', TotalTime: 12 },
      ...{ TenantId: 'workspace', CallerIpAddress: '203.0.113.20', ResponseCode: 429 },
      Url: 'https://gw.example.net/deployments/clf/chat?subscription-key=sk-1',
    },
  ]);
  assert.deepEqual(events, [
    {
      ...{ time: '2026-01-05T10:00:00.000Z', account: 'team-red', address: '203.0.113.20', requestId: 'c' },
      ...{ model: 'clf', endpoint: '/deployments/clf/chat', status: 429, answered: false, latencyMs: 12 },
    },
  ]);
});
