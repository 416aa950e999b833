/** The feature table as CSV (RFC 4180, lines end in LF), safe to open in a spreadsheet. */
import { csvText } from './csv-text.js';
import type { FeatureColumns } from './feature-columns.js';
import { forMachines } from './numbers.js';

export function* featureCsv({ accounts, rows, features }: FeatureColumns): Iterable<string> {
  yield `${['account', 'rows', ...features.map(({ id }) => csvText(id))].join(',')}\n`;
  for (const [index, account] of accounts.entries()) {
    const values = features.map(({ values }) => values[index] ?? null);
    const cells = [rows[index] ?? 0, ...values].map((value) => (value === null ? '' : String(forMachines(value))));
    yield `${[csvText(account), ...cells].join(',')}\n`;
  }
}
