/**
 * JSON objects whose keys are always the same, in the same order: what a row of keys means is worked out once, and each further
 * object is compared with it byte by byte. Keys in other orders, or further ones, are branches of the same tree.
 */
import { decodeText } from './cell-values.js';
import { CLOSE_OBJECT, COMMA, type JsonWalk } from './json-walk.js';

/** Bounds for hostile logs, whose keys never repeat: what goes beyond is left to JSON.parse. */
const MOST_NODES = 4096;
const MOST_BRANCHES = 32;
const MOST_KEYS = 256;

interface Node<T> {
  readonly text: Uint8Array;
  readonly name: string;
  readonly above: Node<T> | undefined;
  readonly next: Node<T>[];
  /** What the keys down to here mean; null: nothing that is known, undefined: not asked yet. */
  meaning: T | null | undefined;
}

export class KeyTree<T> {
  /** Where the values of the last object begin and end, and whether they have an escape, in the order of its keys. */
  readonly starts = new Int32Array(MOST_KEYS);
  readonly ends = new Int32Array(MOST_KEYS);
  readonly hasEscape = new Uint8Array(MOST_KEYS);
  private readonly root: Node<T> = emptyNode();
  private readonly meaningOf: (keys: readonly string[]) => T | undefined;
  private nodes = 0;

  constructor(meaningOf: (keys: readonly string[]) => T | undefined) {
    this.meaningOf = meaningOf;
  }

  /**
   * What the keys of the object at `at` mean, its values noted; undefined when it has to be parsed.
   * The object is known to be valid JSON.
   */
  read(walk: JsonWalk, at: number): T | undefined {
    const { bytes } = walk;
    let node = this.root;
    walk.depth = 0;
    let i = walk.blank(at + 1);
    if (bytes[i] === CLOSE_OBJECT) return undefined;
    for (let key = 0; key < MOST_KEYS; key += 1) {
      const next = branchAt(node, bytes, i + 1) ?? this.grow(node, walk, i);
      if (next === undefined) return undefined;
      node = next;
      i = walk.blank(walk.blank(i + 2 + node.text.length) + 1);
      const before = walk.escapes;
      this.starts[key] = i;
      i = walk.value(i);
      this.ends[key] = i;
      this.hasEscape[key] = walk.escapes > before ? 1 : 0;
      i = walk.blank(i);
      if (bytes[i] !== COMMA) return this.meaning(node);
      i = walk.blank(i + 1);
    }
    return undefined;
  }

  private meaning(node: Node<T>): T | undefined {
    if (node.meaning === undefined) {
      const keys: string[] = [];
      for (let at = node; at.above !== undefined; at = at.above) keys.unshift(at.name);
      node.meaning = isPlainOrder(keys) ? (this.meaningOf(keys) ?? null) : null;
    }
    return node.meaning ?? undefined;
  }

  private grow(above: Node<T>, walk: JsonWalk, at: number): Node<T> | undefined {
    if (this.nodes >= MOST_NODES || above.next.length >= MOST_BRANCHES) return undefined;
    const before = walk.escapes;
    const end = walk.string(at);
    if (end < 0 || walk.escapes > before) return undefined;
    const name = decodeText(walk.bytes, at + 1, end - 1);
    const node: Node<T> = {
      ...{ text: new Uint8Array(walk.bytes.subarray(at + 1, end - 1)), name, above },
      ...{ next: [], meaning: undefined },
    };
    above.next.push(node);
    this.nodes += 1;
    return node;
  }
}

function emptyNode<T>(): Node<T> {
  return { text: new Uint8Array(0), name: '', above: undefined, next: [], meaning: undefined };
}

function branchAt<T>(node: Node<T>, bytes: Uint8Array, at: number): Node<T> | undefined {
  for (const next of node.next) if (isTextAt(next.text, bytes, at)) return next;
  return undefined;
}

function isTextAt(text: Uint8Array, bytes: Uint8Array, at: number): boolean {
  const { length } = text;
  for (let i = 0; i < length; i += 1) if (bytes[at + i] !== text[i]) return false;
  return bytes[at + length] === 0x22;
}

/** True when JSON.parse would keep these keys, all of them, in this order: numbers as keys go first, the last of equal ones wins. */
function isPlainOrder(keys: readonly string[]): boolean {
  const kept = Object.keys(Object.fromEntries(keys.map((key) => [key, 0])));
  return kept.length === keys.length && keys.every((key, i) => key === kept[i] && key !== '__proto__');
}
