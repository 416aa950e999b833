import { countMarked, EVER_NEW, logMarked } from '../stats/linear-counting.js';
import { defineFeature, settingOf } from './feature.js';
import { count } from './phrase.js';

const settings = {
  answers: { value: 20, unit: 'answers', why: 'fewer show no fixed set' },
};

export const answerVariety = defineFeature({
  id: 'answer-variety',
  title: 'Variety of the answers',
  status: 'stable',
  family: 'harvest',
  measures:
    'log of the number of different answers in free text, up to 100; low where texts are sorted into a few fixed classes',
  unit: 'log count',
  range: [0, 5],
  direction: 'higher',
  needs: ['outputText'],
  settings,
  source:
    'linear counting: Whang, Vander-Zanden and Taylor, ACM TODS 15, 1990; classification by a chat model with log-probabilities is their commonest honest use',
  benign: ['every conversation has ever new answers: only few answers tell something, and they excuse'],

  value({ answers }) {
    if (answers.texts < settingOf(this, 'answers')) return null;
    return logMarked(answers.answerBits);
  },

  explain({ answers }) {
    const different = countMarked(answers.answerBits);
    if (different >= EVER_NEW) return `ever new answers to ${count(answers.texts)} requests`;
    return `about ${count(Math.round(different))} different answers to ${count(answers.texts)} requests: sorts texts into fixed classes`;
  },
});
