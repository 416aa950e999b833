import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const logitBiasShare = defineFeature({
  id: 'logit-bias-share',
  title: 'Uses logit bias',
  status: 'stable',
  family: 'harvest',
  measures: 'share of requests with a logit bias',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'Carlini et al., Stealing Part of a Production Language Model, ICML 2024; Finlayson et al., COLM 2024',
  benign: ['constrained decoding', 'classification by log-probabilities'],

  value: ({ parameters }) => (parameters.known < 10 ? null : parameters.logitBias / parameters.known),

  explain: ({ parameters }) => `${count(parameters.logitBias)} of ${count(parameters.known)} requests set a logit bias`,
});
