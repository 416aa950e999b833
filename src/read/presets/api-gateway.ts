/** Amazon API Gateway access logs in JSON, under the names of its documented templates; `-` stands for nothing. */
import { has, pathOf } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const apiGateway = defineLayout({
  id: 'api-gateway',
  title: 'Amazon API Gateway access log',
  status: 'stable',
  example: {
    ...{ requestId: 'c6af9ac6-0000-4000-8000-000000000003', ip: '198.51.100.7', caller: '-', user: '-' },
    ...{ apiKeyId: 'a1b2c3d4e5', userAgent: 'python-requests/2.32', requestTime: '05/Jan/2026:10:00:00 +0000' },
    ...{ requestTimeEpoch: '1767607200123', httpMethod: 'POST', resourcePath: '/v1/predict', status: '200' },
    ...{ protocol: 'HTTP/1.1', responseLength: '312', responseLatency: '148' },
  },
  columns: {
    time: ['requestTimeEpoch', 'requestTime'],
    // Not `apiKey`: that is the key itself.
    account: [
      'apiKeyId',
      'principalId',
      'authorizer.principalId',
      'authorizerPrincipalId',
      'caller',
      'user',
      'accountId',
    ],
    address: ['ip', 'sourceIp'],
    agent: ['userAgent'],
    endpoint: ['resourcePath', 'routeKey', 'path'],
    requestId: ['requestId', 'extendedRequestId'],
    status: ['status'],
    latency: ['responseLatency'],
  },
  source: 'Amazon API Gateway developer guide, "Variables for access logging" and its example formats',
  accountElsewhere: 'a variable that the log format has to name: $context.identity.apiKeyId',

  isOurs: (record) =>
    (has(record, 'requestTimeEpoch') || has(record, 'requestTime')) &&
    has(record, 'requestId') &&
    (has(record, 'resourcePath') || has(record, 'routeKey') || has(record, 'httpMethod')) &&
    !['input', 'messages', 'request', 'body', 'output', 'response'].some((name) => has(record, name)),

  changes: { endpoint: pathOf },
});
