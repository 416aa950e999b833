import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { count } from './phrase.js';

export const materialCues = defineFeature({
  id: 'material-cues',
  title: 'Asks for training material',
  status: 'stable',
  family: 'harvest',
  measures:
    'share of sampled texts that ask to generate sets of items, instructions, question-answer pairs or personas (lexicon in represent/cues.ts)',
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
  source: 'Wang et al. (Self-Instruct), ACL 2023; Taori et al. (Alpaca) 2023',
  benign: ['test-data makers', 'licensed synthetic-data customers', 'content teams'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    return texts.length < 10 ? null : texts.filter(({ content }) => (content.cues & 4) !== 0).length / texts.length;
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    const matched = texts.filter(({ content }) => (content.cues & 4) !== 0).length;
    return `${count(matched)} of ${count(texts.length)} sampled texts ask to generate sets of items, instructions, question-answer pairs or personas`;
  },
});
