/** A whole table as one JSON value, kept by columns or by the numbers of its rows, as pandas writes data frames. */
import { saysWhoOrWhen } from '../presets/known-names.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

/** Names in a split table, which names its columns once. */
const SPLIT = new Set(['columns', 'data', 'index', 'index_names', 'column_names']);

export const columnTable = defineLayer({
  id: 'column-table',
  title: 'Table kept by columns',
  example: { ts: ['2026-01-05T10:00:00Z'], account: ['acct_42'], input: ['hi'], output: ['hello'] },
  source:
    'pandas documentation, "DataFrame.to_json": orient split, tight, columns and index, and dictionaries of lists',

  matches: (record) => isSplit(record) || isIndexed(record) || columnsOf(record) !== undefined,

  open(inner) {
    const rows = eachInner(inner, rowsIn);
    return {
      record(record, position, bytes) {
        const odd = isSplit(record) || isIndexed(record) ? undefined : unequal(columnsOf(record));
        if (odd === undefined) rows.record(record, position, bytes);
        else inner.reject('bad-row', position, odd);
      },
    };
  },
});

/** Which column has not as many cells as the first one; nobody knows which cells of it belong together with others. */
function unequal(columns: Columns | undefined): string | undefined {
  const [[first, { length }] = ['', []]] = columns ?? [];
  const odd = [...(columns ?? [])].find(([, cells]) => cells.length !== length);
  return odd && `${odd[1].length} of ${length} cells in the list "${odd[0]}", by the list "${first}"`;
}

function rowsIn(record: RawRecord): readonly unknown[] {
  if (isSplit(record)) return record.data.map((row) => rowOf(record.columns, (place) => row[place]));
  if (isIndexed(record)) return Object.values(record);
  const columns = columnsOf(record);
  if (columns === undefined) return [record];
  const names = [...columns.keys()];
  const [first = []] = columns.values();
  return first.map((_, row) => rowOf(names, (_place, name) => columns.get(name)?.[row]));
}

function rowOf(names: readonly string[], cellAt: (place: number, name: string) => unknown): RawRecord {
  const cells = names.map((name, place) => [name, cellAt(place, name)] as const);
  return Object.fromEntries(cells.filter(([name]) => name !== '__proto__'));
}

interface SplitTable extends RawRecord {
  readonly columns: readonly string[];
  readonly data: readonly (readonly unknown[])[];
}

/** `{"columns": ["ts", "account"], "index": [0], "data": [["2026-01-05", "a"]]}` */
function isSplit(record: RawRecord): record is SplitTable {
  const columns = own(record, 'columns');
  const data = own(record, 'data');
  return (
    Array.isArray(columns) &&
    Array.isArray(data) &&
    columns.every((name) => typeof name === 'string') &&
    data.every((row) => Array.isArray(row) && row.length === columns.length) &&
    Object.keys(record).every((name) => SPLIT.has(name))
  );
}

/** `{"0": {"ts": ..., "account": ...}, "1": ...}` */
function isIndexed(record: RawRecord): record is Readonly<Record<string, RawRecord>> {
  const names = Object.keys(record);
  return (
    names.length > 0 &&
    names.every((name) => /^\d{1,9}$/.test(name) && isRecord(record[name])) &&
    Object.keys(record[names[0] ?? ''] as RawRecord).some(saysWhoOrWhen)
  );
}

type Columns = ReadonlyMap<string, readonly unknown[]>;

/** The cells of each column: of lists, or of objects with the same numbers of rows. */
function columnsOf(record: RawRecord): Columns | undefined {
  const names = Object.keys(record);
  if (names.length < 2 || !names.some(saysWhoOrWhen)) return undefined;
  const columns = new Map<string, readonly unknown[]>();
  const [first] = names;
  const numbers = isRecord(record[first ?? '']) ? Object.keys(record[first ?? ''] as RawRecord) : undefined;
  for (const name of names) {
    const cells = numbers === undefined ? record[name] : cellsIn(record[name], numbers);
    if (!Array.isArray(cells)) return undefined;
    columns.set(name, cells);
  }
  return [...columns.values()].every((cells) => cells.length > 0) ? columns : undefined;
}

/** The cells of `{"0": "a", "1": "b"}`. */
function cellsIn(column: unknown, numbers: readonly string[]): readonly unknown[] | undefined {
  if (!isRecord(column) || Object.keys(column).length !== numbers.length) return undefined;
  return numbers.every((number) => /^\d{1,9}$/.test(number) && Object.hasOwn(column, number))
    ? numbers.map((number) => column[number])
    : undefined;
}
