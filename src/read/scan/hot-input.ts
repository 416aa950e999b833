/** Request bodies in their commonest forms, from the bytes into the event: a text, numbers, a row of fields, chat messages. */
import { inputKinds, type TextSlice } from '../../events/event.js';
import type { Target } from '../dialects/dialect.js';
import { isPlaceholderAt } from '../values.js';
import { cellKinds, type Cells } from './cells.js';
import { HotFields, type RowKeys, rowKeys } from './hot-fields.js';
import { HotMessages } from './hot-messages.js';
import { apply, isSimple, parameterKeys } from './hot-parameters.js';
import { acceptText, innerJson, mayHoldBase64, mayHoldJson, putString } from './hot-text.js';
import { type InPlace, type JsonWalk, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { KeyTree } from './key-tree.js';
import { NumberList } from './number-list.js';

/** What a request was: to be parsed, without a protocol, a list of messages, a body with messages. */
export const requestForms = { parse: 0, plain: 1, messages: 2, body: 3 } as const;
export type RequestForm = (typeof requestForms)[keyof typeof requestForms];

/** Keys beside the messages that make the body something else, or say more than is looked for here. */
const OTHERS = new Set([
  ...['contents', 'anthropic_version', 'inferenceConfig', 'additionalModelRequestFields', 'system', 'headers'],
  ...['input', 'prompt', 'instances', 'inputs', 'data', 'dataframe_split', 'dataframe_records'],
]);

interface BodyKeys {
  readonly messages: number;
  readonly model: number;
  readonly parameters: NonNullable<ReturnType<typeof parameterKeys>>;
}

function bodyKeys(keys: readonly string[]): BodyKeys | undefined {
  const messages = keys.indexOf('messages');
  const parameters = parameterKeys(keys);
  if (messages < 0 || parameters === undefined || keys.some((key) => OTHERS.has(key))) return undefined;
  return { messages, model: keys.indexOf('model'), parameters };
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

export class HotInput implements InPlace {
  private readonly walk: JsonWalk;
  private readonly target: Target;
  private readonly fields: HotFields;
  private readonly messages: HotMessages;
  private readonly objects = new KeyTree(objectKeys);
  private readonly list = new NumberList();

  constructor(walk: JsonWalk, target: Target) {
    this.walk = walk;
    this.target = target;
    this.fields = new HotFields(walk, target, this.objects);
    this.messages = new HotMessages(walk, target);
  }

  take(walk: JsonWalk, at: number): number {
    const taker = walk.bytes[at] === OPEN_OBJECT ? this.objects : this.list;
    return taker.take(walk, at);
  }

  /** Writes the request in a cell; nothing is known of it when it has to be parsed. */
  write(cells: Cells, column: number): RequestForm {
    const bytes = cells.bytes[column];
    if (bytes === undefined) return requestForms.parse;
    const start = cells.starts[column] ?? 0;
    this.walk.bytes = bytes;
    switch (cells.kinds[column]) {
      case cellKinds.text:
        return this.writeText(start, cells.ends[column] ?? 0, false);
      case cellKinds.escaped:
        return this.writeText(start, cells.ends[column] ?? 0, true);
      case cellKinds.array:
        return this.writeList(start);
      case cellKinds.object:
        return this.writeObject(start);
      default:
        return requestForms.parse;
    }
  }

  private writeText(start: number, end: number, hasEscape: boolean): RequestForm {
    const { target } = this;
    const { text } = target.event;
    putString(text, target.scratch, this.walk.bytes, start, end, hasEscape);
    if (isPlaceholderAt(text.bytes, text.start, text.end)) text.clear();
    else if (mayHoldJson(text)) return this.writeInner(text);
    else if (mayHoldBase64(text)) return requestForms.parse;
    else acceptText(target);
    return requestForms.plain;
  }

  /** A body that was written as text. */
  private writeInner(text: TextSlice): RequestForm {
    const at = innerJson(this.walk, text, this);
    if (at < 0) return requestForms.parse;
    text.clear();
    if (this.walk.bytes[at] === OPEN_ARRAY) return this.writeList(at);
    return this.writeObject(at);
  }

  private writeList(at: number): RequestForm {
    const { list, walk, target } = this;
    const first = walk.blank(at + 1);
    if (walk.bytes[first] === OPEN_OBJECT) return this.messages.write(at) ? requestForms.messages : requestForms.parse;
    if (!list.read(walk, at)) return requestForms.parse;
    const { event } = target;
    const { vector } = event;
    event.vector = list.numbers;
    event.vectorLength = list.length;
    event.inputKind = inputKinds.vector;
    list.numbers = vector;
    return requestForms.plain;
  }

  private writeObject(at: number): RequestForm {
    const { row, body } = this.objects.read(this.walk, at) ?? {};
    if (row !== undefined && this.fields.write(row)) return requestForms.plain;
    return body === undefined ? requestForms.parse : this.writeBody(body);
  }

  private writeBody(keys: BodyKeys): RequestForm {
    const { objects: bodies, walk, target } = this;
    if (walk.bytes[bodies.starts[keys.messages] ?? 0] !== OPEN_ARRAY) return requestForms.parse;
    if (!keys.parameters.every((meaning, key) => isSimple(walk.bytes, bodies, key, meaning))) return requestForms.parse;
    if (!this.messages.write(bodies.starts[keys.messages] ?? 0)) return requestForms.parse;
    target.event.hasParameters = true;
    for (let key = 0; key < keys.parameters.length; key += 1) {
      apply(walk.bytes, bodies, key, keys.parameters[key], target.event);
    }
    this.putModel(keys.model);
    return requestForms.body;
  }

  private putModel(key: number): void {
    const { event, scratch } = this.target;
    const start = this.objects.starts[key] ?? -1;
    if (start < 0 || event.model.length > 0 || this.walk.bytes[start] !== QUOTE) return;
    const hasEscape = this.objects.hasEscape[key] === 1;
    putString(event.model, scratch, this.walk.bytes, start + 1, (this.objects.ends[key] ?? 0) - 1, hasEscape);
  }
}
