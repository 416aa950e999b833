import { defineFeature } from './feature.js';
import { countEach, entropyBits } from '../stats/entropy.js';
import { isText } from '../population/member.js';
import { count } from './phrase.js';

export const firstWordEntropy = defineFeature({
  id: 'first-word-entropy',
  title: 'Entropy of the first word',
  status: 'stable',
  family: 'coverage',
  measures: 'Shannon entropy of the first word of 24 sampled texts',
  unit: 'bits',
  range: [0, 5],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'Shannon 1948; of the account, residual against accounts of equal volume',
  benign: ['people typing freely', 'an assistant with many users'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return texts.length < 10 ? null : entropyBits(countEach(texts.map(({ content }) => content.words[0] ?? 0)));
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText).slice(0, 24);
    return `${count(new Set(texts.map(({ content }) => content.words[0] ?? 0)).size)} different first words in ${count(texts.length)} texts`;
  },
});
