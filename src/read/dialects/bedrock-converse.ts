/** The Amazon Bedrock Converse body: messages of untyped content blocks in, one message out. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { writeAnswer } from './answer.js';
import { writeMessages, writeSystem } from './conversation.js';
import { defineDialect } from './dialect.js';
import { writeParameters } from './parameters.js';
import { writeTools } from './tools.js';

export const bedrockConverse = defineDialect({
  id: 'bedrock-converse',
  title: 'Amazon Bedrock Converse',
  status: 'stable',
  example: {
    request: {
      system: [{ text: 'Answer in one word.' }],
      messages: [{ role: 'user', content: [{ text: 'Label this review: fine, a bit slow' }] }],
      inferenceConfig: { maxTokens: 16, temperature: 0 },
    },
    response: {
      output: { message: { role: 'assistant', content: [{ text: 'neutral' }] } },
      stopReason: 'end_turn',
      metrics: { latencyMs: 640 },
      usage: { inputTokens: 14, outputTokens: 2, totalTokens: 16 },
    },
  },
  source: 'Amazon Bedrock API reference, "Converse"',

  matches: ({ request }) => isRecord(request) && Array.isArray(own(request, 'messages')) && isConverse(request),

  rows: () => 1,

  write({ request, response, parameters }, _row, target) {
    const { event } = target;
    if (isRecord(request)) {
      const messages = own(request, 'messages');
      writeMessages(Array.isArray(messages) ? messages : [], target);
      event.hasParameters = true;
      writeParameters(request, event);
      writeTools(request, event);
      writeParameters(own(request, 'additionalModelRequestFields'), event);
      writeSystem(own(request, 'system'), target);
    }
    writeParameters(parameters, event);
    writeAnswer(response, target);
  },
});

/** Its own block of parameters, or content blocks that do not say their type. */
function isConverse(request: RawRecord): boolean {
  if (isRecord(own(request, 'inferenceConfig')) || isRecord(own(request, 'additionalModelRequestFields'))) return true;
  const messages = own(request, 'messages');
  const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
  const content = isRecord(first) ? own(first, 'content') : undefined;
  const block: unknown = Array.isArray(content) ? content[0] : undefined;
  return isRecord(block) && !Object.hasOwn(block, 'type') && Object.keys(block).length === 1;
}
