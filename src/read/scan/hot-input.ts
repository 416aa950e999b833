/** Request bodies in their commonest forms, from the bytes into the event: a text, numbers, a row of fields, chat messages. */
import { inputKinds, type TextSlice } from '../../events/event.js';
import type { Target } from '../dialects/dialect.js';
import { isPlaceholderAt } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import type { Cells } from './cells.js';
import { HotFields, type RowKeys, rowKeys } from './hot-fields.js';
import { HotMessages } from './hot-messages.js';
import { applyAll, areSimple, HotParameters, parameterKeys } from './hot-parameters.js';
import { HotTools } from './hot-tools.js';
import {
  acceptPrompt,
  mayHoldBase64,
  mayHoldJson,
  mayHoldNumbers,
  mayHoldPicture,
  putString,
  putToken,
} from './hot-text.js';
import type { InnerJson } from './inner-json.js';
import { KeyTree } from './key-tree.js';
import { NumberList } from './number-list.js';
import { NO_TOKEN, type Tape } from './tape.js';
import { NO_TEXT, TextBlocks } from './text-blocks.js';

/** What a request was: to be parsed, without a protocol, a list of messages, a body with messages as OpenAI, Converse or Anthropic have it. */
export const requestForms = { parse: 0, plain: 1, messages: 2, body: 3, converse: 4, anthropic: 5 } as const;
export type RequestForm = (typeof requestForms)[keyof typeof requestForms];

/** Keys beside the messages that make the body something else, or say more than is looked for here. */
const OTHERS = new Set([
  ...['contents', 'additionalModelRequestFields', 'headers'],
  'toolConfig',
  ...['input', 'prompt', 'instances', 'inputs', 'data', 'dataframe_split', 'dataframe_records'],
]);

interface BodyKeys {
  readonly messages: number;
  readonly model: number;
  readonly system: number;
  /** Parameters of Converse, which stand in an object of their own. */
  readonly inference: number;
  readonly isAnthropic: boolean;
  readonly tools: number;
  readonly parameters: NonNullable<ReturnType<typeof parameterKeys>>;
}

function bodyKeys(keys: readonly string[]): BodyKeys | undefined {
  const messages = keys.indexOf('messages');
  const inference = keys.indexOf('inferenceConfig');
  const parameters = parameterKeys(keys.map((key, i) => (i === inference ? '' : key)));
  if (messages < 0 || parameters === undefined || keys.some((key) => OTHERS.has(key))) return undefined;
  // Which of two says the temperature is not for here.
  if (inference >= 0 && parameters.some((meaning) => meaning !== undefined)) return undefined;
  // Which of two lists of tools counts, either.
  if (keys.includes('tools') && keys.includes('functions')) return undefined;
  const tools = keys.findIndex((key) => key === 'tools' || key === 'functions');
  const isAnthropic = keys.includes('anthropic_version');
  return {
    messages,
    model: keys.indexOf('model'),
    system: keys.indexOf('system'),
    inference,
    isAnthropic,
    tools,
    parameters,
  };
}

/** What an object may be: a row of features, or a body with messages. */
interface ObjectKeys {
  readonly row: RowKeys | undefined;
  readonly body: BodyKeys | undefined;
}

function objectKeys(keys: readonly string[]): ObjectKeys | undefined {
  const found = { row: rowKeys(keys), body: bodyKeys(keys) };
  return found.row === undefined && found.body === undefined ? undefined : found;
}

export class HotInput {
  private readonly target: Target;
  private readonly inner: InnerJson;
  private readonly fields: HotFields;
  private readonly messages: HotMessages;
  private readonly objects = new KeyTree(objectKeys);
  private readonly list = new NumberList();
  private readonly parameters = new HotParameters();
  private readonly system = new TextBlocks();
  private readonly tools = new HotTools();

  constructor(target: Target, inner: InnerJson) {
    this.target = target;
    this.inner = inner;
    this.fields = new HotFields(target);
    this.messages = new HotMessages(target);
  }

  /** Writes the request in a cell; nothing is known of it when it has to be parsed. */
  write(cells: Cells, column: number): RequestForm {
    const kind = cells.kinds[column];
    if (kind === cellKinds.text || kind === cellKinds.escaped) return this.writeText(cells, column);
    if (cells.tape === undefined) return requestForms.parse;
    return this.writeToken(cells.tape, cells.tokens[column] ?? NO_TOKEN);
  }

