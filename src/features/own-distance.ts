import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const ownDistance = defineFeature({
  id: 'own-distance',
  title: 'Distance between own inputs',
  status: 'stable',
  family: 'coverage',
  measures: 'mean log distance of an input to the nearest of 47 others of the account',
  unit: 'log distance',
  range: [-7, 12],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'dispersion of queries: Juuti et al. (PRADA), EuroS&P 2019, without its test of normality',
  benign: ['varied honest work', 'an aggregator or reseller'],

  value: (profile, population) => population.content(profile).ownDistance,

  explain: (profile, population) =>
    `its inputs lie at distance ${decimal(Math.exp(population.content(profile).ownDistance ?? 0))} from the nearest other one of its own, on average`,
});
