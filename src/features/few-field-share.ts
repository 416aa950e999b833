import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const fewFieldShare = defineFeature({
  id: 'few-field-share',
  title: 'Changes of one or two fields',
  status: 'stable',
  family: 'probing',
  measures: 'share of inputs that differ in at most two fields from the nearest of the 8 before',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'path finding and line search change a field at a time: Tramèr et al. 2016',
  benign: ['a what-if tool', 'an explainer', 'a sensitivity report'],

  value: ({ window }) => (window.rowCompared < 20 ? null : window.fewFields / window.rowCompared),

  explain: ({ window }) =>
    `${count(window.fewFields)} of ${count(window.rowCompared)} inputs changed at most two fields of an earlier one`,
});
