/**
 * JSON objects whose keys are always the same, in the same order: what a row of keys means is worked out once, and each further
 * object is compared with it. Keys in other orders, or further ones, are branches of the same tree.
 */
import { cellKinds } from './cell-kinds.js';
import { decodeText } from './cell-values.js';
import { KeyText } from './key-text.js';
import type { Tape } from './tape.js';

/** Bounds for hostile logs, whose keys never repeat: what goes beyond is left to JSON.parse. */
const MOST_NODES = 4096;
const MOST_BRANCHES = 32;
const MOST_KEYS = 256;

/** A key behind those above it. */
class Node<T> {
  readonly text: KeyText;
  readonly name: string;
  readonly above: Node<T> | undefined;
  readonly next: Node<T>[] = [];
  /** What the keys down to here mean; null: nothing that is known, undefined: not asked yet. */
  meaning: T | null | undefined = undefined;

  constructor(text: KeyText, name: string, above: Node<T> | undefined) {
    this.text = text;
    this.name = name;
    this.above = above;
  }
}

export class KeyTree<T> {
  /** Tokens of the values of the object read last, in the order of its keys. */
  readonly values = new Int32Array(MOST_KEYS);
  private readonly root = new Node<T>(new KeyText(new Uint8Array(0)), '', undefined);
  private readonly meaningOf: (keys: readonly string[]) => T | undefined;
  private nodes = 0;

  constructor(meaningOf: (keys: readonly string[]) => T | undefined) {
    this.meaningOf = meaningOf;
  }

  /** What the keys of an object mean, its values noted; undefined when it has to be parsed. */
  read(tape: Tape, object: number): T | undefined {
    const { values } = this;
    const last = tape.next(object);
    let node = this.root;
    let key = object + 1;
    for (let place = 0; key < last; place += 1) {
      const next = place < MOST_KEYS ? (branchFor(node, tape, key) ?? this.grow(node, tape, key)) : undefined;
      if (next === undefined) return undefined;
      node = next;
      values[place] = key + 1;
      key = tape.next(key + 1);
    }
    return node.above === undefined ? undefined : this.meaning(node);
  }

  private meaning(node: Node<T>): T | undefined {
    if (node.meaning === undefined) {
      const keys: string[] = [];
      for (let at = node; at.above !== undefined; at = at.above) keys.unshift(at.name);
      node.meaning = isPlainOrder(keys) ? (this.meaningOf(keys) ?? null) : null;
    }
    return node.meaning ?? undefined;
  }

  private grow(above: Node<T>, tape: Tape, key: number): Node<T> | undefined {
    if (this.nodes >= MOST_NODES || above.next.length >= MOST_BRANCHES) return undefined;
    if (tape.kinds[key] === cellKinds.escaped) return undefined;
    const [start, end] = [tape.start(key) + 1, tape.end(key) - 1];
    const name = decodeText(tape.bytes, start, end);
    const node = new Node(new KeyText(tape.bytes.subarray(start, end)), name, above);
    above.next.push(node);
    this.nodes += 1;
    return node;
  }
}

function branchFor<T>({ next }: Node<T>, { view, starts, ends }: Tape, key: number): Node<T> | undefined {
  const start = starts[key] ?? 0;
  const end = ends[key] ?? 0;
  for (const branch of next) if (branch.text.is(view, start, end)) return branch;
  return undefined;
}

/** True when JSON.parse would keep these keys, all of them, in this order: numbers as keys go first, the last of equal ones wins. */
function isPlainOrder(keys: readonly string[]): boolean {
  const kept = Object.keys(Object.fromEntries(keys.map((key) => [key, 0])));
  return kept.length === keys.length && keys.every((key, i) => key === kept[i] && key !== '__proto__');
}
