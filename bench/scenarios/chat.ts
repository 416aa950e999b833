/** The chat completion service: answers have a plausible length, opening and reason to stop; what they are about may be decided by a trained model. */
import { sharedSites } from './clients.js';
import { codeOpening } from './inputs/code.js';
import { opening } from './inputs/questions.js';
import type { Topic } from './inputs/topics/index.js';
import { encodeWords, WIDE } from './inputs/words.js';
import { trainSubjects } from './victims/subjects.js';
import { argmax, type Classifier } from './victims/victim.js';
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
  /** Model that decides what an answer is about, if one was trained: what a thief of this service copies. */
  readonly subjects?: Classifier;
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

/** The text a model of subjects goes by: the last message of the user. */
export function lastWords({ messages }: ChatInput): string {
  return messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

function reply(
  { input, params }: Query<ChatInput>,
  { model, topic }: { readonly model: string; readonly topic: Topic },
  random: Random,
): Answer {
  const { wanted, messages } = input;
  const limit = typeof params['max_tokens'] === 'number' ? params['max_tokens'] : 1024;
  const wished =
    wanted.text === undefined
      ? Math.round(random.around(wanted.words, 0.35) * TOKENS_A_WORD)
      : Math.max(1, Math.round(wanted.text.length / 4));
  const tokensOut = Math.max(1, Math.min(limit, wished));
  const whole = wanted.text ?? (wanted.code === true ? codeOpening(random) : opening(topic, random));
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

export interface ChatSettings {
  readonly topics: readonly Topic[];
  readonly span: Span;
  /** Prompts to train a model of subjects on; without it answers are about what the caller meant. */
  readonly trainingPrompts?: number;
}

export function makeChatService({ topics, span, trainingPrompts = 0 }: ChatSettings, random: Random): ChatService {
  const subjects = trainingPrompts > 0 ? trainSubjects(topics, trainingPrompts, random.fork('subjects')) : undefined;
  const topicOf = (input: ChatInput): Topic =>
    subjects === undefined
      ? input.wanted.topic
      : (topics[argmax(subjects.probabilities(encodeWords(lastWords(input), WIDE)))] ?? input.wanted.topic);
  return {
    ...(subjects === undefined ? {} : { subjects }),
    id: 'chat',
    endpoint: '/v1/chat/completions',
    models: ['willow-large', 'willow-mini'],
    span,
    sites: sharedSites(random.fork('sites')),
    callsPerMinute: 60,
    topics,
    answer: (query, model, draw) => reply(query, { model, topic: topicOf(query.input) }, draw),
    logged: ({ messages }) => messages,
  };
}
