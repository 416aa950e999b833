import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const outputHunger = defineFeature({
  id: 'output-hunger',
  title: 'Output against input',
  status: 'stable',
  family: 'harvest',
  measures: 'mean log ratio of output to input tokens',
  unit: 'log ratio',
  range: [-14, 14],
  direction: 'higher',
  needs: ['tokensOut'],
  settings: {},
  source: 'teaching material is output: Anthropic and Google reports on distillation, 2026',
  benign: ['content writers', 'story and code generators'],

  value: ({ answers }) => (answers.ratioCount < 10 ? null : answers.logRatio / answers.ratioCount),

  explain: ({ answers }) =>
    `${decimal(Math.exp(answers.logRatio / Math.max(1, answers.ratioCount)))} output tokens per input token`,
});
