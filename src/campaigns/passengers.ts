/**
 * Tables, vectors and texts: who of a group does hardly anything of what extraction looks like, while its members do. Customers of one service share places,
 * moments, volumes and clients with a campaign, and would be raised with it.
 */
import { quantile } from '../stats/quantile.js';

/** Strength, as a share of what the strongest quarter of the members reach, below which one is a passenger. */
const OWN_SHARE = 0.2;
/** Groups of which the strongest quarter reach less are made of accounts that are nothing by themselves: mostly cover. */
const NOTABLE = 0.5;
/** What the strongest quarter reach in a pattern, as a share of what they reach in any, from which it is one of the group's. */
const GROUPS_OWN = 0.5;

interface Patterned {
  readonly patterns: readonly { readonly id: string; readonly strength: number }[];
}

/** What of an account is looked at: how strong its patterns are, before it is weighed how much was seen, as a whole or in the part that stands out. */
export interface Traveller {
  readonly own: Patterned;
  readonly part: { readonly own: Patterned } | null;
}

export class Passengers {
  private readonly accounts: readonly Traveller[];
  /** Patterns of the group: doing something else strongly is no reason to stay. */
  private readonly common: ReadonlySet<string>;
  private readonly least: number;

  /** @param members places among the accounts */
  constructor(members: readonly number[], accounts: readonly Traveller[]) {
    this.accounts = accounts;
    const travellers = members.map((member) => strengths(accounts[member]));
    const ids = new Set(travellers.flatMap((own) => [...own.keys()]));
    const strong = strongQuarter(travellers.map((own) => largest(own, ids)));
    const common = [...ids].filter(
      (id) => strongQuarter(travellers.map((own) => own.get(id) ?? 0)) >= GROUPS_OWN * strong,
    );
    this.common = common.length === 0 ? ids : new Set(common);
    this.least = strong < NOTABLE ? -Infinity : OWN_SHARE * strong;
  }

  isStrange(place: number): boolean {
    return largest(strengths(this.accounts[place]), this.common) < this.least;
  }
}

function strongQuarter(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.75);
}

/** The strength of each pattern, of the whole or of the part that stands out. */
function strengths(account: Traveller | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { id, strength } of [...(account?.own.patterns ?? []), ...(account?.part?.own.patterns ?? [])])
    found.set(id, Math.max(found.get(id) ?? 0, strength));
  return found;
}

function largest(strengths: ReadonlyMap<string, number>, ids: ReadonlySet<string>): number {
  let most = 0;
  for (const id of ids) most = Math.max(most, strengths.get(id) ?? 0);
  return most;
}
