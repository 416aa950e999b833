/** Columns that stand in the names of folders, as Hive, Spark and Athena write them: `account=acme/part-0.parquet`. */
import type { RawRecord } from './values.js';

/** Partitions by time say less than the times of the records themselves. */
const OF_TIME = /^(?:year|month|day|hour|minute|date|dt|ds|date_?hour|ingest\w*|event_date|log_date)$/i;
const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** The columns that the folders of a path name; undefined when there are none. */
export function partitionsOf(path: string): RawRecord | undefined {
  const columns: Record<string, string> = {};
  for (const folder of path.split(/[\\/]/).slice(0, -1)) {
    const [, name = '', value = ''] = /^([A-Za-z_][\w.-]*)=(.+)$/.exec(folder) ?? [];
    if (name === '' || value === NO_VALUE || OF_TIME.test(name) || name === '__proto__') continue;
    columns[name] = decoded(value);
  }
  return Object.keys(columns).length === 0 ? undefined : columns;
}

/** What folders cannot be called is written as `%2F`. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The record with the columns of its folders; its own stand above them. */
export function withPartitions(partitions: RawRecord | undefined, record: RawRecord): RawRecord {
  return partitions === undefined ? record : { ...partitions, ...record };
}

/** True when a column is looked at that only folders name: readers of bytes do not see it. */
export function arePartitionsRead(partitions: RawRecord | undefined, columns: ReadonlySet<string>): boolean {
  return partitions !== undefined && Object.keys(partitions).some((name) => columns.has(name));
}
