/** A tabular input, `{"width": 2.5, "shape": "round"}`, from the bytes into the event. */
import { wordNames } from '../../events/column-names.js';
import { inputKinds } from '../../events/event.js';
import { hashBytes } from '../../represent/hash.js';
import type { Target } from '../dialects/dialect.js';
import { columnId, growRow } from '../dialects/field-row.js';
import { WRAPPERS } from '../dialects/plain.js';
import { decodeText } from './cell-values.js';
import { type JsonWalk, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './json-walk.js';
import type { KeyTree } from './key-tree.js';
import { mayBeLong, numberOf } from './number-bytes.js';
import { TextSlice } from '../../events/event.js';

/** Keys that make a body something else than a row of features, or need a closer look. */
const OTHERS = new Set([
  ...[
    ...WRAPPERS,
    'messages',
    'contents',
    'instances',
    'instance',
    'examples',
    'b64',
    'hash',
    'sha256',
    'signature_name',
    'headers',
  ],
  ...['dataframe_split', 'dataframe_records', 'anthropic_version', 'instructions', 'encoding_format'],
]);

export interface RowKeys {
  readonly ids: Uint32Array;
  /** Positions of the keys by ascending id. */
  readonly order: Uint32Array;
}

export function rowKeys(keys: readonly string[]): RowKeys | undefined {
  if (keys.some((key) => OTHERS.has(key))) return undefined;
  const ids = Uint32Array.from(keys, columnId);
  const order = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
  return { ids, order };
}

const TRUE = hashBytes(Buffer.from('true'), 0, 4, 0);
const FALSE = hashBytes(Buffer.from('false'), 0, 5, 0);

/** What a value is: left out, a number, a word. */
const LEFT_OUT = 0;
const NUMBER = 1;
const WORD = 2;

export class HotFields {
  private readonly walk: JsonWalk;
  private readonly target: Target;
  private readonly tree: KeyTree<unknown>;
  private readonly kinds = new Uint8Array(256);
  private readonly values = new Float64Array(256);
  private readonly word = new TextSlice();

  /** @param tree notes the values of the object that is written */
  constructor(walk: JsonWalk, target: Target, tree: KeyTree<unknown>) {
    this.tree = tree;
    this.walk = walk;
    this.target = target;
  }

  /** Writes the object whose values the tree has noted; false, with nothing written, when it has to be parsed. */
  write(keys: RowKeys): boolean {
    const count = keys.ids.length;
    for (let key = 0; key < count; key += 1) if (!this.take(key)) return false;
    const { event } = this.target;
    const row = event.fields;
    while (row.columns.length < count) growRow(row);
    let to = 0;
    for (let i = 0; i < count; i += 1) {
      const key = keys.order[i] ?? 0;
      if (this.kinds[key] === LEFT_OUT) continue;
      row.columns[to] = keys.ids[key] ?? 0;
      row.isWord[to] = this.kinds[key] === WORD ? 1 : 0;
      row.values[to] = this.values[key] ?? 0;
      to += 1;
    }
    row.count = to;
    if (to > 0) event.inputKind = inputKinds.fields;
    return true;
  }

  private take(key: number): boolean {
    const { bytes } = this.walk;
    const start = this.tree.starts[key] ?? 0;
    const end = this.tree.ends[key] ?? 0;
    const first = bytes[start];
    if (first === OPEN_OBJECT || first === OPEN_ARRAY || mayBeLong(bytes, start, end)) return false;
    if (first === QUOTE) this.takeText(key, start + 1, end - 1);
    else if (first === 0x74 || first === 0x66)
      this.takeWord(key, first === 0x74 ? TRUE : FALSE, String(first === 0x74));
    else if (first === 0x6e) this.kinds[key] = LEFT_OUT;
    else this.takeNumber(key, start, end);
    return true;
  }

  private takeNumber(key: number, start: number, end: number): void {
    const noted = this.tree.numbers[key] ?? NaN;
    const value = Number.isNaN(noted) ? numberOf(this.walk.bytes, start, end) : noted;
    this.kinds[key] = Number.isFinite(value) ? NUMBER : LEFT_OUT;
    this.values[key] = value;
  }

  private takeText(key: number, start: number, end: number): void {
    const { word } = this;
    if (this.tree.hasEscape[key] === 1) this.target.scratch.putUnescaped(word, this.walk.bytes, start, end);
    else word.set(this.walk.bytes, start, end);
    const hash = hashBytes(word.bytes, word.start, word.end, 0);
    if (wordNames.wants(hash)) wordNames.remember(hash, decodeText(word.bytes, word.start, word.end));
    this.kinds[key] = WORD;
    this.values[key] = hash;
  }

  private takeWord(key: number, hash: number, name: string): void {
    if (wordNames.wants(hash)) wordNames.remember(hash, name);
    this.kinds[key] = WORD;
    this.values[key] = hash;
  }
}
