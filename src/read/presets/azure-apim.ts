/** Azure API Management gateway logs: resource logs with `properties` as object or text, and flat rows of the table. */
import { asNumber, asTruth, isMissing, own } from '../values.js';
import { dropCutAnswer, has, pathOf, readCutBody } from './layout-parts.js';
import { defineLayout } from './layout.js';

/** The same name in the resource log, inside `properties`, and in the table; they differ in case only. */
function both(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`properties.${name}`, `${name.charAt(0).toUpperCase()}${name.slice(1)}`]);
}

export const azureApim = defineLayout({
  id: 'azure-apim',
  title: 'Azure API Management gateway log',
  status: 'stable',
  example: {
    ...{ time: '2026-01-05T10:00:00.4465902Z', category: 'GatewayLogs' },
    ...{ operationName: 'Microsoft.ApiManagement/GatewayLogs', callerIpAddress: '203.0.113.20' },
    ...{ correlationId: '99780000-0000-4000-8000-000000000004', durationMs: 176, isRequestSuccess: true },
    properties: {
      method: 'POST',
      url: 'https://gw.example.net/deployments/clf/chat/completions?api-version=2024-10-21',
      ...{ responseCode: 200, backendTime: 170, apimSubscriptionId: 'team-red', userId: 'u-19', productId: 'gold' },
      requestBody: '{"messages":[{"role":"user","content":"hi"}],"logprobs":true}',
      responseBody: '{"choices":[{"message":{"content":"hello"}}],"usage":{"prompt_tokens":9,"completion_tokens":2}}',
    },
    truncated: 0,
  },
  columns: {
    time: ['time', 'TimeGenerated'],
    account: both('apimSubscriptionId', 'userId', 'productId'),
    address: ['callerIpAddress', 'CallerIpAddress'],
    endpoint: both('url'),
    requestId: ['correlationId', 'CorrelationId'],
    status: both('responseCode'),
    latency: ['durationMs', 'TotalTime'],
    request: both('requestBody', 'backendRequestBody'),
    response: both('responseBody', 'backendResponseBody'),
  },
  source: 'Azure Monitor reference, ApiManagementGatewayLogs; Azure API Management, "Log requests to LLM APIs"',
  others: ['isRequestSuccess', 'IsRequestSuccess'],

  isOurs: (record) => own(record, 'category') === 'GatewayLogs' || has(record, 'ApimSubscriptionId', 'CorrelationId'),

  complete(record, envelope) {
    if (envelope.status === undefined) {
      const success = own(record, 'isRequestSuccess') ?? own(record, 'IsRequestSuccess');
      if (!isMissing(success)) envelope.status = asTruth(success) ? 200 : 500;
    }
    if (asNumber(envelope.latency) < 0) envelope.latency = undefined;
    envelope.endpoint = pathOf(envelope.endpoint);
    if (typeof envelope.endpoint === 'string') {
      envelope.model = /\/deployments\/([^/]+)/.exec(envelope.endpoint)?.[1];
    }
    // Bodies are capped at 8 KiB.
    readCutBody(envelope);
    dropCutAnswer(envelope);
  },
});
