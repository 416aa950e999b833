/** The answer of a chat API, `{"choices": [{"message": ...}], "usage": {...}}`, from the bytes into the event. */
import { TOKENS_IN, TOKENS_OUT } from '../dialects/output.js';
import type { Target } from '../dialects/dialect.js';
import { cellKinds } from './cell-kinds.js';
import { putToken } from './hot-text.js';
import { MINUS } from './number-bytes.js';
import { KeyTree } from './key-tree.js';
import type { Tape } from './tape.js';

const OTHERS = [
  ...['content', 'type', 'stop_reason', 'usageMetadata', 'usage_metadata', 'headers'],
  // Counts that stand beside the answer.
  ...[...TOKENS_IN, ...TOKENS_OUT],
];

export interface AnswerKeys {
  readonly choices: number;
  readonly usage: number;
}

export function answerKeys(keys: readonly string[]): AnswerKeys | undefined {
  const choices = keys.indexOf('choices');
  return choices < 0 || keys.some((key) => OTHERS.includes(key))
    ? undefined
    : { choices, usage: keys.indexOf('usage') };
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
  private readonly usages = new KeyTree(usageKeys);

  constructor(target: Target) {
    this.target = target;
  }

  /** Writes the object whose values are these tokens; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, keys: AnswerKeys, values: Int32Array): boolean {
    const content = this.contentOf(tape, values[keys.choices] ?? 0);
    if (content === UNKNOWN) return false;
    const tokens = keys.usage < 0 ? NO_TOKENS : this.tokensAt(tape, values[keys.usage] ?? 0);
    if (tokens === undefined) return false;
    if (content !== NONE) putToken(this.target.event.outputText, this.target.scratch, tape, content);
    this.putTokens(tape, tokens);
    return true;
  }

  /** Token of the text of the first message. */
  private contentOf(tape: Tape, list: number): number {
    const first = list + 1;
    if (tape.kind(list) !== cellKinds.array || tape.kind(first) !== cellKinds.object || first === tape.next(list))
      return UNKNOWN;
    const keys = this.choices.read(tape, first);
    if (keys === undefined) return UNKNOWN;
    const { values } = this.choices;
    if (keys.logprobs >= 0 && tape.kind(values[keys.logprobs] ?? 0) !== cellKinds.null) return UNKNOWN;
    return this.contentIn(tape, values[keys.message] ?? 0);
  }

  private contentIn(tape: Tape, message: number): number {
    const content = tape.kind(message) === cellKinds.object ? this.messages.read(tape, message) : undefined;
    if (content === undefined) return UNKNOWN;
    const text = this.messages.values[content] ?? 0;
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
    const token = this.usages.values[key] ?? 0;
    return tape.kind(token) === cellKinds.digits && tape.bytes[tape.start(token)] !== MINUS && !tape.isLong(token);
  }

  private putTokens(tape: Tape, { tokensIn, tokensOut }: UsageKeys): void {
    const { event } = this.target;
    const { values } = this.usages;
    if (tokensIn >= 0 && Number.isNaN(event.tokensIn)) event.tokensIn = tape.number(values[tokensIn] ?? 0);
    if (tokensOut >= 0 && Number.isNaN(event.tokensOut)) event.tokensOut = tape.number(values[tokensOut] ?? 0);
  }
}

/** Instead of a token: there is no text, and: it has to be parsed. */
const NONE = -1;
const UNKNOWN = -2;
const NO_TOKENS: UsageKeys = { tokensIn: -1, tokensOut: -1 };
