/** Objects that were spread over columns of their own, `input.carat, input.cut, ...`, put together again. */
import { plainName } from '../column-name.js';
import { isMissing, looksNumeric, own } from '../values.js';
import { losesDigits } from '../whole-numbers.js';
import type { RawRecord } from '../values.js';
import type { Slot } from './preset.js';
import type { SeenColumn, SeenColumns } from './seen-columns.js';

export interface FlatColumn {
  readonly column: string;
  /** Name inside the object. */
  readonly name: string;
}

/** Top-level columns that no part of the envelope has taken. */
export type FreeColumns = readonly SeenColumn[];

interface Prefixes {
  /** `input.carat` */
  readonly dotted: readonly string[];
  /** `input_carat`: only names that are not used for other things as well. */
  readonly underscored: readonly string[];
}

const knownPrefixes: Readonly<Partial<Record<Slot, Prefixes>>> = {
  request: {
    dotted: ['input', 'inputs', 'features', 'feature', 'instance', 'request', 'body', 'payload'],
    underscored: ['input', 'features', 'feature'],
  },
  parameters: {
    dotted: ['params', 'parameters', 'param', 'sampling_params', 'model_parameters', 'request'],
    underscored: ['params', 'param'],
  },
  probabilities: {
    dotted: ['probs', 'output.probs', 'probabilities', 'output.probabilities', 'scores', 'output.scores'],
    underscored: ['probs', 'prob', 'proba', 'probability'],
  },
};

/** Columns that describe an input without being part of it: `input_length`. */
const ABOUT = /^inputs?_(?:tokens?|length|size|bytes|chars|type|format|hash|lang|language|count)$/i;

/** The columns over which the object of a slot was spread, under their inner names, in the order seen. */
export function spreadColumns(slot: Slot, mapped: string | undefined, free: FreeColumns): readonly FlatColumn[] {
  const { dotted, underscored } =
    mapped === undefined
      ? (knownPrefixes[slot] ?? { dotted: [], underscored: [] })
      : { dotted: [mapped], underscored: [] };
  for (const prefix of dotted) {
    const found = columnsAfter(`${prefix}.`, free);
    if (found.length > 0) return found;
  }
  for (const prefix of underscored) {
    const found = columnsAfter(`${prefix}_`, free);
    // A single `input_...` column is a name of its own.
    if (found.length > 1) return found;
  }
  return [];
}

function columnsAfter(start: string, free: FreeColumns): readonly FlatColumn[] {
  const found: FlatColumn[] = [];
  for (const { name: column } of free) {
    const name = column.slice(start.length);
    if (name === '' || !column.toLowerCase().startsWith(start.toLowerCase()) || ABOUT.test(column)) continue;
    found.push({ column, name });
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
  return losesDigits(number) ? cell : number;
}

/** Columns at the top that hold one parameter each. */
export function parameterColumns(free: FreeColumns, isParameter: (name: string) => boolean): readonly FlatColumn[] {
  return free
    .filter((column) => isParameter(column.name) && !isAnswer(column))
    .map(({ name }) => ({ column: name, name }));
}

/** `scores` or `probabilities` at the top are what came back, not what was asked for, unless they are switches. */
function isAnswer(column: SeenColumn): boolean {
  const plain = plainName(column.name);
  if (!/^(?:probs|probabilities|scores|logits|logprobs)$/.test(plain)) return false;
  return !column.values.every((value) => typeof value === 'boolean' || /^(?:true|false|\d{1,2})$/i.test(String(value)));
}

/** `a,b,c`: several columns that are the input together; undefined where a column has that very name, or one is missing. */
export function listedColumns(name: string | undefined, seen: SeenColumns): readonly SeenColumn[] | undefined {
  if (name?.includes(',') !== true || seen.named(name) !== undefined) return undefined;
  const columns = name.split(',').map((part) => seen.named(part.trim()));
  return columns.every((column) => column !== undefined) ? columns : undefined;
}
