/** Chats: who of a group resembles the others less than they resemble each other. An account of their subject is swept along by what it shares with them, in which it is no worse than they. */
import { campaigns } from '../config/defaults.js';
import { medianOf, robustDeviation } from '../stats/median.js';
import type { MeasuredPairs } from './measured-pairs.js';
import { familyPlace, MIXTURE } from './tie.js';

/** Mean deviation, in robust deviations of the members, from which one is no member. */
const STRANGE = -1.6;
/** The same for who is no member yet: a core that was chosen for its equal volumes must not shut out others of its kind. */
const STRANGE_OUTSIDE = -2.6;
/** Deviation that counts as the least. */
const NARROWEST = 0.1;

const BEHAVIOUR = familyPlace('behaviour');
const SAME = familyPlace('same');

/** What of an account is looked at. */
export interface Companion {
  readonly score: number;
  readonly member: { readonly distinct: number };
}

interface Usual {
  readonly middle: number;
  readonly spread: number;
}

/** Tells strangers among the members, and among those who would join, by practice, client, mixture and volume, and by their own score. */
export class Company {
  private readonly members: readonly number[];
  private readonly accounts: readonly Companion[];
  private readonly pairs: Pick<MeasuredPairs, 'numbersOf'>;
  private readonly usual: readonly Usual[];

  /** @param members places among the accounts. Cost: their pairs, once. */
  constructor(members: readonly number[], accounts: readonly Companion[], pairs: Pick<MeasuredPairs, 'numbersOf'>) {
    this.members = members;
    this.accounts = accounts;
    this.pairs = pairs;
    const signs = members.map((member) => this.signsOf(member));
    this.usual = (signs[0] ?? []).map((_, at) => usualOf(signs.map((own) => own[at] ?? NaN)));
  }

  isStrange(place: number): boolean {
    const deviations = this.signsOf(place)
      .map((value, at) => (value - (this.usual[at]?.middle ?? 0)) / (this.usual[at]?.spread ?? 1))
      .filter((deviation) => !Number.isNaN(deviation));
    const sum = deviations.reduce((total, deviation) => total + deviation, 0);
    const least = this.members.includes(place) ? STRANGE : STRANGE_OUTSIDE;
    return sum < least * deviations.length;
  }

  /** Practice, mixture and what else is the same in common with the others, and the own score; NaN where too few inputs were seen to know a mixture. */
  private signsOf(place: number): readonly number[] {
    const isKnown = (other: number): boolean =>
      (this.accounts[other]?.member.distinct ?? 0) >= campaigns.referenceInputs;
    const sums = { all: 0, behaviour: 0, known: 0, same: 0, mixture: 0 };
    for (const other of this.members) {
      if (other === place) continue;
      const numbers = this.pairs.numbersOf(place, other);
      sums.all += 1;
      sums.behaviour += numbers[BEHAVIOUR] ?? 0;
      if (!isKnown(other)) continue;
      sums.known += 1;
      sums.same += numbers[SAME] ?? 0;
      sums.mixture += numbers[MIXTURE] ?? 0;
    }
    const known = isKnown(place) && sums.known > 0 ? sums.known : NaN;
    return [sums.behaviour / sums.all, sums.same / known, sums.mixture / known, this.accounts[place]?.score ?? NaN];
  }
}

function usualOf(values: readonly number[]): Usual {
  const known = values.filter((value) => !Number.isNaN(value));
  const middle = medianOf(known);
  return { middle, spread: robustDeviation(known, middle) + NARROWEST };
}
