/** Messages and answers as LangChain keeps them: objects with their constructor's arguments, texts in lists of generations. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';

/** Who speaks in messages that name their kind in place of a role. */
const ROLES: Readonly<Record<string, string>> = {
  ...{ human: 'user', HumanMessage: 'user', HumanMessageChunk: 'user', ai: 'assistant', AIMessage: 'assistant' },
  ...{ AIMessageChunk: 'assistant', system: 'system', SystemMessage: 'system', tool: 'tool', ToolMessage: 'tool' },
  ...{ function: 'function', FunctionMessage: 'function', developer: 'developer' },
};

/** A message with role and content; undefined for what is no message of LangChain. */
export function messageOf(value: unknown): RawRecord | undefined {
  if (!isRecord(value) || own(value, 'role') !== undefined) return undefined;
  const inner = [own(value, 'kwargs'), own(value, 'data')].find(isRecord) ?? value;
  if (own(inner, 'content') === undefined) return undefined;
  const constructed = own(value, 'id');
  const kind = [
    own(inner, 'type'),
    own(value, 'type'),
    Array.isArray(constructed) ? (constructed.at(-1) as unknown) : undefined,
  ].find((each) => typeof each === 'string' && Object.hasOwn(ROLES, each));
  return typeof kind === 'string' ? { role: ROLES[kind], content: own(inner, 'content') } : undefined;
}

/** The messages of a prompt, which may be the only one of a batch; undefined for other lists. */
export function messagesIn(list: readonly unknown[]): readonly unknown[] | undefined {
  const first: unknown = list[0];
  const messages: readonly unknown[] = list.length === 1 && Array.isArray(first) ? first : list;
  const known = messages.map((message) => messageOf(message) ?? (isSaid(message) ? message : undefined));
  return known.length > 0 && known.every((message) => message !== undefined) ? known : undefined;
}

function isSaid(message: unknown): boolean {
  return isRecord(message) && typeof own(message, 'role') === 'string';
}

/** The text of the first generation, and what the model counted. */
export function generationIn(response: unknown): { readonly content: unknown; readonly usage: unknown } | undefined {
  const lists = isRecord(response) ? own(response, 'generations') : undefined;
  const list: unknown = Array.isArray(lists) ? lists[0] : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : list;
  if (!isRecord(response) || !isRecord(first)) return undefined;
  const message = messageOf(own(first, 'message'));
  const content = own(first, 'text') ?? message?.['content'];
  const output = own(response, 'llm_output');
  return content === undefined
    ? undefined
    : { content, usage: isRecord(output) ? own(output, 'token_usage') : undefined };
}
