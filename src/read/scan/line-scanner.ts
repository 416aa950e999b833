/** One JSON object in bytes to the cells of the wanted columns; the whole line is checked, nothing else is looked at. */
import { cellKinds, type Cells } from './cells.js';
import { CLOSE_OBJECT, COLON, COMMA, type InPlace, JsonWalk, OPEN_OBJECT, QUOTE } from './json-walk.js';
import { KeyText } from './key-text.js';

/** Kind of a value by its first byte; numbers by default, as the walk has checked the rest. */
const KINDS = new Uint8Array(256).fill(cellKinds.digits);
KINDS[QUOTE] = cellKinds.text;
KINDS[OPEN_OBJECT] = cellKinds.object;
KINDS[0x5b] = cellKinds.array;
KINDS[0x74] = cellKinds.true;
KINDS[0x66] = cellKinds.false;
KINDS[0x6e] = cellKinds.null;

/** Columns that are known by heart; the names of others are passed over letter by letter. */
const MOST_KEYS = 256;

interface Key {
  readonly text: KeyText;
  /** Cell it fills, -1 for columns nobody asked for. */
  readonly column: number;
}

export class LineScanner {
  readonly walk = new JsonWalk();
  private readonly keys: readonly Key[];
  /** Who takes the value of a cell in while it is passed. */
  private readonly takers: (InPlace | undefined)[];

  /** @param names columns as they were seen, in their order; those of `cells` among them or not */
  constructor(cells: Cells, names: readonly string[]) {
    const all = [...new Set([...names.slice(0, MOST_KEYS), ...cells.columns])];
    // A name that JSON has to escape is never met as it is: such lines are left to JSON.parse.
    const plain = all.filter((name) => JSON.stringify(name) === `"${name}"`);
    this.takers = cells.columns.map(() => undefined);
    this.keys = plain.map((name) => ({ text: new KeyText(Buffer.from(name)), column: cells.columns.indexOf(name) }));
  }

  /** From now on these columns are taken in while they are passed. */
  takeInPlace(columns: readonly number[], taker: InPlace): void {
    for (const column of columns) if (column >= 0) this.takers[column] = taker;
  }

  /**
   * Fills the cells from the object between `start` and `end`, where a newline stands.
   * False when the line is no JSON object or anything else that JSON.parse should decide on: the cells are worth nothing then.
   */
  // eslint-disable-next-line complexity -- the grammar of an object, one branch a token, without calls between
  scan(bytes: Uint8Array, start: number, end: number, cells: Cells): boolean {
    const { walk } = this;
    walk.bytes = bytes;
    walk.record += 1;
    walk.depth = 0;
    cells.clear();
    let i = walk.blank(start);
    if (bytes[i] !== OPEN_OBJECT) return false;
    i = walk.blank(i + 1);
    if (bytes[i] === CLOSE_OBJECT) return walk.blank(i + 1) === end;
    let expected = 0;
    for (;;) {
      if (bytes[i] !== QUOTE) return false;
      const place = this.keyAt(i, expected);
      const key = this.keys[place];
      i = key === undefined ? this.otherKey(i) : i + key.text.length;
      if (i < 0) return false;
      if (key !== undefined) expected = place + 1;
      i = walk.blank(i);
      if (bytes[i] !== COLON) return false;
      i = this.take(walk.blank(i + 1), key === undefined ? -1 : key.column, cells);
      if (i < 0) return false;
      i = walk.blank(i);
      if (bytes[i] === COMMA) i = walk.blank(i + 1);
      else break;
    }
    return bytes[i] === CLOSE_OBJECT && walk.blank(i + 1) === end;
  }

  /** Passes the value at `at` and notes it in its cell; -1 when it is no JSON or the column came before. */
  private take(at: number, column: number, cells: Cells): number {
    const { walk } = this;
    if (column < 0) return walk.value(at);
    if (cells.kinds[column] !== cellKinds.absent) return -1;
    const kind = KINDS[walk.bytes[at] ?? 0] ?? 0;
    if (kind !== cellKinds.text) {
      const taken = this.takers[column]?.take(walk, at) ?? -1;
      walk.depth = 0;
      const end = taken < 0 ? walk.value(at) : taken;
      cells.set(column, kind, walk.bytes, at, end);
      cells.numbers[column] = walk.passed;
      return end;
    }
    const before = walk.escapes;
    const end = walk.string(at);
    cells.set(column, walk.escapes > before ? cellKinds.escaped : cellKinds.text, walk.bytes, at + 1, end - 1);
    return end;
  }

  /** The key whose quote is at `at`; the one that followed last time is tried first. -1 for none that is known. */
  private keyAt(at: number, expected: number): number {
    const { keys } = this;
    const { view } = this.walk;
    for (let key = expected; key < keys.length; key += 1) if (keys[key]?.text.isAt(view, at) === true) return key;
    for (let key = 0; key < expected; key += 1) if (keys[key]?.text.isAt(view, at) === true) return key;
    return -1;
  }

  /** Behind a key that is not known; -1 when it has escapes, as it may then be any. */
  private otherKey(at: number): number {
    const { walk } = this;
    const before = walk.escapes;
    const end = walk.string(at);
    return walk.escapes > before ? -1 : end;
  }
}
