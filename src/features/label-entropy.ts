import { defineFeature } from './feature.js';
import { countEach, entropyBits } from '../stats/entropy.js';
import { labelsOf } from './sampled-words.js';
import { count, decimal } from './phrase.js';

export const labelEntropy = defineFeature({
  id: 'label-entropy',
  title: 'Entropy of the answers',
  status: 'stable',
  family: 'entropy',
  measures: 'Shannon entropy of the labels over distinct inputs, bias-corrected (Miller-Madow)',
  unit: 'bits',
  range: [0, 20],
  direction: 'higher',
  needs: ['input', 'label'],
  settings: {},
  source: 'Miller, Note on the bias of information estimates, 1955',
  benign: ['a curated test set', 'a balanced evaluation'],

  value(profile, population) {
    const counts = countEach(labelsOf(population.inputs(profile)));
    const labelled = counts.reduce((sum, n) => sum + n, 0);
    return labelled < 10 ? null : entropyBits(counts) + (counts.length - 1) / (2 * labelled * Math.LN2);
  },

  explain(profile, population) {
    const counts = countEach(labelsOf(population.inputs(profile)));
    return `${count(counts.length)} labels with ${decimal(entropyBits(counts))} bits`;
  },
});
