import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const severalCompletionsShare = defineFeature({
  id: 'several-completions-share',
  title: 'Asks for several completions',
  status: 'stable',
  family: 'harvest',
  measures: 'share of requests for more than one completion',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'self-consistency and rejection sampling in distillation',
  benign: ['creative writing tools', 'self-consistency in agents'],

  value: ({ parameters }) => (parameters.known < 10 ? null : parameters.several / parameters.known),

  explain: ({ parameters }) =>
    `${count(parameters.several)} of ${count(parameters.known)} requests asked for several completions`,
});
