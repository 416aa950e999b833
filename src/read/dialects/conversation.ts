/** A list of chat messages as input: the last user text, the system text, and how many turns went before. */
import { inputKinds } from '../../events/event.js';
import { isRecord, own } from '../values.js';
import { hashOfAttachments, isToolResult } from './attachments.js';
import type { Target } from './dialect.js';
import { textOfParts } from './output.js';
import { putText } from './text.js';

/** Who takes turns in a conversation; tools and their results do not. */
const isSpeaker = (role: unknown): boolean => role === 'user' || role === 'assistant' || role === 'model';
const isTool = (role: unknown): boolean => role === 'tool' || role === 'function';

/** What was said, as far as it was listened to. */
class Conversation {
  readonly systems: string[] = [];
  turns = 0;
  /** Turns before the last user message; undefined without one. */
  turnsBefore: number | undefined;
  said: unknown;
  /** What was said last are results of tools alone. */
  isFromTool = false;
  private asked: unknown;

  /** What the last user said; without one, whatever was said last. */
  get input(): unknown {
    return this.asked ?? this.said;
  }

  hear(role: unknown, content: unknown): void {
    if (role === 'system' || role === 'developer') {
      this.systems.push(contentText(content));
      return;
    }
    this.isFromTool = isTool(role) || isResultAlone(content);
    if (role === 'user') {
      this.asked = content;
      this.turnsBefore = this.turns;
    }
    if (isSpeaker(role)) this.turns += 1;
    this.said = content;
  }
}

/**
 * The last user message is the input; without one, whatever was said last. A call that hands back the result of a tool goes on with
 * what was asked before: it is an input nobody wrote, and no repetition.
 */
export function writeMessages(messages: readonly unknown[], target: Target): void {
  const { event } = target;
  const talk = new Conversation();
  for (const message of messages) {
    if (isRecord(message)) talk.hear(own(message, 'role'), own(message, 'content') ?? own(message, 'parts'));
  }
  event.isChat = true;
  event.earlierTurns = talk.isFromTool ? talk.turns : (talk.turnsBefore ?? Math.max(0, talk.turns - 1));
  if (talk.systems.length > 0) writeSystem(talk.systems.join('\n'), target);
  if (talk.isFromTool) event.inputKind = inputKinds.hidden;
  else writeContent(talk.input, target);
}

/** A user message without any text, pictures alone, is known to be there and told from others, but not looked into. */
function writeContent(content: unknown, target: Target): void {
  const { event, scratch } = target;
  const text = contentText(content);
  event.attachments = hashOfAttachments(content);
  if (text !== '') putText(text, target);
  else if (Array.isArray(content) && content.length > 0) {
    event.inputKind = inputKinds.hidden;
    if (event.attachments !== 0) scratch.put(event.text, event.attachments.toString(16));
  }
}

/** Results of tools and no word of the user's own. */
function isResultAlone(content: unknown): boolean {
  return Array.isArray(content) && content.some(isToolResult) && contentText(content) === '';
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