  private writeToken(tape: Tape, token: number): RequestForm {
    switch (tape.kinds[token]) {
      case cellKinds.array:
        return this.writeList(tape, token);
      case cellKinds.object:
        return this.writeObject(tape, token);
      default:
        return requestForms.parse;
    }
  }

  private writeText(cells: Cells, column: number): RequestForm {
    const { target } = this;
    const { text } = target.event;
    putString(text, target.scratch, cells, column);
    if (isPlaceholderAt(text.bytes, text.start, text.end)) text.clear();
    else if (mayHoldJson(text)) return this.writeInner(text, cells.tape);
    else if (mayHoldBase64(text) || mayHoldPicture(text) || mayHoldNumbers(text)) return requestForms.parse;
    else acceptPrompt(target);
    return requestForms.plain;
  }

  /** A body that was written as text. */
  private writeInner(text: TextSlice, around: Tape | undefined): RequestForm {
    const tape = this.inner.read(text, around);
    if (tape === undefined) return requestForms.parse;
    text.clear();
    return this.writeToken(tape, this.inner.token);
  }

  private writeList(tape: Tape, list: number): RequestForm {
    const { list: row, target } = this;
    if (tape.kind(list + 1) === cellKinds.object && list + 1 < tape.next(list))
      return this.messages.write(tape, list) ? requestForms.messages : requestForms.parse;
    if (!row.read(tape, list)) return requestForms.parse;
    const { event } = target;
    const { vector } = event;
    event.vector = row.numbers;
    event.vectorLength = row.length;
    event.inputKind = inputKinds.vector;
    row.numbers = vector;
    return requestForms.plain;
  }

  private writeObject(tape: Tape, object: number): RequestForm {
    const { row, body } = this.objects.read(tape, object) ?? {};
    if (row !== undefined && this.fields.write(tape, row, this.objects.values)) return requestForms.plain;
    return body === undefined ? requestForms.parse : this.writeBody(tape, body);
  }

  private writeBody(tape: Tape, keys: BodyKeys): RequestForm {
    const { target } = this;
    const { values } = this.objects;
    const messages = values[keys.messages] ?? NO_TOKEN;
    if (tape.kind(messages) !== cellKinds.array || this.isLongModel(tape, keys.model)) return requestForms.parse;
    if (!areSimple(tape, keys.parameters, values) || !this.messages.write(tape, messages)) return requestForms.parse;
    target.event.hasParameters = true;
    applyAll(tape, keys.parameters, values, target.event);
    if (!this.putBeside(tape, keys)) return requestForms.parse;
    if (keys.inference >= 0 || this.messages.isBare) return requestForms.converse;
    this.putModel(tape, keys.model);
    return keys.isAnthropic ? requestForms.anthropic : requestForms.body;
  }

  private putBeside(tape: Tape, { system, inference, tools }: BodyKeys): boolean {
    return this.putSystem(tape, system) && this.putInference(tape, inference) && this.putTools(tape, tools);
  }

  private putTools(tape: Tape, key: number): boolean {
    const token = this.objects.values[key] ?? NO_TOKEN;
    if (key < 0 || tape.kind(token) === cellKinds.null) return true;
    const set = this.tools.read(tape, token);
    if (set !== undefined) this.target.event.toolset = set;
    return set !== undefined;
  }

  /** The system text beside the messages; false when it has to be parsed. */
  private putSystem(tape: Tape, key: number): boolean {
    if (key < 0) return true;
    const { event, scratch } = this.target;
    const text = this.system.read(tape, this.objects.values[key] ?? NO_TOKEN);
    if (text !== NO_TEXT && tape.holdsText(text)) putToken(event.system, scratch, tape, text);
    return text !== NO_TEXT;
  }

  private putInference(tape: Tape, key: number): boolean {
    if (key < 0) return true;
    const token = this.objects.values[key] ?? NO_TOKEN;
    return tape.kind(token) === cellKinds.object && this.parameters.write(tape, token, this.target.event);
  }

  /** A model that is a number too long for one is a name. */
  private isLongModel(tape: Tape, key: number): boolean {
    return key >= 0 && tape.isLong(this.objects.values[key] ?? NO_TOKEN);
  }

  private putModel(tape: Tape, key: number): void {
    const { event, scratch } = this.target;
    const token = this.objects.values[key] ?? NO_TOKEN;
    if (key >= 0 && event.model.length === 0 && tape.isText(token)) putToken(event.model, scratch, tape, token);
  }
}
