/** The OpenAI chat body: a list of messages in, choices out. Also a bare list of messages, as many recorders keep it. */
import { inputKinds } from '../../events/event.js';
import type { EventView } from '../../events/event.js';
import { isRecord, own } from '../values.js';
import { defineDialect } from './dialect.js';
import type { Target } from './dialect.js';
import { writeText } from './input.js';
import { firstOf, textOfParts, writeOutput, writeUsage } from './output.js';
import { writeParameters } from './parameters.js';
import { writeProbabilities } from './probabilities.js';

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
    const { event, scratch } = target;
    event.isChat = true;
    const messages = messagesOf(request) ?? [];
    writeMessages(messages, target);
    if (isRecord(request)) {
      event.hasParameters = true;
      writeParameters(request, event);
      writeSystem(own(request, 'system'), target);
      const model = own(request, 'model');
      if (event.model.length === 0 && typeof model === 'string') scratch.put(event.model, model);
    }
    writeParameters(parameters, event);
    writeResponse(response, target);
  },
});

function messagesOf(request: unknown): readonly unknown[] | undefined {
  const messages = isRecord(request) ? own(request, 'messages') : request;
  if (!Array.isArray(messages)) return undefined;
  const first: unknown = messages[0];
  if (!isRecord(first)) return messages === request ? undefined : messages;
  return typeof own(first, 'role') === 'string' ? messages : undefined;
}

/** The last user message is the input; without one, whatever was said last. */
function writeMessages(messages: readonly unknown[], target: Target): void {
  const systems: string[] = [];
  let turns = 0;
  let turnsBefore = 0;
  let last: unknown;
  let lastUser: unknown;
  for (const message of messages) {
    if (!isRecord(message)) continue;
    const role = own(message, 'role');
    const content = own(message, 'content');
    if (role === 'system' || role === 'developer') {
      systems.push(contentText(content));
      continue;
    }
    if (role === 'user') {
      lastUser = content;
      turnsBefore = turns;
    }
    if (role === 'user' || role === 'assistant') turns += 1;
    last = content;
  }
  target.event.earlierTurns = lastUser === undefined ? Math.max(0, turns - 1) : turnsBefore;
  if (systems.length > 0) writeSystem(systems.join('\n'), target);
  writeContent(lastUser ?? last, target);
}

function writeContent(content: unknown, target: Target): void {
  const text = contentText(content);
  if (text !== '') writeText(text, target);
  else if (Array.isArray(content) && content.length > 0) target.event.inputKind = inputKinds.hidden;
}

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? textOfParts(content) : '';
}

function writeSystem(system: unknown, { event, scratch }: Target): void {
  const text = contentText(system);
  if (text !== '') scratch.put(event.system, text);
}

function writeResponse(response: unknown, target: Target): void {
  const choice = firstChoice(response);
  if (choice === undefined) writeOutput(Array.isArray(response) ? response.at(-1) : response, target);
  else {
    const message = own(choice, 'message') ?? own(choice, 'delta');
    const content = isRecord(message) ? own(message, 'content') : own(choice, 'text');
    const text = contentText(content);
    if (text !== '') target.scratch.put(target.event.outputText, text);
    writeLogprobs(own(choice, 'logprobs'), target.event);
  }
  writeUsage(response, target.event);
}

function firstChoice(response: unknown): Readonly<Record<string, unknown>> | undefined {
  const choices = isRecord(response) ? own(response, 'choices') : undefined;
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return isRecord(first) ? first : undefined;
}

/** The likeliest first tokens stand for class probabilities: that is how one-word answers are read. */
function writeLogprobs(logprobs: unknown, event: EventView): void {
  const content = isRecord(logprobs) ? own(logprobs, 'content') : undefined;
  const first: unknown = Array.isArray(content) ? content[0] : undefined;
  if (!isRecord(first)) return;
  const candidates = firstOf(first, ['top_logprobs']);
  writeProbabilities(Array.isArray(candidates) && candidates.length > 0 ? candidates : [first], event);
}
