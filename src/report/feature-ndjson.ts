/** The feature table as one JSON object a line. */
import type { FeatureColumns } from './feature-columns.js';
import { jsonLine } from './json-lines.js';

export function* featureNdjson({ accounts, rows, features }: FeatureColumns): Iterable<string> {
  for (const [index, account] of accounts.entries()) {
    const values = features.map(({ id, values }) => [id, values[index] ?? null]);
    yield `${jsonLine(Object.fromEntries([['account', account], ['rows', rows[index] ?? 0], ...values]))}\n`;
  }
}
