/** Objects that were spread over columns of their own, `input.carat, input.cut, ...`, put together again. */
import { plainName } from '../column-name.js';
import { isMissing, looksNumeric, own } from '../values.js';
import type { RawRecord } from '../values.js';
import type { SeenColumn, SeenColumns } from './seen-columns.js';

export interface FlatColumn {
  readonly column: string;
  /** Name inside the object. */
  readonly name: string;
}

/** The top-level columns `prefix.*` (or `prefix_*`), under their inner names, in the order seen. */
export function columnsUnder(
  seen: SeenColumns,
  prefixes: readonly string[],
  isFree: (column: SeenColumn) => boolean,
): readonly FlatColumn[] {
  for (const prefix of prefixes) {
    for (const separator of ['.', '_']) {
      const found = flatColumns(seen, prefix, separator, isFree);
      // One `input_...` column is a name of its own; `input.x` leaves no doubt.
      if (found.length >= (separator === '.' ? 1 : 2)) return found;
    }
  }
  return [];
}

function flatColumns(
  seen: SeenColumns,
  prefix: string,
  separator: string,
  isFree: (column: SeenColumn) => boolean,
): readonly FlatColumn[] {
  const start = `${prefix}${separator}`;
  const found: FlatColumn[] = [];
  for (const column of seen.all) {
    const [name] = column.path;
    if (column.path.length !== 1 || name === undefined || !isFree(column)) continue;
    if (name.length > start.length && name.toLowerCase().startsWith(start)) {
      found.push({ column: name, name: name.slice(start.length) });
    }
  }
  return found;
}

/** One record's object or, where the inner names are 0, 1, 2, ..., its array; undefined when all its columns are empty. */
export function assemble(record: RawRecord, columns: readonly FlatColumn[], isList: boolean): unknown {
  let found = false;
  const parts: Record<string, unknown> = {};
  const list: unknown[] = [];
  for (const { column, name } of columns) {
    const cell = own(record, column);
    if (isMissing(cell)) continue;
    found = true;
    if (isList) list[Number(name)] = typedCell(cell);
    else parts[name] = typedCell(cell);
  }
  if (!found) return undefined;
  return isList ? list : parts;
}

/** Inner names 0, 1, 2, ... in any order: the columns are the places of a vector. */
export function areListPlaces(columns: readonly FlatColumn[]): boolean {
  const places = new Set(columns.map(({ name }) => name));
  return columns.length > 1 && columns.every((_, place) => places.has(String(place)));
}

/** Cells of untyped columns as JSON would have them: numbers where they read as such, `True` as `true`. */
function typedCell(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  if (cell === 'True' || cell === 'False') return cell === 'True';
  if (!looksNumeric(cell)) return cell;
  const number = Number(cell);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? cell : number;
}

/** Columns at the top that hold one parameter each. */
export function parameterColumns(
  seen: SeenColumns,
  isParameter: (name: string) => boolean,
  isFree: (column: SeenColumn) => boolean,
): readonly FlatColumn[] {
  const found: FlatColumn[] = [];
  for (const column of seen.all) {
    const [name] = column.path;
    if (column.path.length !== 1 || name === undefined || !isFree(column) || isAnswer(column)) continue;
    if (isParameter(name)) found.push({ column: name, name });
  }
  return found;
}

/** `scores` or `probabilities` at the top are what came back, not what was asked for, unless they are switches. */
function isAnswer(column: SeenColumn): boolean {
  const plain = plainName(column.name);
  if (!/^(?:probs|probabilities|scores|logits|logprobs)$/.test(plain)) return false;
  return !column.values.every((value) => typeof value === 'boolean' || /^(?:true|false|\d{1,2})$/i.test(String(value)));
}
