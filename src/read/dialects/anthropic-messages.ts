/** The Anthropic messages body: messages and a system text beside them in, content blocks out. */
import { isRecord, own } from '../values.js';
import { writeAnswer } from './answer.js';
import { writeMessages, writeModel, writeSystem } from './conversation.js';
import { defineDialect } from './dialect.js';
import type { Exchange } from './dialect.js';
import { writeParameters } from './parameters.js';
import { writeTools } from './tools.js';

export const anthropicMessages = defineDialect({
  id: 'anthropic-messages',
  title: 'Anthropic messages',
  status: 'stable',
  example: {
    request: {
      anthropic_version: 'bedrock-2023-05-31',
      system: 'Answer in one word.',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Is this a complaint?' }] }],
      max_tokens: 8,
      temperature: 0,
      top_k: 5,
    },
    response: {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: 'yes' }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 12, output_tokens: 1 },
    },
  },
  source: 'Anthropic API reference, "Messages"; Amazon Bedrock user guide, inference parameters',

  matches: (exchange) =>
    isRecord(exchange.request) &&
    Array.isArray(own(exchange.request, 'messages')) &&
    (own(exchange.request, 'anthropic_version') !== undefined || isMessage(exchange)),

  rows: () => 1,

  write({ request, response, parameters }, _row, target) {
    const { event } = target;
    if (isRecord(request)) {
      const messages = own(request, 'messages');
      writeMessages(Array.isArray(messages) ? messages : [], target);
      event.hasParameters = true;
      // `top_k` limits sampling here: no request for probabilities, of which this API gives none.
      writeParameters(request, event);
      writeTools(request, event);
      writeSystem(own(request, 'system'), target);
      writeModel(request, target);
    }
    writeParameters(parameters, event);
    writeAnswer(response, target);
  },
});

/** A response, whole or streamed, in this form. */
function isMessage({ response }: Exchange): boolean {
  const first: unknown = Array.isArray(response) ? response[0] : response;
  if (typeof first === 'string') return first.includes('"message_start"');
  if (!isRecord(first)) return false;
  if (own(first, 'type') === 'message_start') return true;
  return Array.isArray(own(first, 'content')) && Object.hasOwn(first, 'stop_reason');
}
