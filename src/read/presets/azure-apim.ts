/** Azure API Management gateway logs: resource logs with `properties` as object or text, and flat rows of the table. */
import { asNumber, asTruth, isMissing, own, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';
import { isMessages } from '../joins/apim-messages.js';
import { BODY_ELSEWHERE, dropCutAnswer, has, pathOf, readCutBody } from './layout-parts.js';
import { defineLayout } from './layout.js';
import { recordAt } from './payload-parts.js';
import type { Envelope } from './preset.js';

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
  accountElsewhere: 'in the gateway log (ApiManagementGatewayLogs): give both logs, their correlation ids join them',
  others: ['isRequestSuccess', 'IsRequestSuccess', 'RequestMessages', 'ResponseMessages'],
  answers: ['llm', 'ResponseMessages'],

  isOurs: (record) =>
    own(record, 'category') === 'GatewayLogs' ||
    has(record, 'ApimSubscriptionId', 'CorrelationId') ||
    isMessages(record),

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
    // The rows of the message table, joined or alone: whole messages, but no parameters.
    const messages = recordAt(record, 'llm') ?? (isMessages(record) ? record : undefined);
    if (messages !== undefined) addMessages(messages, envelope);
  },
});

function addMessages(row: RawRecord, envelope: Envelope): void {
  const asked = unescapeJson(own(row, 'RequestMessages'));
  if ((envelope.request === undefined || envelope.request === BODY_ELSEWHERE) && Array.isArray(asked)) {
    envelope.request = { messages: asked };
  }
  const [answered] = [unescapeJson(own(row, 'ResponseMessages'))].flat() as readonly unknown[];
  if (envelope.response === undefined && !isMissing(answered)) {
    envelope.response = { choices: [{ message: typeof answered === 'string' ? { content: answered } : answered }] };
  }
  envelope.model ??= own(row, 'ModelName') ?? own(row, 'DeploymentName');
  envelope.tokensIn ??= own(row, 'PromptTokens');
  envelope.tokensOut ??= own(row, 'CompletionTokens');
}
