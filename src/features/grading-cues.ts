import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { count } from './phrase.js';

export const gradingCues = defineFeature({
  id: 'grading-cues',
  title: 'Asks for grading',
  status: 'stable',
  family: 'harvest',
  measures: 'share of sampled texts that ask to grade, rank or judge by a rubric (lexicon in represent/cues.ts)',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: {
      value: 0.1,
      unit: 'ratio',
      why: 'a phrase in one text of ten may stand in the documents it is about',
    },
  },
  source: 'reward-model data: Bai et al. 2022',
  benign: ['a judge pipeline', 'an evaluation team', 'teachers'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    return texts.length < 10 ? null : texts.filter(({ content }) => (content.cues & 2) !== 0).length / texts.length;
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    const matched = texts.filter(({ content }) => (content.cues & 2) !== 0).length;
    return `${count(matched)} of ${count(texts.length)} sampled texts ask to grade, rank or judge by a rubric`;
  },
});
