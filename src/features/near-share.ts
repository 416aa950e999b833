import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const nearShare = defineFeature({
  id: 'near-share',
  title: 'Near neighbours',
  status: 'stable',
  family: 'probing',
  measures: 'share of inputs close to one of the 8 different inputs before',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'edit-neighbour rate: Zhang et al. (SEAT), AISec 2021; Li et al. (Blacklight), USENIX Security 2022',
  benign: ['as-you-type completion', 'form corrections', 'a what-if tool', 'prompt tuning'],

  value: ({ window }) => (window.compared < 20 ? null : window.near / window.compared),

  explain: ({ window }) => `${count(window.near)} of ${count(window.compared)} inputs lay close to one of the 8 before`,
});
