import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const tokenLimit = defineFeature({
  id: 'token-limit',
  title: 'Token limit',
  status: 'stable',
  family: 'harvest',
  measures: 'mean binary logarithm of the output limit asked for',
  unit: 'log count',
  range: [0, 40],
  direction: 'higher',
  needs: ['parameters'],
  settings: {},
  source: 'LLM10:2025 Unbounded Consumption, OWASP',
  benign: ['content writers', 'SDK defaults'],

  value: ({ parameters }) =>
    parameters.maxTokensCount < 10 ? null : parameters.logMaxTokens / parameters.maxTokensCount,

  explain: ({ parameters }) =>
    `asks for up to ${count(2 ** (parameters.logMaxTokens / Math.max(1, parameters.maxTokensCount)))} tokens`,
});
