/** An object of sampling and output parameters, from the bytes into the event. */
import type { EventView } from '../../events/event.js';
import { type Parameter, parameterNamed, setParameter } from '../dialects/parameters.js';
import { LONGEST_PLACEHOLDER } from '../values.js';
import { cellKinds } from './cell-kinds.js';
import { KeyTree } from './key-tree.js';
import { NO_TOKEN, type Tape } from './tape.js';

type Meaning = Exclude<Parameter, 'nested'> | undefined;

/** What each key means; undefined as a whole when one holds parameters inside. */
export function parameterKeys(keys: readonly string[]): readonly Meaning[] | undefined {
  const meanings: Meaning[] = [];
  for (const key of keys) {
    const meaning = parameterNamed(key);
    if (meaning === 'nested' || key === 'headers') return undefined;
    meanings.push(meaning);
  }
  return meanings;
}

export class HotParameters {
  private readonly tree = new KeyTree(parameterKeys);

  /** Writes the object of a token; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, object: number, event: EventView): boolean {
    const meanings = this.tree.read(tape, object);
    if (meanings === undefined || !areSimple(tape, meanings, this.tree.values)) return false;
    applyAll(tape, meanings, this.tree.values, event);
    return true;
  }
}

/** Whether the values of these keys can be applied without being parsed. */
export function areSimple(tape: Tape, meanings: readonly Meaning[], values: Int32Array): boolean {
  for (let key = 0; key < meanings.length; key += 1) {
    const meaning = meanings[key];
    if (meaning !== undefined && !isSimple(tape, values[key] ?? NO_TOKEN, meaning === 'other')) return false;
  }
  return true;
}

function isSimple(tape: Tape, token: number, isOther: boolean): boolean {
  switch (tape.kinds[token]) {
    case cellKinds.text:
    case cellKinds.escaped:
      return isOther && tape.end(token) - tape.start(token) - 2 > LONGEST_PLACEHOLDER;
    case cellKinds.object:
    case cellKinds.array:
      return isOther;
    default:
      return !tape.isLong(token);
  }
}

/** Writes parameters that are simple. */
export function applyAll(tape: Tape, meanings: readonly Meaning[], values: Int32Array, event: EventView): void {
  for (let key = 0; key < meanings.length; key += 1) {
    const meaning = meanings[key];
    if (meaning !== undefined) apply(tape, values[key] ?? NO_TOKEN, meaning, event);
  }
}

function apply(tape: Tape, token: number, meaning: NonNullable<Meaning>, event: EventView): void {
  const kind = tape.kinds[token];
  if (kind === cellKinds.null) return;
  if (kind === cellKinds.digits && meaning === 'temperature') event.temperature = tape.number(token);
  else if (kind === cellKinds.digits && meaning === 'maxTokens') event.maxTokens = tape.number(token);
  else if (kind === cellKinds.true || kind === cellKinds.false) setParameter(meaning, kind === cellKinds.true, event);
  else if (meaning !== 'other') setParameter(meaning, tape.number(token), event);
  event.hasParameters = true;
}
