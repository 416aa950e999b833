import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const strangerCollision = defineFeature({
  id: 'stranger-collision',
  title: 'Cells shared with others',
  status: 'stable',
  family: 'shift',
  measures: 'log ratio of how often an input shares a cell with another account’s to how often two accounts do',
  unit: 'log ratio',
  range: [-12, 12],
  direction: 'lower',
  needs: ['input'],
  settings: {},
  source: 'cross part of the two-sample statistic (Gretton et al., JMLR 2012), kept apart from the own part',
  benign: ['a niche tenant', 'a new language', 'a new product'],

  value(profile, population) {
    const { cells } = population.content(profile);
    if (cells === null) return null;
    return Math.log((cells.cross + 1e-4) / (population.pairCollision(population.member(profile).kind) + 1e-4));
  },

  explain: (profile, population) =>
    `${percent(population.content(profile).cells?.cross ?? 0)} of the pairs of one of its inputs and another account’s are alike, in one cell of input space`,
});
