/** A list of chat messages as input: the last user text, the system text, and how many turns went before. */
import { inputKinds } from '../../events/event.js';
import { isRecord, own } from '../values.js';
import type { Target } from './dialect.js';
import { writeText } from './input.js';
import { textOfParts } from './output.js';

/** Who takes turns in a conversation; tools and their results do not. */
const speakers = new Set(['user', 'assistant', 'model']);

/** The last user message is the input; without one, whatever was said last. */
export function writeMessages(messages: readonly unknown[], target: Target): void {
  const systems: string[] = [];
  let turns = 0;
  let turnsBefore = 0;
  let last: unknown;
  let lastUser: unknown;
  target.event.isChat = true;
  for (const message of messages) {
    if (!isRecord(message)) continue;
    const role = own(message, 'role');
    const content = own(message, 'content') ?? own(message, 'parts');
    if (role === 'system' || role === 'developer') {
      systems.push(contentText(content));
      continue;
    }
    if (role === 'user') {
      lastUser = content;
      turnsBefore = turns;
    }
    if (typeof role === 'string' && speakers.has(role)) turns += 1;
    last = content;
  }
  target.event.earlierTurns = lastUser === undefined ? Math.max(0, turns - 1) : turnsBefore;
  if (systems.length > 0) writeSystem(systems.join('\n'), target);
  writeContent(lastUser ?? last, target);
}

/** A user message without any text, pictures alone, is known to be there and not looked into. */
function writeContent(content: unknown, target: Target): void {
  const text = contentText(content);
  if (text !== '') writeText(text, target);
  else if (Array.isArray(content) && content.length > 0) target.event.inputKind = inputKinds.hidden;
}

/** Text of a message's content: a string, a part, or a list of parts. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (isRecord(content)) return textOfParts([content]);
  return Array.isArray(content) ? textOfParts(content) : '';
}

export function writeSystem(system: unknown, { event, scratch }: Target): void {
  const text = contentText(system);
  if (text !== '') scratch.put(event.system, text);
}

/** The model a body names, where the envelope names none. */
export function writeModel(request: unknown, { event, scratch }: Target): void {
  const model = isRecord(request) ? own(request, 'model') : undefined;
  if (event.model.length === 0 && typeof model === 'string') scratch.put(event.model, model);
}
