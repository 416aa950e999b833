import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const selfCollision = defineFeature({
  id: 'self-collision',
  title: 'Breadth of the inputs',
  status: 'stable',
  family: 'coverage',
  measures: 'log ratio of how often two own inputs share a cell to how often inputs of two accounts do; low is broad',
  unit: 'log ratio',
  range: [-12, 12],
  direction: 'lower',
  needs: ['input'],
  settings: {},
  source:
    'relative coverage: Kesarwani et al., ACSAC 2018; Dubiński et al. (B4B), NeurIPS 2023. Unbiased at every n (Simpson 1949)',
  benign: ['an aggregator or reseller', 'a gateway key with many people behind it', 'a benchmark run'],

  value(profile, population) {
    const { cells } = population.content(profile);
    if (cells === null) return null;
    return Math.log((cells.own + 1e-3) / (population.pairCollision(population.member(profile).kind) + 1e-3));
  },

  explain(profile, population) {
    const own = population.content(profile).cells?.own ?? 0;
    return `${percent(own)} of the pairs of its own inputs are alike, in one cell of input space`;
  },
});
