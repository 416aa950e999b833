import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const presence = defineFeature({
  id: 'presence',
  title: 'Time at work',
  status: 'stable',
  family: 'rhythm',
  measures:
    'log of the minutes from first to last input of all its visits together, which pauses of ten minutes and twenty usual ones divide; low comes for a few short jobs',
  unit: 'log count',
  range: [0, 20],
  direction: 'higher',
  needs: ['input', 'time'],
  settings: {},
  source: 'own measurement in docs/method.md',
  benign: ['this only ever excuses: explainers and permutation tests run as short jobs'],

  value: (profile, population) => population.course(profile)?.presence ?? null,

  explain: (profile, population) =>
    `it was at work for ${decimal(Math.exp(population.course(profile)?.presence ?? 0))} minutes in all, as short jobs of explainers and tests are`,
});
