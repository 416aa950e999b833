import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const temperature = defineFeature({
  id: 'temperature',
  title: 'Temperature',
  status: 'stable',
  family: 'harvest',
  measures: 'mean temperature asked for',
  unit: 'index',
  range: [0, 10],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'sampling for diversity in synthetic data: own measurement in docs/method.md',
  benign: ['creative tools'],

  value: ({ parameters }) =>
    parameters.temperatureCount < 10 ? null : parameters.temperature / parameters.temperatureCount,

  explain: ({ parameters }) =>
    `mean temperature ${decimal(parameters.temperature / Math.max(1, parameters.temperatureCount))}`,
});
