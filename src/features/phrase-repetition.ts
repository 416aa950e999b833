import { defineFeature } from './feature.js';
import { isText } from '../population/member.js';
import { countRuns } from './sampled-words.js';
import { count } from './phrase.js';

export const phraseRepetition = defineFeature({
  id: 'phrase-repetition',
  title: 'Variety of phrases',
  status: 'stable',
  family: 'entropy',
  measures: 'distinct runs of four words across 24 sampled texts over the sum of each text’s own; low is a template',
  unit: 'ratio',
  range: [0, 1],
  direction: 'lower',
  needs: ['input'],
  settings: {},
  source: 'compressibility of the joined texts (Kolmogorov by dictionary): Cilibrasi and Vitányi, IEEE TIT 2005',
  benign: ['every production integration uses a template'],

  value(profile, population) {
    const { distinct, total } = countRuns(population.inputs(profile).filter(isText).slice(0, 24));
    return total < 24 ? null : distinct / total;
  },

  explain(profile, population) {
    const { distinct, total } = countRuns(population.inputs(profile).filter(isText).slice(0, 24));
    return `${count(total - distinct)} of ${count(total)} four-word runs repeat from text to text`;
  },
});
