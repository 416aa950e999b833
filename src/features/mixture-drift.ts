import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const mixtureDrift = defineFeature({
  id: 'mixture-drift',
  title: 'Drift of the mixture',
  status: 'stable',
  family: 'coverage',
  measures:
    'log ratio of how much the column in the middle changes over time to what shuffled time shows; 0 is one steady draw',
  unit: 'log ratio',
  range: [-6, 10],
  direction: 'lower',
  needs: ['input', 'time'],
  settings: {},
  source:
    'between-block over within-block variance against permutations (Fisher 1935); own measurement in docs/method.md',
  benign: ['a steady customer draws steadily too: drift only ever excuses tools that work through cases'],

  value: (profile, population) => population.course(profile)?.drift ?? null,

  explain(profile, population) {
    const times = decimal(Math.exp(population.course(profile)?.drift ?? 0));
    return `what it asks changes ${times} times as much over time as in shuffled order: tools that work through cases, suites and records do that`;
  },
});
