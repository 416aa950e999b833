import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const cellSurprise = defineFeature({
  id: 'cell-surprise',
  title: 'Surprise of the cells',
  status: 'stable',
  family: 'shift',
  measures: 'mean -log share of its cells among the other accounts',
  unit: 'log ratio',
  range: [-1, 25],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'cross entropy against the other accounts (Shannon 1948)',
  benign: ['a niche tenant', 'a new language', 'a new product'],

  value: (profile, population) => population.content(profile).cells?.surprise ?? null,

  explain: (profile, population) =>
    `the cells its inputs fall into hold ${percent(Math.exp(-(population.content(profile).cells?.surprise ?? 0)))} of other accounts’ inputs, on (geometric) average`,
});
