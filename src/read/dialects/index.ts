/** The body dialects, in the order in which they are tried; the last one takes everything. */
import type { Dialect, Exchange } from './dialect.js';
import { openaiChat } from './openai-chat.js';
import { plain } from './plain.js';
import { rowInstances } from './row-instances.js';

export const dialects: readonly Dialect[] = [openaiChat, rowInstances, plain];

/** The dialect of one exchange, by the body's own keys. */
export function dialectOf(exchange: Exchange): Dialect {
  for (const dialect of dialects) if (dialect.matches(exchange)) return dialect;
  return plain;
}
