import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const sequenceJump = defineFeature({
  id: 'sequence-jump',
  title: 'Jumps between successive inputs',
  status: 'stable',
  family: 'coverage',
  measures: 'mean log distance of successive different inputs minus that of random own pairs; low stays around seeds',
  unit: 'log ratio',
  range: [-7, 7],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'walks of iterative attacks: Chen et al., Stateful Detection of Black-Box Adversarial Attacks, SPAI 2020',
  benign: ['any application with unrelated users'],

  value({ window }) {
    if (window.previousCount < 10 || window.randomCount < 10) return null;
    return window.logPrevious / window.previousCount - window.logRandom / window.randomCount;
  },

  explain({ window }) {
    const ratio = Math.exp(window.logPrevious / window.previousCount - window.logRandom / window.randomCount);
    return `successive inputs lie ${decimal(ratio)} times as far apart as random ones of its own`;
  },
});
