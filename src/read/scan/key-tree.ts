/**
 * JSON objects whose keys are always the same, in the same order: what a row of keys means is worked out once, and each further
 * object is compared with it byte by byte. Keys in other orders, or further ones, are branches of the same tree.
 */
import { decodeText } from './cell-values.js';
import {
  CLOSE_OBJECT,
  COLON,
  COMMA,
  type InPlace,
  type JsonWalk,
  OPEN_OBJECT,
  QUOTE,
  TakenValue,
} from './json-walk.js';
import { KeyText } from './key-text.js';
import { MINUS, ZERO } from './number-bytes.js';

/** Bounds for hostile logs, whose keys never repeat: what goes beyond is left to JSON.parse. */
const MOST_NODES = 4096;
const MOST_BRANCHES = 32;
const MOST_KEYS = 256;

interface Node<T> {
  readonly text: KeyText;
  readonly name: string;
  readonly above: Node<T> | undefined;
  readonly next: Node<T>[];
  readonly taker: InPlace | undefined;
  /** What the keys down to here mean; null: nothing that is known, undefined: not asked yet. */
  meaning: T | null | undefined;
}

export class KeyTree<T> implements InPlace {
  /** Where the values of the last object begin and end, and whether they have an escape, in the order of its keys. */
  readonly starts = new Int32Array(MOST_KEYS);
  readonly ends = new Int32Array(MOST_KEYS);
  readonly hasEscape = new Uint8Array(MOST_KEYS);
  /** Numbers among them as far as they are exact in their digits; NaN for all else. */
  readonly numbers = new Float64Array(MOST_KEYS);
  private readonly root: Node<T> = emptyNode();
  private readonly meaningOf: (keys: readonly string[]) => T | undefined;
  private readonly takerOf: (key: string) => InPlace | undefined;
  private nodes = 0;
  /** The object read last: which it was, where it ended (-1: not followed to its end) and what it meant. */
  private readonly taken = new TakenValue();
  private end = -1;
  private found: T | undefined;

  /** @param takerOf who takes the value of a key in while it is passed */
  constructor(
    meaningOf: (keys: readonly string[]) => T | undefined,
    takerOf: (key: string) => InPlace | undefined = () => undefined,
  ) {
    this.meaningOf = meaningOf;
    this.takerOf = takerOf;
  }

  take(walk: JsonWalk, at: number): number {
    if (walk.bytes[at] !== OPEN_OBJECT) return -1;
    this.readAfresh(walk, at);
    return this.end;
  }

  /** What the keys of the object at `at` mean, its values noted; undefined when it has to be parsed. */
  read(walk: JsonWalk, at: number): T | undefined {
    if (!this.taken.is(walk, at)) this.readAfresh(walk, at);
    return this.found;
  }

  /** Behind the object read last. */
  get behind(): number {
    return this.end;
  }

  private readAfresh(walk: JsonWalk, at: number): void {
    this.taken.become(walk, at);
    this.end = -1;
    this.found = undefined;
    const node = this.follow(walk, walk.blank(at + 1));
    if (node !== undefined) this.found = this.meaning(node);
  }

  /** Passes key after key from `at` on, as the tree has them. The node of the last one, if the object is JSON. */
  private follow(walk: JsonWalk, at: number): Node<T> | undefined {
    const { bytes } = walk;
    let node = this.root;
    walk.depth = 0;
    let i = at;
    for (let key = 0; key < MOST_KEYS; key += 1) {
      if (bytes[i] !== QUOTE) return undefined;
      const next = branchAt(node, walk.view, i) ?? this.grow(node, walk, i);
      if (next === undefined) return undefined;
      node = next;
      i = walk.blank(i + node.text.length);
      if (bytes[i] !== COLON) return undefined;
      i = this.note(walk, walk.blank(i + 1), key, node.taker);
      if (i < 0) return undefined;
      i = walk.blank(i);
      if (bytes[i] === CLOSE_OBJECT) {
        this.end = i + 1;
        return node;
      }
      if (bytes[i] !== COMMA) return undefined;
      i = walk.blank(i + 1);
    }
    return undefined;
  }

  /** Notes the value at `at`; says where it ends, -1 when it is no JSON. */
  private note(walk: JsonWalk, at: number, key: number, taker: InPlace | undefined): number {
    const before = walk.escapes;
    const first = walk.bytes[at] ?? 0;
    let end = -1;
    if (taker !== undefined) {
      end = taker.take(walk, at);
      walk.depth = 0;
    }
    if (end < 0) end = isNumberStart(first) ? walk.number(at) : walk.value(at);
    this.starts[key] = at;
    this.ends[key] = end;
    this.hasEscape[key] = walk.escapes > before ? 1 : 0;
    this.numbers[key] = isNumberStart(first) ? walk.passed : NaN;
    return end;
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
      ...{ text: new KeyText(walk.bytes.subarray(at + 1, end - 1)), name, above },
      ...{ next: [], meaning: undefined, taker: this.takerOf(name) },
    };
    above.next.push(node);
    this.nodes += 1;
    return node;
  }
}

function emptyNode<T>(): Node<T> {
  return {
    text: new KeyText(new Uint8Array(0)),
    name: '',
    above: undefined,
    next: [],
    taker: undefined,
    meaning: undefined,
  };
}

export function isNumberStart(byte: number): boolean {
  return byte === MINUS || (byte >= ZERO && byte <= 0x39);
}

function branchAt<T>({ next }: Node<T>, view: DataView, at: number): Node<T> | undefined {
  for (const branch of next) if (branch.text.isAt(view, at)) return branch;
  return undefined;
}

/** True when JSON.parse would keep these keys, all of them, in this order: numbers as keys go first, the last of equal ones wins. */
function isPlainOrder(keys: readonly string[]): boolean {
  const kept = Object.keys(Object.fromEntries(keys.map((key) => [key, 0])));
  return kept.length === keys.length && keys.every((key, i) => key === kept[i] && key !== '__proto__');
}
