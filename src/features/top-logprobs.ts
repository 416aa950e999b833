import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const topLogprobs = defineFeature({
  id: 'top-logprobs',
  title: 'Depth of log-probabilities',
  status: 'stable',
  family: 'harvest',
  measures: 'mean number of top log-probabilities asked for',
  unit: 'count',
  range: [0, 100000],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'Finlayson et al., Logits of API-protected LLMs leak proprietary information, COLM 2024',
  benign: ['calibration users', 'rerankers'],

  value: ({ parameters }) => (parameters.known < 10 ? null : parameters.topLogprobs / parameters.known),

  explain: ({ parameters }) =>
    `${decimal(parameters.topLogprobs / Math.max(1, parameters.known))} top log-probabilities asked for per request`,
});
