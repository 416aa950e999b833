/** One line of JSON to the cells of the wanted columns; the whole line is checked, nothing else is looked at. */
import { lineKernel } from '../kernel/line-kernel.js';
import { cellKinds } from './cell-kinds.js';
import { nameOfPlace, placeOfName } from './cells.js';
import type { Cells } from './cells.js';
import { JsonWalk } from './json-walk.js';
import { KeyText } from './key-text.js';
import type { Tape } from './tape.js';

/** Columns that are known by heart; others are passed over. */
const MOST_KEYS = 256;

interface Key {
  readonly text: KeyText;
  /** Cell it fills, -1 for columns nobody asked for. */
  readonly column: number;
  /** Keys of the object under it that are wanted. */
  readonly inner: readonly Key[];
}

export class LineScanner {
  private readonly kernel = lineKernel();
  /** For lines that do not lie in the memory of the kernel. */
  private walk: JsonWalk | undefined;
  private readonly keys: Key[];
  /** Keys that were not among the names, in the order in which they came. */
  readonly late: string[] = [];

  /** @param names columns as they were seen, in their order; those of `cells` among them or not */
  constructor(cells: Cells, names: readonly string[]) {
    const all = [...new Set([...names.slice(0, MOST_KEYS), ...cells.columns])];
    // A name that JSON has to escape is never met as it is: such lines are left to JSON.parse.
    const plain = all.filter((name) => JSON.stringify(name) === `"${name}"`);
    this.keys = plain.map((name) => keyOf(cells.columns, [name]));
  }

  /**
   * Fills the cells from the object between `start` and `end`, where a newline stands.
   * False when the line is no JSON object or anything else that JSON.parse should decide on: the cells are worth nothing then.
   */
  scan(bytes: Uint8Array, start: number, end: number, cells: Cells): boolean {
    const tape = this.tokensOf(bytes, start, end);
    if (tape?.kinds[0] !== cellKinds.object) return false;
    cells.clear();
    cells.tape = tape;
    const last = tape.next(0);
    let expected = 0;
    for (let token = 1; token < last; token = tape.next(token + 1)) {
      const place = this.keyAt(tape, token, expected);
      if (place < 0) {
        // With escapes it may be any.
        if (tape.kinds[token] === cellKinds.escaped) return false;
        this.note(tape, token);
        continue;
      }
      expected = place + 1;
      const key = this.keys[place];
      if (key !== undefined && key.column >= 0 && !take(tape, token, key, cells)) return false;
    }
    cells.areDeep = true;
    return true;
  }

  /** A key that was never met is known from now on, and passed over. */
  private note({ view, starts, ends }: Tape, token: number): void {
    if (this.keys.length >= MOST_KEYS) return;
    const start = view.byteOffset + (starts[token] ?? 0) + 1;
    const name = Buffer.from(view.buffer, start, (ends[token] ?? 0) - 1 - (starts[token] ?? 0) - 1).toString();
    this.late.push(name);
    this.keys.push({ text: new KeyText(Buffer.from(name)), column: -1, inner: [] });
  }

  /** Undefined when the line is no JSON. */
  private tokensOf(bytes: Uint8Array, start: number, end: number): Tape | undefined {
    const { kernel } = this;
    if (kernel?.bytes === bytes) return kernel.scan(start, 0) === end ? kernel.tape : undefined;
    this.walk ??= new JsonWalk();
    return this.walk.line(bytes, start) === end ? this.walk.tape : undefined;
  }

  /** The key that a token is; the one that followed last time is tried first. -1 for none that is known. */
  private keyAt({ view, starts, ends }: Tape, token: number, expected: number): number {
    const { keys } = this;
    const start = starts[token] ?? 0;
    const end = ends[token] ?? 0;
    for (let key = expected; key < keys.length; key += 1) if (keys[key]?.text.is(view, start, end) === true) return key;
    for (let key = 0; key < expected; key += 1) if (keys[key]?.text.is(view, start, end) === true) return key;
    return -1;
  }
}

/** A key and those under it, by the columns of places. */
function keyOf(columns: readonly string[], place: readonly string[]): Key {
  const text = new KeyText(Buffer.from(place.at(-1) ?? ''));
  const inner = columns
    .map(placeOfName)
    .filter((other) => other.length === place.length + 1 && place.every((step, i) => other[i] === step));
  return { text, column: columns.indexOf(nameOfPlace(place)), inner: inner.map((other) => keyOf(columns, other)) };
}

/** Fills the cell of a key, and those under it; false when it is filled already. */
function take(tape: Tape, token: number, { column, inner }: Key, cells: Cells): boolean {
  if (cells.kinds[column] !== cellKinds.absent) return false;
  cells.setToken(column, token + 1);
  return inner.length === 0 || scanInner(tape, token + 1, inner, cells);
}

/** Fills the cells of what is wanted of an object; false for one that may be written as text, and for keys that come twice or with escapes. */
function scanInner(tape: Tape, object: number, keys: readonly Key[], cells: Cells): boolean {
  if (tape.isText(object)) return false;
  if (tape.kind(object) !== cellKinds.object) return true;
  const last = tape.next(object);
  for (let token = object + 1; token < last; token = tape.next(token + 1)) {
    const key = keyAmong(tape, token, keys);
    if (key === undefined) {
      if (tape.kind(token) === cellKinds.escaped) return false;
      continue;
    }
    if (!take(tape, token, key, cells)) return false;
  }
  return true;
}

function keyAmong({ view, starts, ends }: Tape, token: number, keys: readonly Key[]): Key | undefined {
  const start = starts[token] ?? 0;
  const end = ends[token] ?? 0;
  for (const key of keys) if (key.text.is(view, start, end)) return key;
  return undefined;
}
