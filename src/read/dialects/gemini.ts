/** The Gemini body: contents of parts in, candidates out; in camelCase from the API, in snake_case from its logs. */
import { isRecord, own } from '../values.js';
import { writeAnswer } from './answer.js';
import { writeMessages, writeModel, writeSystem } from './conversation.js';
import { defineDialect } from './dialect.js';
import { firstOf } from './output.js';
import { writeParameters } from './parameters.js';
import { writeTools } from './tools.js';

export const gemini = defineDialect({
  id: 'gemini',
  title: 'Gemini generateContent',
  status: 'stable',
  example: {
    request: {
      contents: [{ role: 'user', parts: [{ text: 'Rate this 1-5: ok' }] }],
      generationConfig: { temperature: 0, maxOutputTokens: 8, responseLogprobs: true, logprobs: 5 },
    },
    response: {
      candidates: [{ content: { role: 'model', parts: [{ text: '3' }] }, finishReason: 'STOP', avgLogprobs: -0.21 }],
      usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 1, totalTokenCount: 10 },
    },
  },
  source: 'Gemini API reference, "generateContent"; Vertex AI request-response logging',

  matches: ({ request }) => contentsOf(request).some((content) => isRecord(content) && Object.hasOwn(content, 'parts')),

  rows: () => 1,

  write({ request, response, parameters }, _row, target) {
    const { event } = target;
    // A turn without a role is the user's.
    const turns = contentsOf(request).map((turn) =>
      isRecord(turn) && !Object.hasOwn(turn, 'role') ? { ...turn, role: 'user' } : turn,
    );
    writeMessages(turns, target);
    if (isRecord(request)) {
      event.hasParameters = true;
      writeParameters(request, event);
      writeTools(request, event);
      const system = firstOf(request, ['systemInstruction', 'system_instruction']);
      writeSystem(isRecord(system) ? own(system, 'parts') : system, target);
      writeModel(request, target);
    }
    writeParameters(parameters, event);
    writeAnswer(response, target);
  },
});

function contentsOf(request: unknown): readonly unknown[] {
  const contents = isRecord(request) ? own(request, 'contents') : undefined;
  return Array.isArray(contents) ? contents : [];
}
