import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { openingOf } from './sampled-words.js';
import { count } from './phrase.js';

export const openingVariety = defineFeature({
  id: 'opening-variety',
  title: 'Variety of openings',
  status: 'stable',
  family: 'coverage',
  measures: 'distinct first three words among 24 sampled texts, over 24',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'template rigidity from its other side: production integrations open alike',
  benign: ['people typing freely', 'an assistant with many users'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return texts.length < 10 ? null : new Set(texts.map(openingOf)).size / texts.length;
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return `${count(new Set(texts.map(openingOf)).size)} different openings in ${count(texts.length)} texts`;
  },
});
