/** A tabular input, flattened to dotted names, hashed, and sorted by column id. */
import { columnNames, wordNames } from '../../events/column-names.js';
import type { FieldRow } from '../../events/event.js';
import { hashText } from '../../represent/hash.js';
import { isRecord, quotedNumber } from '../values.js';

/** More fields than any honest row has; what lies beyond is not looked at. */
const MOST_FIELDS = 4096;
/** Nesting that real rows reach; deeper values are left out, as a hostile body could nest without end. */
const DEEPEST = 16;
const KEPT_IDS = 8192;

const columnIds = new Map<string, number>();

export function columnId(name: string): number {
  const known = columnIds.get(name);
  if (known !== undefined) return known;
  const id = hashText(name, 0);
  if (columnIds.size >= KEPT_IDS) columnIds.clear();
  columnIds.set(name, id);
  columnNames.remember(id, name);
  return id;
}

/**
 * Writes an object, or an array of mixed values, as a row of named fields: `{a: {b: 1}, c: [2]}` becomes `a.b` and `c[0]`.
 * Null and missing fields are left out, and a number in quotes is a number: CSV and Parquet cannot tell them apart.
 */
export function writeFields(value: unknown, row: FieldRow): void {
  row.count = 0;
  addValue(row, '', value, 0);
  sortByColumn(row);
}

function addValue(row: FieldRow, name: string, value: unknown, depth: number): void {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) addEntry(row, name, 0, value);
  } else if (typeof value === 'string') addText(row, name, value);
  else if (typeof value === 'boolean' || typeof value === 'bigint') addWord(row, name, String(value));
  else if (value instanceof Date) addWord(row, name, Number.isNaN(value.getTime()) ? '' : value.toISOString());
  else if (depth < DEEPEST) addNested(row, name, value, depth);
}

function addNested(row: FieldRow, name: string, value: unknown, depth: number): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && row.count < MOST_FIELDS; i += 1) {
      addValue(row, `${name}[${i}]`, value[i], depth + 1);
    }
  } else if (isRecord(value)) {
    for (const key in value) {
      if (row.count >= MOST_FIELDS) return;
      addValue(row, name === '' ? key : `${name}.${key}`, value[key], depth + 1);
    }
  }
}

function addText(row: FieldRow, name: string, text: string): void {
  const number = quotedNumber(text);
  if (Number.isNaN(number)) addWord(row, name, text);
  else addEntry(row, name, 0, number);
}

function addWord(row: FieldRow, name: string, word: string): void {
  const hash = hashText(word, 0);
  wordNames.remember(hash, word);
  addEntry(row, name, 1, hash);
}

function addEntry(row: FieldRow, name: string, isWord: 0 | 1, value: number): void {
  if (row.count >= MOST_FIELDS) return;
  if (row.count === row.columns.length) growRow(row);
  row.columns[row.count] = columnId(name);
  row.isWord[row.count] = isWord;
  row.values[row.count] = value;
  row.count += 1;
}

export function growRow(row: FieldRow): void {
  const size = row.columns.length * 2;
  const { columns, isWord, values } = row;
  row.columns = new Uint32Array(size);
  row.isWord = new Uint8Array(size);
  row.values = new Float64Array(size);
  row.columns.set(columns);
  row.isWord.set(isWord);
  row.values.set(values);
}

// Rows of one log nearly always have the same keys in the same order: the order found for the last row is tried first.
let lastColumns = new Uint32Array(0);
let lastOrder = new Uint32Array(0);
let sortedFlags = new Uint8Array(64);
let sortedValues = new Float64Array(64);

function sortByColumn(row: FieldRow): void {
  if (!sameAsLast(row)) {
    lastColumns = row.columns.slice(0, row.count);
    const ids = lastColumns;
    lastOrder = Uint32Array.from(ids.keys()).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
  }
  if (sortedFlags.length < row.count) {
    sortedFlags = new Uint8Array(row.columns.length);
    sortedValues = new Float64Array(row.columns.length);
  }
  for (let i = 0; i < row.count; i += 1) {
    const from = lastOrder[i] ?? 0;
    row.columns[i] = lastColumns[from] ?? 0;
    sortedFlags[i] = row.isWord[from] ?? 0;
    sortedValues[i] = row.values[from] ?? 0;
  }
  for (let i = 0; i < row.count; i += 1) {
    row.isWord[i] = sortedFlags[i] ?? 0;
    row.values[i] = sortedValues[i] ?? 0;
  }
}

function sameAsLast(row: FieldRow): boolean {
  if (lastColumns.length !== row.count) return false;
  for (let i = 0; i < row.count; i += 1) if (lastColumns[i] !== row.columns[i]) return false;
  return true;
}
