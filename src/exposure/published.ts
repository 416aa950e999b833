/** Where a log has no labels: what others needed, from published copies of the same kind of model. */
import type { UseKind } from '../population/member.js';
import type { Progress } from './progress.js';

interface Budget {
  /** Answers after which half of what can be copied was copied, for a strong and for a naive copier. */
  readonly strong: number;
  readonly naive: number;
  readonly source: string;
}

export const publishedBudgets: Readonly<Record<Exclude<UseKind, 'none'>, Budget>> = {
  row: {
    strong: 150,
    naive: 2_000,
    source: 'trees and regressions behind APIs: 265 to 4,450 queries for copies of 99 % and more (Tramèr et al. 2016)',
  },
  text: {
    strong: 400,
    naive: 10_000,
    source: 'BERT classifiers copied from 9,427 to 392,702 texts (Krishna et al. 2020)',
  },
  chat: {
    strong: 1_000,
    naive: 52_000,
    source:
      'one skill from 1,000 traces (s1, Muennighoff et al. 2025); instructions from 52,000 (Alpaca, Taori et al. 2023)',
  },
};

/** Share of what can be copied, n / (n + half): between the naive and the strong copier. Null where the log shows no inputs. */
export function publishedProgress(kind: UseKind): Progress | null {
  if (kind === 'none') return null;
  const { strong, naive } = publishedBudgets[kind];
  return (queries) => ({ low: queries / (queries + naive), high: queries / (queries + strong) });
}
