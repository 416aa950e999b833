/**
 * Tables, vectors and texts: who of a group does hardly anything of what extraction looks like, while its members do. Customers of one service share places,
 * moments, volumes and clients with a campaign, and would be raised with it.
 */
import { quantile } from '../stats/quantile.js';

/** Strength, as a share of what the strongest quarter of the members reach, below which one is a passenger. */
const OWN_SHARE = 0.2;
/** Groups of which the strongest quarter reach less are made of accounts that are nothing by themselves: mostly cover. */
const NOTABLE = 0.5;

interface Patterned {
  readonly patterns: readonly { readonly strength: number }[];
}

/** What of an account is looked at: how strong its patterns are, before it is weighed how much was seen, as a whole or in the part that stands out. */
export interface Traveller {
  readonly own: Patterned;
  readonly part: { readonly own: Patterned } | null;
}

export class Passengers {
  private readonly accounts: readonly Traveller[];
  private readonly least: number;

  /** @param members places among the accounts */
  constructor(members: readonly number[], accounts: readonly Traveller[]) {
    this.accounts = accounts;
    const strong = quantile(Float64Array.from(members, (member) => this.strengthOf(member)).sort(), 0.75);
    this.least = strong < NOTABLE ? -Infinity : OWN_SHARE * strong;
  }

  isStrange(place: number): boolean {
    return this.strengthOf(place) < this.least;
  }

  private strengthOf(place: number): number {
    const account = this.accounts[place];
    const patterns = [...(account?.own.patterns ?? []), ...(account?.part?.own.patterns ?? [])];
    return patterns.reduce((most, { strength }) => Math.max(most, strength), 0);
  }
}
