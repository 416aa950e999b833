import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const longAnswerShare = defineFeature({
  id: 'long-answer-share',
  title: 'Long answers',
  status: 'stable',
  family: 'harvest',
  measures: 'share of answers over 60 tokens and half as long again as the input',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['outputText'],
  settings: {
    resolution: { value: 0.1, unit: 'ratio', why: 'one answer of ten may be long by chance where hardly any is' },
  },
  source: 'teaching material is output',
  benign: ['content writers', 'story and code generators'],

  value: ({ answers }) => (answers.texts < 10 ? null : answers.outgrown / answers.texts),

  explain: ({ answers }) =>
    `${count(answers.outgrown)} of ${count(answers.texts)} answers were long and half as long again as the input`,
});
