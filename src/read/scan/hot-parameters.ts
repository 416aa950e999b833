/** An object of sampling and output parameters, from the bytes into the event. */
import type { EventView } from '../../events/event.js';
import { type Parameter, parameterNamed, setParameter } from '../dialects/parameters.js';
import { LONGEST_PLACEHOLDER } from '../values.js';
import { type InPlace, type JsonWalk, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { KeyTree } from './key-tree.js';
import { mayBeLong, numberOf } from './number-bytes.js';

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

export class HotParameters implements InPlace {
  private readonly walk: JsonWalk;
  private readonly tree = new KeyTree(parameterKeys);

  constructor(walk: JsonWalk) {
    this.walk = walk;
  }

  take(walk: JsonWalk, at: number): number {
    return this.tree.take(walk, at);
  }

  /** Writes the object at `at`; false, with nothing written, when it has to be parsed. */
  write(at: number, event: EventView): boolean {
    const meanings = this.tree.read(this.walk, at);
    if (meanings === undefined) return false;
    if (!meanings.every((meaning, key) => isSimple(this.walk.bytes, this.tree, key, meaning))) return false;
    for (let key = 0; key < meanings.length; key += 1) apply(this.walk.bytes, this.tree, key, meanings[key], event);
    return true;
  }
}

/** Whether the value at a key can be applied without being parsed. */
export function isSimple(bytes: Uint8Array, tree: KeyTree<unknown>, key: number, meaning: Meaning): boolean {
  if (meaning === undefined) return true;
  const start = tree.starts[key] ?? 0;
  const end = tree.ends[key] ?? 0;
  const first = bytes[start];
  if (first === QUOTE) return meaning === 'other' && end - start - 2 > LONGEST_PLACEHOLDER;
  if (first === OPEN_OBJECT || first === OPEN_ARRAY) return meaning === 'other';
  return !mayBeLong(bytes, start, end);
}

// eslint-disable-next-line max-params -- as above, and where it goes
export function apply(
  bytes: Uint8Array,
  tree: KeyTree<unknown>,
  key: number,
  meaning: Meaning,
  event: EventView,
): void {
  const start = tree.starts[key] ?? 0;
  const first = bytes[start];
  if (meaning === undefined || first === 0x6e) return;
  if (first === 0x74 || first === 0x66) setParameter(meaning, first === 0x74, event);
  else if (meaning === 'other') event.hasParameters = true;
  else {
    const number = tree.numbers[key] ?? NaN;
    setParameter(meaning, Number.isNaN(number) ? numberOf(bytes, start, tree.ends[key] ?? 0) : number, event);
  }
}
