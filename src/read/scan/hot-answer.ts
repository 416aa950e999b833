/** The answer of a chat API, `{"choices": [{"message": ...}], "usage": {...}}` and what Converse and Anthropic have for it, from the bytes into the event. */
import { TOKENS_IN, TOKENS_OUT } from '../dialects/output.js';
import type { Target } from '../dialects/dialect.js';
import { cellKinds } from './cell-kinds.js';
import { putToken } from './hot-text.js';
import { MINUS } from './number-bytes.js';
import { KeyTree } from './key-tree.js';
import { NO_TOKEN, type Tape } from './tape.js';
import { NO_TEXT, TextBlocks } from './text-blocks.js';

const OTHERS = [
  ...['candidates', 'usageMetadata', 'usage_metadata', 'headers', 'status_code', 'statusCode'],
  // Counts that stand beside the answer.
  ...[...TOKENS_IN, ...TOKENS_OUT],
];

/** Whose answer it is: OpenAI's choices, the message of Converse, Anthropic's. */
export const answerForms = { choices: 0, converse: 1, anthropic: 2 } as const;
type AnswerForm = (typeof answerForms)[keyof typeof answerForms];

export interface AnswerKeys {
  readonly form: AnswerForm;
  /** The choices, the object around the message, or the content. */
  readonly inside: number;
  readonly usage: number;
}

export function answerKeys(keys: readonly string[]): AnswerKeys | undefined {
  if (keys.some((key) => OTHERS.includes(key))) return undefined;
  const form = formOf(keys);
  if (form === undefined) return undefined;
  return { form, inside: keys.indexOf(INSIDE[form] ?? ''), usage: keys.indexOf('usage') };
}

/** Where the text is found, by form. */
const INSIDE = ['choices', 'output', 'content'];

function formOf(keys: readonly string[]): AnswerForm | undefined {
  const has = (key: string): boolean => keys.includes(key);
  if (has('choices')) {
    return has('content') || has('type') || has('stop_reason') ? undefined : answerForms.choices;
  }
  if (has('output')) return has('content') ? undefined : answerForms.converse;
  return has('content') && has('stop_reason') ? answerForms.anthropic : undefined;
}

interface ChoiceKeys {
  readonly message: number;
  readonly logprobs: number;
}

function choiceKeys(keys: readonly string[]): ChoiceKeys | undefined {
  const message = keys.indexOf('message');
  return message < 0 ? undefined : { message, logprobs: keys.indexOf('logprobs') };
}

interface UsageKeys {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

function usageKeys(keys: readonly string[]): UsageKeys | undefined {
  const places = [TOKENS_IN, TOKENS_OUT].map((names) => keys.flatMap((key, i) => (names.includes(key) ? [i] : [])));
  if (places.some(({ length }) => length > 1)) return undefined;
  const [tokensIn = -1, tokensOut = -1] = places.map(([place]) => place ?? -1);
  return { tokensIn, tokensOut };
}

export class HotAnswer {
  private readonly target: Target;
  private readonly choices = new KeyTree(choiceKeys);
  private readonly messages = new KeyTree((keys) => keys.indexOf('content'));
  private readonly outputs = new KeyTree((keys) => keys.indexOf('message'));
  private readonly blocks = new TextBlocks();
  private readonly usages = new KeyTree(usageKeys);

  constructor(target: Target) {
    this.target = target;
  }

  /** Writes the object whose values are these tokens; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, keys: AnswerKeys, values: Int32Array): boolean {
    const content = this.contentOf(tape, keys.form, values[keys.inside] ?? NO_TOKEN);
    if (content === UNKNOWN) return false;
    const tokens = keys.usage < 0 ? NO_TOKENS : this.tokensAt(tape, values[keys.usage] ?? NO_TOKEN);
    if (tokens === undefined) return false;
    if (content !== NONE) putToken(this.target.event.outputText, this.target.scratch, tape, content);
    this.putTokens(tape, tokens);
    return true;
  }

  private contentOf(tape: Tape, form: AnswerForm, token: number): number {
    if (form === answerForms.choices) return this.contentOfFirst(tape, token);
    if (form === answerForms.anthropic) return tape.isText(token) ? UNKNOWN : this.saidIn(tape, token);
    const message = tape.kind(token) === cellKinds.object ? this.outputs.read(tape, token) : undefined;
    const inner = this.outputs.values[message ?? -1] ?? -1;
    const content = inner >= 0 && tape.kind(inner) === cellKinds.object ? this.messages.read(tape, inner) : undefined;
    return content === undefined || content < 0
      ? UNKNOWN
      : this.saidIn(tape, this.messages.values[content] ?? NO_TOKEN);
  }

  /** Token of a text that is not empty. */
  private saidIn(tape: Tape, content: number): number {
    const text = this.blocks.read(tape, content);
    return text !== NO_TEXT && tape.holdsText(text) ? text : UNKNOWN;
  }

  /** Token of the text of the first message. */
  private contentOfFirst(tape: Tape, list: number): number {
    const first = list + 1;
    if (tape.kind(list) !== cellKinds.array || tape.kind(first) !== cellKinds.object || first === tape.next(list))
      return UNKNOWN;
    const keys = this.choices.read(tape, first);
    if (keys === undefined) return UNKNOWN;
    const { values } = this.choices;
    if (keys.logprobs >= 0 && tape.kind(values[keys.logprobs] ?? NO_TOKEN) !== cellKinds.null) return UNKNOWN;
    return this.contentIn(tape, values[keys.message] ?? NO_TOKEN);
  }

  private contentIn(tape: Tape, message: number): number {
    const content = tape.kind(message) === cellKinds.object ? this.messages.read(tape, message) : undefined;
    if (content === undefined) return UNKNOWN;
    const text = this.messages.values[content] ?? NO_TOKEN;
    if (content < 0 || tape.kind(text) === cellKinds.null) return NONE;
    return tape.isText(text) ? text : UNKNOWN;
  }

  private tokensAt(tape: Tape, usage: number): UsageKeys | undefined {
    if (tape.kind(usage) === cellKinds.null) return NO_TOKENS;
    const keys = tape.kind(usage) === cellKinds.object ? this.usages.read(tape, usage) : undefined;
    if (keys === undefined || !this.isCount(tape, keys.tokensIn) || !this.isCount(tape, keys.tokensOut))
      return undefined;
    return keys;
  }

  private isCount(tape: Tape, key: number): boolean {
    if (key < 0) return true;
    const token = this.usages.values[key] ?? NO_TOKEN;
    return tape.kind(token) === cellKinds.digits && tape.bytes[tape.start(token)] !== MINUS && !tape.isLong(token);
  }

  private putTokens(tape: Tape, { tokensIn, tokensOut }: UsageKeys): void {
    const { event } = this.target;
    const { values } = this.usages;
    if (tokensIn >= 0 && Number.isNaN(event.tokensIn)) event.tokensIn = tape.number(values[tokensIn] ?? NO_TOKEN);
    if (tokensOut >= 0 && Number.isNaN(event.tokensOut)) event.tokensOut = tape.number(values[tokensOut] ?? NO_TOKEN);
  }
}

/** Instead of a token: there is no text, and: it has to be parsed. */
const NONE = -1;
const UNKNOWN = -2;
const NO_TOKENS: UsageKeys = { tokensIn: -1, tokensOut: -1 };
