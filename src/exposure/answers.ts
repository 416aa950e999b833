/** Sampled inputs that came back with a label, unpacked one by one when asked for: all at once would outweigh everything else. */
import type { Member } from '../population/member.js';
import type { SampledInput } from '../represent/sampled-input.js';

/** A labelled input with its owner. */
export interface Pair {
  readonly owner: number;
  readonly input: SampledInput;
}

/**
 * Pairs of these accounts in turn, one of each, then a second of each, and so on: everybody weighs the same. Of more accounts than
 * pairs are wanted, every so many-th.
 */
export function spreadPairs(members: readonly Member[], most: number): Pair[] {
  const lenders = members.length <= most ? members : thinned(members, most);
  const lists = lenders.map(({ index, profile }) => ({
    owner: index,
    sample: profile.inputs.sample,
    places: profile.inputs.sample.labelled(),
  }));
  const found: Pair[] = [];
  const longest = lists.reduce((length, { places }) => Math.max(length, places.length), 0);
  for (let turn = 0; turn < longest; turn += 1) {
    for (const { owner, sample, places } of lists) {
      const place = places[turn];
      if (place === undefined) continue;
      found.push({ owner, input: sample.entry(place) });
      if (found.length === most) return found;
    }
  }
  return found;
}

function thinned<Item>(items: readonly Item[], most: number): Item[] {
  const kept: Item[] = [];
  for (let i = 0; i < most; i += 1) {
    const item = items[Math.floor((i * items.length) / most)];
    if (item !== undefined) kept.push(item);
  }
  return kept;
}
