/** Bodies without a protocol: a text, an object of features, numbers, or a list of such rows; a label, probabilities or text back. */
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { writeAnswer } from './answer.js';
import { defineDialect } from './dialect.js';
import type { Target } from './dialect.js';
import { writeChoiceOf } from './openai-completions.js';
import { writeOutput, writeUsage } from './output.js';
import { isParameterName, writeParameters } from './parameters.js';
import { answerOfRow } from './rows.js';
import { textRequest, writeRow } from './text-request.js';

/** Fields of a request body that hold the input itself, beside parameters. */
export const WRAPPERS = ['prompt', 'input', 'inputs', 'text', 'inputText', 'features', 'query', 'question', 'data'];
const BESIDE = new Set(['model', 'user', 'id', 'model_id', 'modelId', 'session_id', 'metadata', 'signature_name']);

export const plain = defineDialect({
  id: 'plain',
  title: 'Plain inputs and outputs',
  status: 'stable',
  example: { request: { width: 2.5, shape: 'round' }, response: { label: 'a', probs: { a: 0.7, b: 0.3 } } },
  source: 'own convention, as recorders written in-house keep it',

  matches: () => true,

  rows: ({ request, response }) => rowsIn(lookInto(request), response)?.length ?? 1,

  write({ request, response, parameters }, row, target) {
    const inside = lookInto(request);
    const rows = rowsIn(inside, response);
    writeInputOf(inside, rows?.[row], target);
    if (inside.input !== request && isRecord(request)) writeBeside(request, target);
    writeParameters(parameters, target.event);
    const count = rows?.length ?? 1;
    if (count > 1 && hasChoices(response)) writeChoiceOf(response, row, count, target);
    else writePlainAnswer(answerOfRow(response, row, count), response, target);
  },
});

/** @param answer that to one row of the response; what a chat or a completion answered to an input kept apart is read as theirs */
export function writePlainAnswer(answer: unknown, response: unknown, target: Target): void {
  if (hasChoices(response)) {
    writeAnswer(response, target);
    return;
  }
  writeOutput(answer, target);
  writeUsage(response, target.event);
}

function hasChoices(response: unknown): boolean {
  return isRecord(response) && Array.isArray(own(response, 'choices'));
}

/** What is found inside a request. */
interface Inside {
  readonly input: unknown;
  /** The input, where it is a list of texts whatever its words look like. */
  readonly texts: readonly string[] | undefined;
  readonly attachments: number;
}

/** A request of many texts is looked into once, not once a text. */
const looked = new WeakMap<object, Inside>();

function lookInto(request: unknown): Inside {
  if (!isRecord(request)) return { input: request, texts: undefined, attachments: 0 };
  const known = looked.get(request);
  if (known !== undefined) return known;
  const asked = textRequest(request);
  const text = asked?.text;
  const inside = {
    input: wrappedInput(request) ?? text ?? request,
    // A list of words that has the name of a text, or options of a text service beside it, is a list of texts.
    texts: typeof text === 'string' || onlyFeatures(request) ? undefined : text,
    attachments: asked?.attachments ?? 0,
  };
  looked.set(request, inside);
  return inside;
}

/** @param row one of several inputs; undefined where the request carries one */
function writeInputOf({ input, attachments }: Inside, row: unknown, target: Target): void {
  // A bare number is what CSV makes of a short text; only rows and lists are told apart by type.
  if (row === undefined) writeRow(typeof input === 'number' ? String(input) : input, target);
  else writeRow(row, target);
  target.event.attachments ||= attachments;
}

function writeBeside(request: RawRecord, { event, scratch }: Target): void {
  writeParameters(request, event);
  const model = own(request, 'model');
  if (event.model.length === 0 && typeof model === 'string') scratch.put(event.model, model);
}

/** `{"prompt": "...", "max_tokens": 5}` is a text with parameters, `{"text": "...", "stars": 3}` is a row of features. */
function wrappedInput(request: RawRecord): unknown {
  for (const wrapper of WRAPPERS) {
    const inner = own(request, wrapper);
    if (inner !== undefined && inner !== null && onlyParametersBeside(request, wrapper)) return inner;
  }
  return undefined;
}

function onlyParametersBeside(request: RawRecord, wrapper: string): boolean {
  return Object.keys(request).every((key) => key === wrapper || BESIDE.has(key) || isParameterName(key));
}

/** The inputs of a request that carries several; undefined when it carries one. */
function rowsIn({ input, texts }: Inside, response: unknown): readonly unknown[] | undefined {
  return texts ?? rowsOf(input, response);
}

/** `{"features": ["red", "small"]}`, `{"input": [...]}`: nothing says that the words are texts. */
function onlyFeatures(request: RawRecord): boolean {
  return Object.keys(request).every((key) => key === 'input' || key === 'inputs' || isParameterName(key));
}

function rowsOf(input: unknown, response: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(input) || input.length === 0) return undefined;
  const values: readonly unknown[] = input;
  const kind = kindOf(values);
  // Several texts, or one row of words: texts have blanks, and their answers come one for each.
  const answered = Array.isArray(response) && response.length === values.length;
  return kind === 'rows' || kind === 'texts' || (kind === 'words' && answered) ? values : undefined;
}

type ListKind = 'rows' | 'texts' | 'words' | 'other';

/** A list of many rows is looked through once, not once a row. */
const kinds = new WeakMap<object, ListKind>();

function kindOf(values: readonly unknown[]): ListKind {
  const known = kinds.get(values);
  if (known !== undefined) return known;
  const kind = lookThrough(values);
  kinds.set(values, kind);
  return kind;
}

function lookThrough(values: readonly unknown[]): ListKind {
  if (values.every((value) => Array.isArray(value)) || values.every(isRecord)) return 'rows';
  if (!values.every((value) => typeof value === 'string')) return 'other';
  return values.some((value) => value.includes(' ')) ? 'texts' : 'words';
}
