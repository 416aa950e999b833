import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const mixtureDrift = defineFeature({
  id: 'mixture-drift',
  title: 'Drift of the mixture',
  status: 'stable',
  family: 'coverage',
  measures:
    'log ratio of how much the mixture of inputs changes over time to what shuffled time shows; 0 is one steady draw',
  unit: 'log ratio',
  range: [-5, 10],
  direction: 'lower',
  needs: ['input', 'time'],
  settings: {},
  source:
    'between-block over within-block variance against permutations (Fisher 1935); own measurement in docs/method.md',
  benign: ['a steady customer draws steadily too: this only ever excuses tools that work through cases'],

  value: (profile, population) => population.drift(profile),

  explain: (profile, population) =>
    `its mixture changes ${decimal(Math.exp(population.drift(profile) ?? 0))} times as much over time as in shuffled order`,
});
