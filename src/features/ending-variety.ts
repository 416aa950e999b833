import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { endingOf } from './sampled-words.js';
import { count } from './phrase.js';

export const endingVariety = defineFeature({
  id: 'ending-variety',
  title: 'Variety of endings',
  status: 'trial',
  family: 'entropy',
  measures: 'distinct last two words among 24 sampled texts, over 24',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'random word sequences end anyhow: Krishna et al., ICLR 2020',
  benign: ['people typing freely'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return texts.length < 10 ? null : new Set(texts.map(endingOf)).size / texts.length;
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return `${count(new Set(texts.map(endingOf)).size)} different endings in ${count(texts.length)} texts`;
  },
});
