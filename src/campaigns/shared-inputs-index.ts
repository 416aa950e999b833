/** Sampled inputs that several accounts asked word for word, with what of each sample is complete. */
import type { Profile } from '../profiles/profile.js';
import { SharedNames } from './shared-names.js';
import { placeIn } from './sorted.js';

/** Keys of inputs lie below. */
const KEY_RANGE = 2 ** 52;

export class InputNames extends SharedNames {
  /** Largest key each account's sample shows; below it the sample is complete. */
  private readonly thresholds: Float64Array;
  private readonly sorted: Float64Array;
  private readonly sizes: Uint32Array;

  constructor(profiles: readonly Profile[]) {
    super(
      profiles.map(({ inputs: { sample } }) => Float64Array.from({ length: sample.size }, (_, i) => sample.keyAt(i))),
    );
    this.thresholds = Float64Array.from(profiles, ({ inputs: { sample } }) =>
      sample.size < sample.limit ? KEY_RANGE : sample.keyAt(sample.size - 1),
    );
    this.sizes = Uint32Array.from(profiles, ({ inputs: { sample } }) => sample.size);
    this.sorted = this.thresholds.slice().sort();
  }

  /** Inputs that two of some accounts have in common, over the smaller of their samples; mean over the pairs. */
  sharedInside(places: readonly number[]): number {
    let sum = 0;
    let pairs = 0;
    for (const a of places) {
      for (const b of places) {
        if (a >= b) continue;
        sum += this.common(a, b) / Math.max(1, Math.min(this.sizes[a] ?? 0, this.sizes[b] ?? 0));
        pairs += 1;
      }
    }
    return sum / Math.max(1, pairs);
  }

  threshold(place: number): number {
    return this.thresholds[place] ?? 0;
  }

  /** Share of the accounts whose samples would show the input. */
  showing(name: number): number {
    const below = placeIn(this.sorted, this.keyOf(name));
    return (this.sorted.length - below) / Math.max(1, this.sorted.length);
  }
}
