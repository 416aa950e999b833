/** The feature table of a document: one row an account, one column a feature, for notebooks. */
import type { Findings } from '../findings/findings.js';

export interface FeatureColumn {
  readonly id: string;
  /** By account, null where not applicable. */
  readonly values: readonly (number | null)[];
}

export interface FeatureColumns {
  readonly accounts: readonly string[];
  readonly rows: readonly number[];
  readonly features: readonly FeatureColumn[];
}

export function featureColumns({
  accounts: list,
  measured = [],
}: Pick<Findings, 'accounts' | 'measured'>): FeatureColumns {
  const byId = new Map<string, (number | null)[]>();
  for (const { id } of measured) byId.set(id, new Array<number | null>(list.length).fill(null));
  const accounts: string[] = [];
  const rows: number[] = [];
  for (const [index, account] of list.entries()) {
    accounts.push(account.account);
    rows.push(account.rows);
    for (const { id, value } of account.features) {
      let values = byId.get(id);
      if (values === undefined) byId.set(id, (values = new Array<number | null>(list.length).fill(null)));
      values[index] = value;
    }
  }
  return {
    accounts,
    rows,
    features: [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, values]) => ({ id, values })),
  };
}
