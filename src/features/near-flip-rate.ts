import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const nearFlipRate = defineFeature({
  id: 'near-flip-rate',
  title: 'Flips among near neighbours',
  status: 'stable',
  family: 'probing',
  measures: 'share of near neighbours that got another label',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'label'],
  settings: {},
  source: 'boundary attacks flip one time in two: Brendel et al., ICLR 2018',
  benign: ['a counterfactual tool'],

  value: ({ window }) => (window.labelledNear < 10 ? null : window.flips / window.labelledNear),

  explain: ({ window }) =>
    `${count(window.flips)} of ${count(window.labelledNear)} of its near neighbours got another label`,
});
