import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const cellOccupancy = defineFeature({
  id: 'cell-occupancy',
  title: 'Cells reached by 24 inputs',
  status: 'stable',
  family: 'coverage',
  measures: 'distinct cells in 24 random inputs over 24, mean over the tables (rarefied)',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'rarefaction: Hurlbert, Ecology 1971; coverage cost: Dubiński et al. (B4B), NeurIPS 2023',
  benign: ['an aggregator or reseller', 'a search index crawler', 'a benchmark run'],

  value: (profile, population) => population.content(profile).cells?.occupancy ?? null,

  explain: (profile, population) =>
    `24 of its inputs fall into ${decimal(24 * (population.content(profile).cells?.occupancy ?? 0))} cells of input space`,
});
