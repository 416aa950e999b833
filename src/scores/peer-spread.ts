/** How the accounts comparable with one are spread over a feature: what "usual" is the middle of. */
import { peers } from '../config/defaults.js';
import type { Member } from '../population/member.js';
import { quantile } from '../stats/quantile.js';
import type { Column } from '../stats/sparse-column.js';

/** Values that a twentieth, a quarter, three quarters and nineteen twentieths of the comparable accounts lie below. */
export type Spread = readonly [low: number, lowerQuarter: number, upperQuarter: number, high: number];

const SHARES = [0.05, 0.25, 0.75, 0.95] as const;

export class PeerSpread {
  /** Account indexes by volume, for each kind of use. */
  private readonly orders = new Map<string, number[]>();
  private readonly places: Uint32Array;
  private readonly members: readonly Member[];
  private readonly nearest: number;

  /** @param nearest accounts nearest in volume */
  constructor(members: readonly Member[], nearest: number = peers.nearest) {
    this.members = members;
    this.nearest = nearest;
    this.places = new Uint32Array(members.length);
    const sorted = [...members].sort((a, b) => a.distinct - b.distinct || a.index - b.index);
    for (const { index, kind } of sorted) {
      const order = this.orders.get(kind) ?? [];
      this.orders.set(kind, order);
      this.places[index] = order.length;
      order.push(index);
    }
  }

  /**
   * @param values of one feature by account index, NaN or nothing where there is none
   * @returns null with fewer comparable accounts than it takes to judge anybody: of a dozen the outer twentieths are a guess
   */
  of(values: Column, index: number): Spread | null {
    const order = this.orders.get(this.members[index]?.kind ?? '') ?? [];
    const around = this.around(order, this.places[index] ?? 0, values);
    if (around.length < peers.fewest) return null;
    const sorted = [...Float64Array.from(around).sort()];
    const [low = 0, lower = 0, upper = 0, high = 0] = SHARES.map((share) => quantile(sorted, share));
    return [low, lower, upper, high];
  }

  /** Values of the accounts nearest in volume, half of them below and half above where both sides have enough. */
  private around(order: readonly number[], place: number, values: Column): number[] {
    const found: number[] = [];
    let below = place - 1;
    let above = place;
    while (found.length < this.nearest && (below >= 0 || above < order.length)) {
      above = this.take(order, above, { step: 1, values, found });
      if (found.length < this.nearest) below = this.take(order, below, { step: -1, values, found });
    }
    return found;
  }

  /** Takes the next value that is there; returns the place behind it. */
  private take(
    order: readonly number[],
    from: number,
    { step, values, found }: { readonly step: 1 | -1; readonly values: Column; readonly found: number[] },
  ): number {
    for (let at = from; at >= 0 && at < order.length; at += step) {
      const value = values.at(order[at] ?? -1) ?? NaN;
      if (Number.isNaN(value)) continue;
      found.push(value);
      return at + step;
    }
    return step > 0 ? order.length : -1;
  }
}
