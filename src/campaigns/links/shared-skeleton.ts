import { campaigns } from '../../config/defaults.js';
import type { Profile } from '../../profiles/profile.js';
import type { SampledInput } from '../../represent/sampled-input.js';
import { NumberCounts } from '../../stats/number-counts.js';
import { defineLink } from '../link.js';
import { SharedNames } from '../shared-names.js';
import { sharedBy } from '../words.js';

/** Texts below which a word pair in a quarter of them is chance. */
const FEWEST_TEXTS = 8;

const occurrences = new NumberCounts();

/** Pairs of neighbouring words that occur in at least `share` of the texts; the words are 32-bit hashes. */
export function skeleton(inputs: readonly SampledInput[], share: number): number[] {
  const texts = inputs.flatMap(({ content }) => (content.kind === 'text' ? [content.words] : []));
  if (texts.length < FEWEST_TEXTS) return [];
  const fewest = share * texts.length;
  occurrences.clear();
  for (const words of texts) for (const word of words) occurrences.add(word);
  const counts = new Map<number, number>();
  for (const words of texts) {
    const seen = new Set<number>();
    for (let i = 1; i < words.length; i += 1) {
      const word = words[i] ?? 0;
      // Most words occur too seldom for any pair with them: only the others are worth a place in a map.
      if (occurrences.countAt(occurrences.placeOf(word)) < fewest) continue;
      // Exact pairs of two 32-bit hashes would not fit a number: the upper 21 bits of the first and all of the second do.
      seen.add(((words[i - 1] ?? 0) >>> 11) * 2 ** 32 + word);
    }
    for (const pair of seen) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= fewest).map(([pair]) => pair);
}

export const sharedSkeleton = defineLink({
  id: 'shared-skeleton',
  title: 'Same prompt template',
  measures:
    'word pairs that stand in at least a quarter of either account’s texts, each weighing log(accounts / accounts having it)',
  range: [0, 5000],
  needs: ['input'],
  source:
    'machine-written prompts differ in their slots and share their frame (Krishna et al. 2020; Taori et al. 2023)',
  benign: ['one product’s prompt under several customers’ keys', 'a tutorial’s prompt', 'users of one plug-in'],
  family: 'form',

  prepare({ kind, population, profiles }) {
    const pairsOf = (profile: Profile): number[] => skeleton(population.inputs(profile), campaigns.skeletonShare);
    const names = new SharedNames(profiles.map((profile) => (kind === 'row' ? [] : pairsOf(profile))));
    return {
      candidates: () => names.candidates(),
      compare: (a, b) => names.weight(a, b),
      explain: (places) => sharedBy(names.sharing(places), places.length, 'template word pair'),
    };
  },
});
