import { defineFeature } from './feature.js';
import { expectedFreshShare } from './fresh.js';
import { count } from './phrase.js';

export const freshShare = defineFeature({
  id: 'fresh-share',
  title: 'Never asks twice',
  status: 'stable',
  family: 'coverage',
  measures: 'expected distinct inputs in 50 random requests over 50, quick retries left out (rarefied)',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: {
      value: 0.03,
      unit: 'ratio',
      why: 'two repeats among fifty requests are no repetition, even where nobody else repeats',
    },
  },
  source: 'rarefaction: Hurlbert, Ecology 1971; almost no extraction pays for the same answer twice',
  benign: ['a document pipeline', 'a customer with a cache in front', 'a backfill'],

  value(profile, population) {
    const asked = population.inputs(profile).map((input) => input.count);
    return expectedFreshShare(asked, population.member(profile).distinct, 50);
  },

  explain: (profile, population) =>
    `${count(population.member(profile).distinct)} distinct inputs in ${count(profile.volume.rows)} rows`,
});
