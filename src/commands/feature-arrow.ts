/** The feature table as Arrow IPC: names and numbers exact, nothing rounded or escaped. */
import { Float64, Int64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import type { FeatureColumns } from '../report/feature-columns.js';

/** @param shape `file` for files that are opened at any place, `stream` for pipes */
export function featureArrow({ accounts, rows, features }: FeatureColumns, shape: 'file' | 'stream'): Uint8Array[] {
  const table = new Table({
    account: vectorFromArray(accounts, new Utf8()),
    rows: vectorFromArray(rows.map(BigInt), new Int64()),
    ...Object.fromEntries(features.map(({ id, values }) => [id, vectorFromArray(values, new Float64())])),
  });
  return [tableToIPC(table, shape)];
}
