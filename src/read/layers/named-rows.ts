/** Tables as databases answer queries over HTTP: the columns described once, every row a list of cells. */
import { saysWhoOrWhen } from '../presets/known-names.js';
import { isRecord, own } from '../values.js';
import type { RawRecord } from '../values.js';
import { defineLayer, eachInner } from './layer.js';

/** Where the columns are described, and where the rows stand. */
const COLUMNS = ['columns', 'Columns', 'meta', 'cols', 'rowType'];
const ROWS = ['rows', 'Rows', 'data', 'values'];
/** What may stand around a table, and around its columns. */
const AROUND = ['tables', 'Tables', 'data', 'results', 'series', 'result'];
const AROUND_COLUMNS = ['resultSetMetaData', 'schema'];
const NAMES = ['name', 'ColumnName', 'column_name'];
const DEEPEST = 3;

export const namedRows = defineLayer({
  id: 'named-rows',
  title: 'Answer of a database: columns, and rows as lists',
  example: {
    tables: [
      {
        name: 'PrimaryResult',
        columns: [
          { name: 'TimeGenerated', type: 'datetime' },
          ...[
            { name: 'account', type: 'string' },
            { name: 'input', type: 'string' },
          ],
        ],
        rows: [['2026-01-05T10:00:00Z', 'acct_42', 'hi']],
      },
    ],
  },
  source:
    'Azure Monitor Logs API and Kusto query responses; ClickHouse, format JSONCompact; Elasticsearch SQL; Snowflake SQL API; InfluxDB query API',

  // What says itself who called or when is a call, and a table in it its input.
  matches: (record) => !Object.keys(record).some(saysWhoOrWhen) && tablesIn(record).length > 0,

  open: (inner) => eachInner(inner, (record) => tablesIn(record).flatMap(recordsOf)),
});

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Tables that say who called or when; others, such as statistics of the query, are none of ours. */
function tablesIn(holder: RawRecord, depth = 1): readonly Table[] {
  const table = tableOf(holder);
  if (table !== undefined) return [table];
  if (depth > DEEPEST) return [];
  return AROUND.flatMap((name) => {
    const inner = own(holder, name);
    return (Array.isArray(inner) ? inner : [inner]).filter(isRecord).flatMap((each) => tablesIn(each, depth + 1));
  });
}

function tableOf(holder: RawRecord): Table | undefined {
  const names = namesIn(holder);
  if (names?.some(saysWhoOrWhen) !== true) return undefined;
  for (const place of ROWS) {
    const rows = own(holder, place);
    if (Array.isArray(rows) && rows.length > 0 && rows.every((row) => isRowOf(row, names.length))) {
      return { names, rows: rows as readonly (readonly unknown[])[] };
    }
  }
  return undefined;
}

function namesIn(holder: RawRecord): readonly string[] | undefined {
  const places = [holder, ...AROUND_COLUMNS.map((name) => own(holder, name)).filter(isRecord)];
  for (const place of places) {
    for (const name of COLUMNS) {
      const columns = own(place, name);
      if (!Array.isArray(columns) || columns.length === 0) continue;
      const names = columns.map(nameOf);
      if (names.every((each) => each !== undefined)) return names;
    }
  }
  return undefined;
}

function nameOf(column: unknown): string | undefined {
  if (typeof column === 'string') return column;
  const name = isRecord(column) ? NAMES.map((each) => own(column, each)).find((each) => each !== undefined) : undefined;
  return typeof name === 'string' ? name : undefined;
}

function isRowOf(row: unknown, cells: number): boolean {
  return Array.isArray(row) && row.length === cells;
}

function recordsOf({ names, rows }: Table): readonly RawRecord[] {
  return rows.map((row) =>
    Object.fromEntries(names.map((name, i) => [name, row[i]] as const).filter(([name]) => name !== '__proto__')),
  );
}
