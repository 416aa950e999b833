/** The feature table of a document: one row an account, one column a feature, for notebooks. */
import type { AccountFinding } from '../findings/findings.js';

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

export function featureColumns(accounts: readonly AccountFinding[]): FeatureColumns {
  const byId = new Map<string, (number | null)[]>();
  for (const [index, { features }] of accounts.entries()) {
    for (const { id, value } of features) {
      let values = byId.get(id);
      if (values === undefined) byId.set(id, (values = accounts.map(() => null)));
      values[index] = value;
    }
  }
  return {
    accounts: accounts.map(({ account }) => account),
    rows: accounts.map(({ rows }) => rows),
    features: [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, values]) => ({ id, values })),
  };
}
