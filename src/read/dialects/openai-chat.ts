/** The OpenAI chat body: a list of messages in, choices out. Also a bare list of messages, as many recorders keep it, and messages of LangChain. */
import { isRecord, own } from '../values.js';
import { writeAnswer } from './answer.js';
import { writeMessages, writeModel, writeSystem } from './conversation.js';
import { defineDialect } from './dialect.js';
import { messagesIn } from './langchain.js';
import { writeParameters } from './parameters.js';
import { writeTools } from './tools.js';

export const openaiChat = defineDialect({
  id: 'openai-chat',
  title: 'OpenAI chat completions',
  status: 'stable',
  example: {
    request: {
      model: 'chat-large',
      messages: [{ role: 'user', content: 'Is this a complaint?' }],
      temperature: 0,
      max_tokens: 1,
    },
    response: {
      choices: [{ message: { role: 'assistant', content: 'yes' } }],
      usage: { prompt_tokens: 12, completion_tokens: 1 },
    },
  },
  source: 'OpenAI API reference, "Create chat completion"',

  matches: ({ request }) => messagesOf(request) !== undefined,

  rows: () => 1,

  write({ request, response, parameters }, _row, target) {
    const { event } = target;
    writeMessages(messagesOf(request) ?? [], target);
    if (isRecord(request)) {
      event.hasParameters = true;
      writeParameters(request, event);
      writeTools(request, event);
      writeSystem(own(request, 'system'), target);
      writeModel(request, target);
    }
    writeParameters(parameters, event);
    writeAnswer(response, target);
  },
});

function messagesOf(request: unknown): readonly unknown[] | undefined {
  const messages = isRecord(request) ? own(request, 'messages') : request;
  if (!Array.isArray(messages)) return undefined;
  const first: unknown = messages[0];
  if (isRecord(first) && typeof own(first, 'role') === 'string') return messages as readonly unknown[];
  const chained = messagesIn(messages);
  if (chained !== undefined) return chained;
  return isRecord(first) || messages === request ? undefined : (messages as readonly unknown[]);
}
