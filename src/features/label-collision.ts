import { defineFeature } from './feature.js';
import { countEach } from '../stats/entropy.js';
import { labelsOf } from './sampled-words.js';
import { count, percent } from './phrase.js';

export const labelCollision = defineFeature({
  id: 'label-collision',
  title: 'Balance of the answers',
  status: 'stable',
  family: 'entropy',
  measures: 'chance that two distinct inputs got the same label; low is balanced',
  unit: 'ratio',
  range: [0, 1],
  direction: 'lower',
  needs: ['input', 'label'],
  settings: {},
  source: 'Simpson, Nature 1949 (unbiased); class-balanced synthetic queries',
  benign: ['a curated test set', 'a balanced evaluation'],

  value(profile, population) {
    const counts = countEach(labelsOf(population.inputs(profile)));
    const labelled = counts.reduce((sum, n) => sum + n, 0);
    return labelled < 10 ? null : counts.reduce((sum, n) => sum + n * (n - 1), 0) / (labelled * (labelled - 1));
  },

  explain(profile, population) {
    const counts = countEach(labelsOf(population.inputs(profile)));
    const labelled = counts.reduce((sum, n) => sum + n, 0);
    return `${count(counts.length)} labels, the most frequent for ${percent(Math.max(0, ...counts) / Math.max(1, labelled))}`;
  },
});
