/** A tabular input, `{"width": 2.5, "shape": "round"}`, from the bytes into the event. */
import { wordNames } from '../../events/column-names.js';
import { inputKinds } from '../../events/event.js';
import { hashBytes } from '../../represent/hash.js';
import type { Target } from '../dialects/dialect.js';
import { columnId, growRow } from '../dialects/field-row.js';
import { WRAPPERS } from '../dialects/plain.js';
import { TEXT_KEYS } from '../dialects/text-request.js';
import { quotedNumber } from '../values.js';
import { decodeText } from './cell-values.js';
import { cellKinds } from './cell-kinds.js';
import { mayHoldPicture, putToken } from './hot-text.js';
import { MINUS } from './number-bytes.js';
import type { Tape } from './tape.js';
import { TextSlice } from '../../events/event.js';

/** Keys that make a body something else than a row of features, or need a closer look. */
const OTHERS = new Set([
  ...[
    ...WRAPPERS,
    ...TEXT_KEYS,
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
  private readonly target: Target;
  private readonly kinds = new Uint8Array(256);
  private readonly values = new Float64Array(256);
  private readonly word = new TextSlice();

  constructor(target: Target) {
    this.target = target;
  }

  /** Writes the object whose values are these tokens; false, with nothing written, when it has to be parsed. */
  write(tape: Tape, keys: RowKeys, tokens: Int32Array): boolean {
    const count = keys.ids.length;
    for (let key = 0; key < count; key += 1) if (!this.take(tape, key, tokens[key] ?? 0)) return false;
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

  private take(tape: Tape, key: number, token: number): boolean {
    switch (tape.kinds[token]) {
      case cellKinds.text:
      case cellKinds.escaped:
        return this.takeText(tape, key, token);
      case cellKinds.true:
        this.takeWord(key, TRUE, 'true');
        return true;
      case cellKinds.false:
        this.takeWord(key, FALSE, 'false');
        return true;
      case cellKinds.null:
        this.kinds[key] = LEFT_OUT;
        return true;
      case cellKinds.digits:
        return this.takeNumber(tape, key, token);
      default:
        return false;
    }
  }

  private takeNumber(tape: Tape, key: number, token: number): boolean {
    if (tape.isLong(token)) return false;
    const value = tape.number(token);
    this.kinds[key] = Number.isFinite(value) ? NUMBER : LEFT_OUT;
    this.values[key] = value;
    return true;
  }

  /** False for a picture, which has to be looked into. */
  private takeText(tape: Tape, key: number, token: number): boolean {
    const { word } = this;
    putToken(word, this.target.scratch, tape, token);
    if (mayHoldPicture(word)) return false;
    const number = this.quoted(word);
    if (!Number.isNaN(number)) {
      this.kinds[key] = NUMBER;
      this.values[key] = number;
      return true;
    }
    const hash = hashBytes(word.bytes, word.start, word.end, 0);
    if (wordNames.wants(hash)) wordNames.remember(hash, decodeText(word.bytes, word.start, word.end));
    this.kinds[key] = WORD;
    this.values[key] = hash;
    return true;
  }

  private quoted({ bytes, start, end }: TextSlice): number {
    const first = bytes[start] ?? 0;
    const mayBe = first === MINUS || (first >= 0x30 && first <= 0x39);
    return mayBe ? quotedNumber(decodeText(bytes, start, end)) : NaN;
  }

  private takeWord(key: number, hash: number, name: string): void {
    if (wordNames.wants(hash)) wordNames.remember(hash, name);
    this.kinds[key] = WORD;
    this.values[key] = hash;
  }
}
