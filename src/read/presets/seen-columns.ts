/** The columns that occur in the first records of an input: dotted paths, with a few of their values. */
import { plainName } from '../column-name.js';
import { isSecretHeader } from '../secrets.js';
import { isMissing, isRecord, unescapeJson } from '../values.js';
import type { RawRecord } from '../values.js';

export interface SeenColumn {
  /** Steps from the record to the value; a step may itself hold dots. */
  readonly path: readonly string[];
  readonly name: string;
  /** `name` as names are compared. */
  readonly plain: string;
  /** Records in which it stood, with or without a value. */
  seen: number;
  /** The first values that were there. */
  readonly values: unknown[];
}

const KEPT_VALUES = 64;
const MOST_COLUMNS = 2000;
const DEEPEST = 4;

export class SeenColumns {
  readonly all: SeenColumn[] = [];
  private readonly byName = new Map<string, SeenColumn>();
  private readonly byPlain = new Map<string, SeenColumn>();

  constructor(sample: readonly RawRecord[]) {
    for (const record of sample) this.walk(record, []);
  }

  /** The column of exactly this dotted name, or of the same name in another spelling. */
  named(name: string): SeenColumn | undefined {
    return this.byName.get(name) ?? this.byPlain.get(plainName(name));
  }

  private walk(record: RawRecord, above: readonly string[]): void {
    for (const key of Object.keys(record)) {
      if (key === '' || key.length > 200 || isSecretHeader(key, above.at(-1) ?? '')) continue;
      const value = record[key];
      const column = this.columnAt([...above, key]);
      if (column === undefined) return;
      column.seen += 1;
      if (isMissing(value)) continue;
      if (column.values.length < KEPT_VALUES) column.values.push(value);
      if (above.length + 1 >= DEEPEST) continue;
      const inner = unescapeJson(value);
      if (isRecord(inner)) this.walk(inner, column.path);
    }
  }

  private columnAt(path: readonly string[]): SeenColumn | undefined {
    const name = path.join('.');
    const known = this.byName.get(name);
    if (known !== undefined || this.all.length >= MOST_COLUMNS) return known;
    const column: SeenColumn = { path, name, plain: plainName(name), seen: 0, values: [] };
    this.all.push(column);
    this.byName.set(name, column);
    if (!this.byPlain.has(column.plain)) this.byPlain.set(column.plain, column);
    return column;
  }
}

/** The value at a path; steps through objects that were written as JSON strings. */
export function valueAt(record: RawRecord, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const step of path) {
    const inner = unescapeJson(value);
    if (!isRecord(inner) || !Object.hasOwn(inner, step)) return undefined;
    value = inner[step];
  }
  return value;
}

/** Names of the columns at the top, in the order they are first met. */
export function columnNamesOf(records: readonly RawRecord[]): readonly string[] {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  return [...names];
}
