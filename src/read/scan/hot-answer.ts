/** The answer of a chat API, `{"choices": [{"message": ...}], "usage": {...}}`, from the bytes into the event. */
import { TOKENS_IN, TOKENS_OUT } from '../dialects/output.js';
import type { Target } from '../dialects/dialect.js';
import { putString } from './hot-text.js';
import { type JsonWalk, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { KeyTree } from './key-tree.js';
import { mayBeLong, numberOf } from './number-bytes.js';

const OTHERS = ['content', 'type', 'stop_reason', 'usageMetadata', 'usage_metadata', 'headers'];

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

const NULL = 0x6e;

export class HotAnswer {
  private readonly walk: JsonWalk;
  private readonly target: Target;
  private readonly choices = new KeyTree(choiceKeys);
  private readonly messages = new KeyTree((keys) => keys.indexOf('content'));
  private readonly usages = new KeyTree(usageKeys);

  constructor(walk: JsonWalk, target: Target) {
    this.walk = walk;
    this.target = target;
  }

  /** Writes the object whose values the tree has noted; false, with nothing written, when it has to be parsed. */
  write(keys: AnswerKeys, { starts }: { readonly starts: Int32Array }): boolean {
    const choices = starts[keys.choices] ?? 0;
    const usage = keys.usage < 0 ? -1 : (starts[keys.usage] ?? 0);
    const content = this.contentOf(choices);
    if (content < -1) return false;
    const tokens = usage < 0 ? NO_TOKENS : this.tokensAt(usage);
    if (tokens === undefined) return false;
    if (content >= 0) this.putContent(content);
    this.putTokens(tokens);
    return true;
  }

  /** Key of the text among those of the first message; -1 for none, -2 when it has to be parsed. */
  private contentOf(list: number): number {
    const { bytes } = this.walk;
    if (bytes[list] !== OPEN_ARRAY) return -2;
    const first = this.walk.blank(list + 1);
    const keys = bytes[first] === OPEN_OBJECT ? this.choices.read(this.walk, first) : undefined;
    if (keys === undefined) return -2;
    if (keys.logprobs >= 0 && bytes[this.choices.starts[keys.logprobs] ?? 0] !== NULL) return -2;
    return this.contentIn(this.choices.starts[keys.message] ?? 0);
  }

  private contentIn(message: number): number {
    const { bytes } = this.walk;
    const content = bytes[message] === OPEN_OBJECT ? this.messages.read(this.walk, message) : undefined;
    if (content === undefined) return -2;
    if (content < 0) return -1;
    const first = bytes[this.messages.starts[content] ?? 0];
    if (first === NULL) return -1;
    return first === QUOTE ? content : -2;
  }

  private putContent(key: number): void {
    const { event, scratch } = this.target;
    const { starts, ends, hasEscape } = this.messages;
    const start = (starts[key] ?? 0) + 1;
    const end = (ends[key] ?? 0) - 1;
    putString(event.outputText, scratch, this.walk.bytes, start, end, hasEscape[key] === 1);
  }

  private tokensAt(at: number): UsageKeys | undefined {
    const { bytes } = this.walk;
    if (bytes[at] === NULL) return NO_TOKENS;
    const keys = bytes[at] === OPEN_OBJECT ? this.usages.read(this.walk, at) : undefined;
    if (keys === undefined || !this.isCount(keys.tokensIn) || !this.isCount(keys.tokensOut)) return undefined;
    return keys;
  }

  private isCount(key: number): boolean {
    if (key < 0) return true;
    const { bytes } = this.walk;
    const start = this.usages.starts[key] ?? 0;
    const first = bytes[start] ?? 0;
    return first >= 0x30 && first <= 0x39 && !mayBeLong(bytes, start, this.usages.ends[key] ?? 0);
  }

  private putTokens({ tokensIn, tokensOut }: UsageKeys): void {
    const { event } = this.target;
    if (tokensIn >= 0 && Number.isNaN(event.tokensIn)) event.tokensIn = this.count(tokensIn);
    if (tokensOut >= 0 && Number.isNaN(event.tokensOut)) event.tokensOut = this.count(tokensOut);
  }

  private count(key: number): number {
    return numberOf(this.walk.bytes, this.usages.starts[key] ?? 0, this.usages.ends[key] ?? 0);
  }
}

const NO_TOKENS: UsageKeys = { tokensIn: -1, tokensOut: -1 };
