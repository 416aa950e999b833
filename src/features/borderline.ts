import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const borderline = defineFeature({
  id: 'borderline',
  title: 'Asks where strangers’ answers disagree',
  status: 'stable',
  family: 'probing',
  measures: 'mean over inputs of 1 - largest label share among the 7 nearest inputs of other accounts',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'label'],
  settings: {},
  source: 'active learning seen without probabilities: own measurement in docs/method.md',
  benign: ['a review queue that gets only hard cases', 'an explainer'],

  value: (profile, population) => population.content(profile).borderline,

  explain: (profile, population) =>
    `among the strangers nearest to its inputs ${percent(population.content(profile).borderline ?? 0)} got another label`,
});
