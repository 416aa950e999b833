import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const probabilityShare = defineFeature({
  id: 'probability-share',
  title: 'Asks for probabilities',
  status: 'stable',
  family: 'harvest',
  measures: 'share of requests that ask for probabilities or log-probabilities',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'confidence values cut the queries needed: Tramèr et al. 2016',
  benign: ['calibration users', 'rerankers', 'classification by log-probabilities', 'SDK defaults'],

  value: ({ parameters }) => (parameters.known < 10 ? null : parameters.probabilities / parameters.known),

  explain: ({ parameters }) =>
    `${count(parameters.probabilities)} of ${count(parameters.known)} requests asked for probabilities`,
});
