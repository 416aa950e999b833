/** What stands beside the text of an input: pictures, documents and further texts, which are told apart and not looked into. */
import { hashPair, hashText, mix32 } from '../../represent/hash.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';

/** Characters at either end of a long text that are looked at, and how many are taken between them. */
const ENDS = 128;
const BETWEEN = 64;
const DEEPEST = 5;

/** Names of the results that tools hand back in the place of a user: Anthropic, Converse, Gemini, OpenTelemetry. */
const RESULT_TYPES = new Set(['tool_result', 'tool_call_response', 'function_call_output', 'web_search_tool_result']);
const RESULT_KEYS = ['toolResult', 'functionResponse', 'function_response'];

/** True for a part that is the result of a tool. */
export function isToolResult(part: unknown): boolean {
  if (!isRecord(part)) return false;
  const type = own(part, 'type');
  return (typeof type === 'string' && RESULT_TYPES.has(type)) || RESULT_KEYS.some((key) => Object.hasOwn(part, key));
}

/** One number for all parts that are neither texts nor results of tools, in their order; 0 where there are none. */
export function hashOfAttachments(content: unknown): number {
  if (!Array.isArray(content)) return 0;
  let hash = 0;
  for (const part of content) {
    if (isRecord(part) && !isText(part) && !isToolResult(part)) hash = hashPair(hash, hashOf(part, 0)) || 1;
  }
  return hash;
}

/** One number for texts that belong to an input without being it, such as the end of the code to be filled in; 0 for none. */
export function hashOfBeside(texts: readonly unknown[]): number {
  let hash = 0;
  for (const text of texts) if (text !== '') hash = hashPair(hash, hashOf(text, 0)) || 1;
  return hash;
}

function isText(part: RawRecord): boolean {
  return typeof own(part, 'text') === 'string' || own(part, 'type') === 'text';
}

function hashOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return hashOfString(value);
  if (typeof value === 'number') return mix32(Math.trunc(value));
  if (depth >= DEEPEST || typeof value !== 'object' || value === null) return 0;
  let hash = 0;
  for (const inner of Object.values(value)) hash = hashPair(hash, hashOf(inner, depth + 1));
  return hash;
}

/** The length, the ends and places between them: pictures of millions of characters differ there. */
function hashOfString(text: string): number {
  if (text.length <= 2 * ENDS + BETWEEN) return hashText(text, 0);
  let between = '';
  for (let i = 1; i <= BETWEEN; i += 1) between += text.charAt(Math.floor((i * text.length) / (BETWEEN + 1)));
  return hashText(`${text.length} ${text.slice(0, ENDS)}${between}${text.slice(-ENDS)}`, 0);
}
