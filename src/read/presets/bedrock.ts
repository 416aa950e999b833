/** Amazon Bedrock model-invocation logs: the account is an ARN, the bodies are the models' own. */
import { roleOf } from '../account-names.js';
import { asNumber, asWord, isMissing, isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { at, BODY_ELSEWHERE, has, lastSegment } from './layout-parts.js';
import { defineLayout } from './layout.js';

export const bedrock = defineLayout({
  id: 'bedrock',
  title: 'Amazon Bedrock model-invocation log',
  status: 'stable',
  example: {
    ...{ schemaType: 'ModelInvocationLog', schemaVersion: '1.0', timestamp: '2026-01-05T10:00:00Z' },
    accountId: '111122223333',
    identity: { arn: 'arn:aws:sts::111122223333:assumed-role/tenant-api/acme-17' },
    ...{ region: 'us-east-1', requestId: '5b1f0c1e-0000-4000-8000-000000000001', operation: 'Converse' },
    modelId: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.example.model-v1:0',
    input: {
      inputContentType: 'application/json',
      inputBodyJson: {
        messages: [{ role: 'user', content: [{ text: 'Label this review: fine, a bit slow' }] }],
        inferenceConfig: { maxTokens: 16, temperature: 0 },
      },
      inputTokenCount: 14,
    },
    output: {
      outputContentType: 'application/json',
      outputBodyJson: {
        output: { message: { role: 'assistant', content: [{ text: 'neutral' }] } },
        stopReason: 'end_turn',
        metrics: { latencyMs: 640 },
        usage: { inputTokens: 14, outputTokens: 2, totalTokens: 16 },
      },
      outputTokenCount: 2,
    },
    requestMetadata: { tenant: 'acme' },
  },
  columns: {
    time: ['timestamp'],
    account: ['identity.arn'],
    model: ['modelId'],
    endpoint: ['operation'],
    requestId: ['requestId'],
    status: ['errorCode'],
    latency: ['output.outputBodyJson.metrics.latencyMs'],
    tokensIn: ['input.inputTokenCount'],
    tokensOut: ['output.outputTokenCount'],
    request: ['input.inputBodyJson'],
    response: ['output.outputBodyJson'],
  },
  source: 'Amazon Bedrock user guide, "Monitor model invocation using CloudWatch Logs and Amazon S3"',
  pointers: { request: 'input.inputBodyS3Path', response: 'output.outputBodyS3Path' },

  isOurs: (record) => own(record, 'schemaType') === 'ModelInvocationLog' || (has(record, 'modelId') && hasBody(record)),

  changes: { account: (arn) => roleOf(asWord(arn)), model: lastSegment },

  parts: {
    status: {
      from: ['errorCode', 'status'],
      value: ([error, status]) => statusOfError(asWord(error), asNumber(status)),
    },
    tokensIn: {
      from: ['input.inputTokenCount', 'input.cacheReadInputTokenCount', 'input.cacheWriteInputTokenCount'],
      // Tokens read from or written to the cache are input all the same.
      value: ([count, ...cached]) =>
        cached.map(asNumber).reduce((sum, more) => (more > 0 ? asNumber(sum) + more : sum), count),
    },
  },

  usual: { without: ['input.inputBodyS3Path', 'output.outputBodyS3Path'] },

  complete(record, envelope) {
    if (envelope.request === undefined && !isMissing(at(record, 'input.inputBodyS3Path'))) {
      envelope.request = BODY_ELSEWHERE;
    }
  },
});

function hasBody(record: RawRecord): boolean {
  const input = own(record, 'input');
  return isRecord(input) && (has(input, 'inputBodyJson') || has(input, 'inputBodyS3Path'));
}

function statusOfError(error: string, status: number): number {
  if (error === '') return 200;
  if (status >= 100) return status;
  if (/throttl/i.test(error)) return 429;
  if (/denied|unauthorized/i.test(error)) return 403;
  return /validation|notfound/i.test(error) ? 400 : 500;
}
