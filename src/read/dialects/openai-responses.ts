/** The OpenAI Responses body: a text or a list of items with instructions in, a list of output items out. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { writeAnswer } from './answer.js';
import { writeMessages, writeModel, writeSystem } from './conversation.js';
import { defineDialect } from './dialect.js';
import { putText } from './text.js';
import { writeParameters } from './parameters.js';
import { writeTools } from './tools.js';

export const openaiResponses = defineDialect({
  id: 'openai-responses',
  title: 'OpenAI Responses',
  status: 'trial',
  example: {
    request: {
      model: 'chat-large',
      instructions: 'Answer in one word.',
      input: [{ role: 'user', content: [{ type: 'input_text', text: 'Is this a complaint?' }] }],
      max_output_tokens: 16,
      include: ['message.output_text.logprobs'],
      top_logprobs: 5,
    },
    response: {
      object: 'response',
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'yes' }] }],
      usage: { input_tokens: 12, output_tokens: 1 },
    },
  },
  source: 'OpenAI API reference, "Responses"',

  matches: ({ request, response }) => isRecord(request) && hasInput(request) && (isOurs(request) || isAnswer(response)),

  rows: () => 1,

  write({ request, response, parameters }, _row, target) {
    const { event } = target;
    if (isRecord(request)) {
      const input = own(request, 'input');
      if (Array.isArray(input)) writeMessages(input, target);
      else if (typeof input === 'string') {
        event.isChat = true;
        putText(input, target);
      }
      event.hasParameters = true;
      writeParameters(request, event);
      writeTools(request, event);
      writeSystem(own(request, 'instructions'), target);
      writeModel(request, target);
    }
    writeParameters(parameters, event);
    writeAnswer(response, target);
  },
});

function hasInput(request: RawRecord): boolean {
  const input = own(request, 'input');
  return typeof input === 'string' || (Array.isArray(input) && input.some(isRecord));
}

function isOurs(request: RawRecord): boolean {
  return typeof own(request, 'instructions') === 'string' || own(request, 'max_output_tokens') !== undefined;
}

function isAnswer(response: unknown): boolean {
  return isRecord(response) && own(response, 'object') === 'response' && Array.isArray(own(response, 'output'));
}
