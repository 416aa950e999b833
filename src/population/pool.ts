/** A pool of strangers' inputs: a few from every account, so that nobody's volume decides what is near. */
import type { SampledInput } from '../represent/sampled-input.js';

/** What the nearest strangers say about one input. */
export interface Nearest {
  /** Distance to the 3rd nearest foreign input; NaN when the pool holds fewer. */
  readonly third: number;
  /** 1 minus the largest share of one label among the 7 nearest foreign labelled inputs; NaN without labels. */
  readonly disagreement: number;
}

export interface StrangerPool {
  /** Looks up the strangers nearest to an input of account `owner`, whose own inputs are left out. */
  nearest(input: SampledInput, owner: number): Nearest;
  /** For each input the distance to the nearest of the others given; Infinity where there is none. */
  nearestAmong(inputs: readonly SampledInput[]): Float64Array;
}

export const NEIGHBOURS = 7;
const THIRD = 3;

/** The seven smallest distances with their pool places, kept sorted by insertion; of equal ones those that stand first in the pool, however it is searched. */
export class NearestList {
  readonly distances = new Float64Array(NEIGHBOURS).fill(Infinity);
  readonly places = new Int32Array(NEIGHBOURS).fill(-1);

  clear(): void {
    this.distances.fill(Infinity);
    this.places.fill(-1);
  }

  get limit(): number {
    return this.distances[NEIGHBOURS - 1] ?? Infinity;
  }

  offer(distance: number, place: number): void {
    let i = NEIGHBOURS - 1;
    if (!this.isBefore(distance, place, i)) return;
    while (i > 0 && this.isBefore(distance, place, i - 1)) {
      this.distances[i] = this.distances[i - 1] ?? Infinity;
      this.places[i] = this.places[i - 1] ?? -1;
      i -= 1;
    }
    this.distances[i] = distance;
    this.places[i] = place;
  }

  private isBefore(distance: number, place: number, at: number): boolean {
    const kept = this.distances[at] ?? Infinity;
    return distance < kept || (distance === kept && place < (this.places[at] ?? -1));
  }

  /** @param labels label hash per pool place, 0 where unknown */
  summary(labels: Uint32Array): Nearest {
    const third = this.distances[THIRD - 1] ?? Infinity;
    return { third: Number.isFinite(third) ? third : NaN, disagreement: this.disagreement(labels) };
  }

  private disagreement(labels: Uint32Array): number {
    const votes = new Map<number, number>();
    let known = 0;
    let most = 0;
    for (const place of this.places) {
      const label = place < 0 ? 0 : (labels[place] ?? 0);
      if (label === 0) continue;
      const count = (votes.get(label) ?? 0) + 1;
      votes.set(label, count);
      known += 1;
      most = Math.max(most, count);
    }
    return known < NEIGHBOURS ? NaN : 1 - most / known;
  }
}

/** For each of `count` things the smallest distance to another; cost count² / 2 distances. */
export function nearestOfEach(count: number, distance: (a: number, b: number) => number): Float64Array {
  const nearest = new Float64Array(count).fill(Infinity);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const between = distance(a, b);
      if (between < (nearest[a] ?? Infinity)) nearest[a] = between;
      if (between < (nearest[b] ?? Infinity)) nearest[b] = between;
    }
  }
  return nearest;
}
