import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const tinyStepShare = defineFeature({
  id: 'tiny-step-share',
  title: 'Tiny steps',
  status: 'stable',
  family: 'probing',
  measures: 'share of inputs within 2 % of a typical distance of one of the 8 before',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'line searches end in tiny steps: Tramèr et al. 2016',
  benign: ['a calibration script', 'sensor data that changes slowly'],

  value: ({ window }) => (window.rowCompared < 20 ? null : window.tiny / window.rowCompared),

  explain: ({ window }) =>
    `${count(window.tiny)} of ${count(window.rowCompared)} inputs took a tiny step from an earlier one`,
});
