/** Answers in their commonest form, `{"label": ..., "probs": {...}, "text": ...}`, from the bytes into the event. */
import { ANSWER_LISTS } from '../dialects/rows.js';
import { LABELS, SCORE_LISTS, SCORES, TEXTS } from '../dialects/output.js';
import type { Target } from '../dialects/dialect.js';
import { Tally } from '../dialects/probabilities.js';
import { type AnswerKeys, answerKeys, HotAnswer } from './hot-answer.js';
import { type InPlace, type JsonWalk, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { isNumberStart, KeyTree } from './key-tree.js';
import { mayBeLong, numberOf } from './number-bytes.js';
import { NumberList } from './number-list.js';

/** Keys that make an answer something else, or say more than is looked for here. */
const OTHERS = new Set([
  ...[...ANSWER_LISTS, ...SCORES, 'usage', 'usageMetadata', 'usage_metadata'],
  ...['choices', 'candidates', 'type', 'stop_reason', 'object', 'generations', 'response', 'headers'],
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

export class HotOutput implements InPlace {
  private readonly walk: JsonWalk;
  private readonly target: Target;
  private readonly labels = new KeyTree((keys) => keys.map((key) => Buffer.from(key)));
  private readonly list = new NumberList();
  private readonly scores: InPlace = {
    take: (walk, at) => (walk.bytes[at] === OPEN_OBJECT ? this.labels : this.list).take(walk, at),
  };
  private readonly outputs = new KeyTree(objectKeys, (key) => (SCORE_LISTS.includes(key) ? this.scores : undefined));
  private readonly answer: HotAnswer;
  private readonly tally = new Tally();
  /** Names of the classes last tallied; undefined for a list, whose classes are numbered. */
  private names: readonly Uint8Array[] | undefined;

  constructor(walk: JsonWalk, target: Target) {
    this.walk = walk;
    this.target = target;
    this.answer = new HotAnswer(walk, target);
  }

  take(walk: JsonWalk, at: number): number {
    return (walk.bytes[at] === OPEN_OBJECT ? this.outputs : this.list).take(walk, at);
  }

  /** Writes the object at `at`, in a chat also what such APIs answer; false, with nothing written, when it has to be parsed. */
  write(at: number, isChat: boolean): boolean {
    const { outputs, walk } = this;
    const { output, answer } = outputs.read(walk, at) ?? {};
    if (output !== undefined && this.writeOutput(output)) return true;
    return isChat && answer !== undefined && this.answer.write(answer, outputs);
  }

  private writeOutput(found: OutputKeys): boolean {
    const { outputs } = this;
    const { label, scores, text } = found;
    if (!this.isTextOrNone(label) || !this.isTextOrNone(text)) return false;
    if (scores >= 0 && !this.tallyAt(outputs.starts[scores] ?? 0)) return false;
    if (label >= 0) this.put('label', label);
    if (scores >= 0) this.fillScores();
    if (text >= 0) this.put('outputText', text);
    return true;
  }

  /** Writes an answer that is a list of scores; false, with nothing written, when it has to be parsed: so has a list of one. */
  writeList(at: number): boolean {
    if (!this.tallyAt(at) || this.tally.count < 2) return false;
    this.fillScores();
    return true;
  }

  private isTextOrNone(key: number): boolean {
    return key < 0 || this.walk.bytes[this.outputs.starts[key] ?? 0] === QUOTE;
  }

  private put(field: 'label' | 'outputText', key: number): void {
    const { event, scratch } = this.target;
    const start = (this.outputs.starts[key] ?? 0) + 1;
    const end = (this.outputs.ends[key] ?? 0) - 1;
    if (this.outputs.hasEscape[key] === 1) scratch.putUnescaped(event[field], this.walk.bytes, start, end);
    else event[field].set(this.walk.bytes, start, end);
  }

  private tallyAt(at: number): boolean {
    this.tally.clear();
    const first = this.walk.bytes[at];
    if (first === OPEN_OBJECT) return this.tallyObject(at);
    return first === OPEN_ARRAY && this.tallyList(at);
  }

  private tallyObject(at: number): boolean {
    const { labels, tally, walk } = this;
    const names = labels.read(walk, at);
    if (names === undefined) return false;
    for (let i = 0; i < names.length; i += 1) {
      const number = labels.numbers[i] ?? NaN;
      if (!Number.isNaN(number)) {
        tally.add(number);
        continue;
      }
      const start = labels.starts[i] ?? 0;
      const end = labels.ends[i] ?? 0;
      if (!isNumberStart(walk.bytes[start] ?? 0) || mayBeLong(walk.bytes, start, end)) return false;
      tally.add(numberOf(walk.bytes, start, end));
    }
    this.names = names;
    return true;
  }

  private tallyList(at: number): boolean {
    const { list, tally } = this;
    if (!list.read(this.walk, at)) return false;
    for (let i = 0; i < list.length; i += 1) tally.add(list.numbers[i] ?? NaN);
    this.names = undefined;
    return true;
  }

  private fillScores(): void {
    const { event, scratch } = this.target;
    const { bestAt } = this.tally;
    this.tally.fill(event);
    if (event.label.length > 0 || bestAt < 0) return;
    const name = this.names?.[bestAt];
    if (this.names === undefined) scratch.put(event.label, String(bestAt));
    else if (name !== undefined) event.label.set(name, 0, name.length);
  }
}
