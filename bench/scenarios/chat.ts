/** The chat completion service: nothing is trained here, answers only have a plausible length, opening and reason to stop. */
import { sharedSites } from './clients.js';
import { codeOpening } from './inputs/code.js';
import { opening } from './inputs/questions.js';
import type { Topic } from './inputs/topics/index.js';
import type { Random } from './random.js';
import type { Answer, Attack, Params, Persona, Query, Service, Span } from './shapes.js';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What a good answer would be; the log does not show it. */
export interface Wanted {
  readonly topic: Topic;
  /** Length of the answer in words, about. */
  readonly words: number;
  readonly code?: boolean;
  /** The whole answer, where it is one of a few. */
  readonly text?: string;
}

export interface ChatInput {
  readonly messages: readonly Message[];
  readonly wanted: Wanted;
}

export interface ChatService extends Service<ChatInput> {
  readonly topics: readonly Topic[];
}

export type ChatPersona = Persona<ChatService, ChatInput>;
export type ChatAttack = Attack<ChatService, ChatInput>;

export function user(content: string): Message {
  return { role: 'user', content };
}

export function system(content: string): Message {
  return { role: 'system', content };
}

export function assistant(content: string): Message {
  return { role: 'assistant', content };
}

export function chatQuery(messages: readonly Message[], wanted: Wanted, params: Params): Query<ChatInput> {
  return { input: { messages, wanted }, params };
}

/** Sampling parameters as most software sets them. */
export function sampling(random: Random, maxTokens: number): Params {
  return { temperature: random.pick([0.7, 0.7, 1, 0.3, 0.5]), max_tokens: maxTokens };
}

/** Every second account pays for the large model. */
export function chatModel({ models }: { readonly models: readonly string[] }, random: Random): string {
  return (random.chance(0.55) ? models[0] : models.at(-1)) ?? '';
}

/** Answers are logged by their first characters only, as many gateways do. */
const LOGGED_CHARACTERS = 90;
const TOKENS_A_WORD = 1.35;

function reply({ input, params }: Query<ChatInput>, model: string, random: Random): Answer {
  const { wanted, messages } = input;
  const limit = typeof params['max_tokens'] === 'number' ? params['max_tokens'] : 1024;
  const wished =
    wanted.text === undefined
      ? Math.round(random.around(wanted.words, 0.35) * TOKENS_A_WORD)
      : Math.max(1, Math.round(wanted.text.length / 4));
  const tokensOut = Math.max(1, Math.min(limit, wished));
  const whole = wanted.text ?? (wanted.code === true ? codeOpening(random) : opening(wanted.topic, random));
  const text = whole.slice(0, Math.min(LOGGED_CHARACTERS, 6 * tokensOut));
  const characters = messages.reduce((sum, { content }) => sum + content.length + 12, 0);
  const pace = model.endsWith('mini') ? 7 : 16;
  return {
    output: { text, finish_reason: wished > limit ? 'length' : 'stop' },
    latencyMs: Math.round(random.around(180 + pace * tokensOut, 0.15)),
    tokensIn: Math.ceil(characters / 4.2),
    tokensOut,
    said: text,
  };
}

export function makeChatService(
  { topics, span }: { topics: readonly Topic[]; span: Span },
  random: Random,
): ChatService {
  return {
    id: 'chat',
    endpoint: '/v1/chat/completions',
    models: ['willow-large', 'willow-mini'],
    span,
    sites: sharedSites(random.fork('sites')),
    callsPerMinute: 60,
    topics,
    answer: reply,
    logged: ({ messages }) => messages,
  };
}
