/** Answers in their commonest form, `{"label": ..., "probs": {...}, "text": ...}`, from the bytes into the event. */
import { ANSWER_LISTS } from '../dialects/rows.js';
import { CLASS_LISTS, NAME_LISTS } from '../dialects/named-scores.js';
import { LABELS, SCORE_LISTS, SCORES, TEXTS, TOKENS_IN, TOKENS_OUT } from '../dialects/output.js';
import type { Target } from '../dialects/dialect.js';
import { Tally } from '../dialects/probabilities.js';
import { answerForms, type AnswerKeys, answerKeys, HotAnswer } from './hot-answer.js';
import { cellKinds } from './cell-kinds.js';
import { putToken } from './hot-text.js';
import { KeyTree } from './key-tree.js';
import { NumberList } from './number-list.js';
import { NO_TOKEN, type Tape } from './tape.js';

/** Keys that make an answer something else, or say more than is looked for here. */
const OTHERS = new Set([
  ...[...ANSWER_LISTS, ...NAME_LISTS, ...CLASS_LISTS, ...SCORES],
  ...[...TOKENS_IN, ...TOKENS_OUT, 'usage', 'usageMetadata', 'usage_metadata'],
  ...['choices', 'candidates', 'output', 'type', 'stop_reason', 'object', 'generations', 'response', 'headers'],
  ...['status_code', 'statusCode'],
]);

interface OutputKeys {
  /** Positions among the keys; -1 for none. */
  readonly label: number;
  readonly scores: number;
  readonly text: number;
}

function outputKeys(keys: readonly string[]): OutputKeys | undefined {
  if (keys.some((key) => OTHERS.has(key))) return undefined;
  const places = [LABELS, SCORE_LISTS, TEXTS].map((names) =>
    keys.flatMap((key, i) => (names.includes(key) ? [i] : [])),
  );
  if (places.some(({ length }) => length > 1) || places.every(({ length }) => length === 0)) return undefined;
  const [label = -1, scores = -1, text = -1] = places.map(([place]) => place ?? -1);
  return { label, scores, text };
}

/** What an object may be: an answer of its own, or that of a chat API. */
export interface ObjectKeys {
  readonly output: OutputKeys | undefined;
  readonly answer: AnswerKeys | undefined;
}

function objectKeys(keys: readonly string[]): ObjectKeys | undefined {
  const found = { output: outputKeys(keys), answer: answerKeys(keys) };
  return found.output === undefined && found.answer === undefined ? undefined : found;
}

export class HotOutput {
  /** Whether the answer written last was a message as Anthropic sends them. */
  isAnthropic = false;
  private readonly target: Target;
  private readonly outputs = new KeyTree(objectKeys);
  private readonly labels = new KeyTree((keys) => keys.map((key) => Buffer.from(key)));
  private readonly list = new NumberList();
  private readonly answer: HotAnswer;
  private readonly tally = new Tally();
  /** Names of the classes last tallied; undefined for a list, whose classes are numbered. */
  private names: readonly Uint8Array[] | undefined;

  constructor(target: Target) {
    this.target = target;
    this.answer = new HotAnswer(target);
  }

  /** Writes the object of a token, in a chat also what such APIs answer; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, object: number, isChat: boolean): boolean {
    const { outputs } = this;
    this.isAnthropic = false;
    const { output, answer } = outputs.read(tape, object) ?? {};
    if (output !== undefined && this.writeOutput(tape, output)) return true;
    if (!isChat || answer === undefined || !this.answer.write(tape, answer, outputs.values)) return false;
    this.isAnthropic = answer.form === answerForms.anthropic;
    return true;
  }

  private writeOutput(tape: Tape, { label, scores, text }: OutputKeys): boolean {
    const { values } = this.outputs;
    const { event, scratch } = this.target;
    if (!this.isTextOrNone(tape, label) || !this.isTextOrNone(tape, text)) return false;
    if (scores >= 0 && !this.tallyAt(tape, values[scores] ?? NO_TOKEN)) return false;
    if (label >= 0) putToken(event.label, scratch, tape, values[label] ?? NO_TOKEN);
    if (scores >= 0) this.fillScores();
    if (text >= 0) putToken(event.outputText, scratch, tape, values[text] ?? NO_TOKEN);
    return true;
  }

  /** Writes an answer that is a list of scores; false, with nothing written, when it has to be parsed: so has a list of one. */
  writeList(tape: Tape, list: number): boolean {
    if (!this.tallyAt(tape, list) || this.tally.count < 2) return false;
    this.fillScores();
    return true;
  }

  private isTextOrNone(tape: Tape, key: number): boolean {
    return key < 0 || tape.isText(this.outputs.values[key] ?? NO_TOKEN);
  }

  private tallyAt(tape: Tape, token: number): boolean {
    this.tally.clear();
    if (tape.kinds[token] === cellKinds.object) return this.tallyObject(tape, token);
    return tape.kinds[token] === cellKinds.array && this.tallyList(tape, token);
  }

  private tallyObject(tape: Tape, object: number): boolean {
    const { labels, tally } = this;
    const names = labels.read(tape, object);
    if (names === undefined) return false;
    for (let i = 0; i < names.length; i += 1) {
      const token = labels.values[i] ?? NO_TOKEN;
      if (tape.kinds[token] !== cellKinds.digits || tape.isLong(token)) return false;
      tally.add(tape.number(token));
    }
    this.names = names;
    return true;
  }

  private tallyList(tape: Tape, token: number): boolean {
    const { list, tally } = this;
    if (!list.read(tape, token)) return false;
    for (let i = 0; i < list.length; i += 1) tally.add(list.numbers[i] ?? NaN);
    this.names = undefined;
    return true;
  }

  private fillScores(): void {
    const { event, scratch } = this.target;
    this.tally.fill(event);
    // Only now: where the scores turn out to be no classes there is none that is best.
    const { bestAt } = this.tally;
    if (event.label.length > 0 || bestAt < 0) return;
    const name = this.names?.[bestAt];
    if (this.names === undefined) scratch.put(event.label, String(bestAt));
    else if (name !== undefined) event.label.set(name, 0, name.length);
  }
}
