/** Azure OpenAI diagnostics, category RequestResponse: when and how much, hardly who, and no bodies. */
import { asNumber, asWord, isRecord, own, unescapeJson } from '../values.js';
import { defineLayout } from './layout.js';

export const azureOpenai = defineLayout({
  id: 'azure-openai',
  title: 'Azure OpenAI diagnostic log',
  status: 'stable',
  example: {
    ...{ time: '2026-01-05T10:00:00.0000000Z', category: 'RequestResponse', callerIpAddress: '198.51.100.***' },
    ...{ operationName: 'ChatCompletions_Create', resultSignature: '200', durationMs: 812 },
    correlationId: '5a3b0000-0000-4000-8000-000000000009',
    properties: {
      ...{ apiName: 'Azure OpenAI API version 2024-10-21', requestTime: 639031896001200000 },
      ...{ requestLength: 310, responseLength: 912, objectId: '7d1e0000-0000-4000-8000-00000000000a' },
      ...{ streamType: 'Non-Streaming', modelDeploymentName: 'chat', modelName: 'gpt-x', modelVersion: '2024-11-20' },
    },
  },
  columns: {
    time: ['properties.requestTime', 'time'],
    account: ['properties.objectId'],
    address: ['callerIpAddress'],
    model: ['properties.modelName', 'properties.modelDeploymentName'],
    endpoint: ['operationName'],
    requestId: ['correlationId'],
    status: ['resultSignature'],
    latency: ['durationMs'],
  },
  source: 'Azure Monitor, supported logs of Microsoft.CognitiveServices/accounts; records in public integrations',
  accountElsewhere: 'seldom in this log (objectId): the gateway in front of it knows more',

  isOurs(record) {
    if (own(record, 'category') !== 'RequestResponse' || own(record, 'resultSignature') === undefined) return false;
    // The same category exists for other services, whose properties name no model.
    const properties = unescapeJson(own(record, 'properties'));
    return isRecord(properties) && asWord(own(properties, 'apiName')) !== '';
  },

  changes: { latency: (took) => (asNumber(took) < 0 ? undefined : took) },
});
