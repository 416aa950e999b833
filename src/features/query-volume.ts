import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const queryVolume = defineFeature({
  id: 'query-volume',
  title: 'Distinct inputs',
  status: 'stable',
  family: 'volume',
  measures: 'decimal logarithm of the number of distinct inputs (of rows, where the log shows no inputs)',
  unit: 'log count',
  range: [0, 12],
  direction: 'higher',
  needs: [],
  settings: {},
  source: 'learning curves of surrogates grow with distinct answers: Tramèr et al., USENIX Security 2016',
  benign: ['a big customer', 'a backfill', 'a load test'],

  value: (profile, population) => Math.log10(Math.max(1, population.member(profile).distinct)),

  explain: (profile, population) =>
    `${count(population.member(profile).distinct)} distinct inputs in ${count(profile.volume.rows)} rows`,
});
