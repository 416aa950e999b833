/** The body dialects, in the order in which they are tried; the last one takes everything. */
import { anthropicMessages } from './anthropic-messages.js';
import { bedrockConverse } from './bedrock-converse.js';
import type { Dialect, Exchange } from './dialect.js';
import { gemini } from './gemini.js';
import { kserveV2 } from './kserve-v2.js';
import { mlflow } from './mlflow.js';
import { openaiChat } from './openai-chat.js';
import { openaiCompletions } from './openai-completions.js';
import { openaiEmbeddings } from './openai-embeddings.js';
import { openaiResponses } from './openai-responses.js';
import { plain } from './plain.js';
import { rowInstances } from './row-instances.js';
import { seldon } from './seldon.js';
import { tfColumns } from './tf-columns.js';

/** Those that ask for more in common keys come before those that ask for less. */
export const dialects: readonly Dialect[] = [
  bedrockConverse,
  anthropicMessages,
  gemini,
  openaiChat,
  openaiResponses,
  openaiEmbeddings,
  openaiCompletions,
  rowInstances,
  kserveV2,
  tfColumns,
  mlflow,
  seldon,
  plain,
];

/** The dialect of one exchange, by the body's own keys. */
export function dialectOf(exchange: Exchange): Dialect {
  for (const dialect of dialects) if (dialect.matches(exchange)) return dialect;
  return plain;
}
