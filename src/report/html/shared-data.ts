/** What all suspects of the page share: features, maps of input space, references. */
import type { Findings } from '../../findings/findings.js';
import { cleaned } from './cleaned.js';
import { type Numbers, type PageIndex, short } from './detail-data.js';

export interface SharedData {
  /** Id and unit, by place. */
  readonly features: readonly (readonly [id: string, unit: string])[];
  readonly maps: readonly {
    readonly kind: string;
    readonly columns: number;
    readonly rows: number;
    readonly shares: Numbers;
  }[];
  readonly references: readonly (readonly [string, string])[];
}

/** One walk over the accounts: who is on the page, and which features there are. */
export function indexPage(findings: Findings): { readonly index: PageIndex; readonly shared: SharedData } {
  const ranks = new Map<string, number>();
  const places = new Map<string, number>();
  const features: (readonly [string, string])[] = [];
  for (const account of findings.accounts) {
    ranks.set(account.account, account.rank);
    for (const { id, unit } of account.features) {
      if (places.has(id)) continue;
      places.set(id, features.length);
      features.push([cleaned(id), cleaned(unit)]);
    }
  }
  const { overview, references } = findings;
  const maps = (overview?.coverage ?? []).map(({ kind, columns, rows, shares }) => ({
    ...{ kind, columns, rows },
    shares: shares.map(short),
  }));
  const named = references.map(({ id, title }) => [cleaned(id), cleaned(title)] as const);
  return { index: { ranks, places }, shared: { features, maps, references: named } };
}
