import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const halvingShare = defineFeature({
  id: 'halving-share',
  title: 'Halving steps',
  status: 'stable',
  family: 'probing',
  measures: 'share of steps half as long as the one before, within 5 %',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'bisection: Tramèr et al. 2016, Lowd and Meek 2005',
  benign: ['an optimiser in a what-if tool'],

  value: ({ window }) => (window.rowCompared < 20 ? null : window.halvings / window.rowCompared),

  explain: ({ window }) =>
    `${count(window.halvings)} of ${count(window.rowCompared)} inputs were half as far as the step before`,
});
