import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const flipShare = defineFeature({
  id: 'flip-share',
  title: 'Near neighbours with another answer',
  status: 'stable',
  family: 'probing',
  measures: 'share of inputs close to one of the 8 before that got another label',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'label'],
  settings: {},
  source: 'walking the decision boundary: Tramèr et al. 2016; Papernot et al. 2017',
  benign: ['a counterfactual or what-if tool', 'an explainer'],

  value: ({ window }) => (window.compared < 20 ? null : window.flips / window.compared),

  explain: ({ window }) =>
    `${count(window.flips)} of ${count(window.compared)} inputs lay close to an earlier one and got another label`,
});
