/** The OpenAI embeddings body: one or several texts in, one vector each out. */
import { isRecord, own } from '../values.js';
import { writeModel } from './conversation.js';
import { defineDialect } from './dialect.js';
import type { Exchange } from './dialect.js';
import { writePrompt } from './openai-completions.js';
import { writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { writeRow } from './text-request.js';

export const openaiEmbeddings = defineDialect({
  id: 'openai-embeddings',
  title: 'OpenAI embeddings',
  status: 'trial',
  example: {
    request: { model: 'embed-small', input: ['first text', 'second text'], encoding_format: 'float' },
    response: {
      object: 'list',
      data: [
        { index: 0, embedding: [0.1, -0.2] },
        { index: 1, embedding: [0.3, 0.4] },
      ],
      usage: { prompt_tokens: 6, total_tokens: 6 },
    },
  },
  source: 'OpenAI API reference, "Create embeddings"',

  matches: isEmbedding,

  rows: ({ request }) => textsOf(request).length,

  /** The vectors that come back are no classes and no text: they stay unread. */
  write({ request, response, parameters }, row, target) {
    const input = textsOf(request)[row];
    if (isRecord(input)) writeRow(input, target);
    else writePrompt(input, target);
    if (isRecord(request)) {
      target.event.hasParameters = true;
      writeParameters(request, target.event);
      writeModel(request, target);
    }
    writeParameters(parameters, target.event);
    writeUsage(response, target.event);
  },
});

function isEmbedding({ request, response }: Exchange): boolean {
  if (!isRecord(request)) return false;
  const input = own(request, 'input');
  if (typeof input !== 'string' && !Array.isArray(input)) return false;
  if (typeof own(request, 'encoding_format') === 'string') return true;
  const data = isRecord(response) ? own(response, 'data') : undefined;
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  return isRecord(first) && Object.hasOwn(first, 'embedding');
}

function textsOf(request: unknown): readonly unknown[] {
  const input = isRecord(request) ? own(request, 'input') : undefined;
  if (!Array.isArray(input) || input.length === 0 || typeof input[0] === 'number') return [input];
  return input;
}
