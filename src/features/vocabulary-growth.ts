import { defineFeature, settingOf } from './feature.js';
import { distinctWords, firstWords } from './sampled-words.js';
import { count } from './phrase.js';

const settings = {
  words: { value: 400, unit: 'words', why: 'equal for every account, so that length does not count' },
  fewest: { value: 150, unit: 'words', why: 'below this the exponent no longer evens out length' },
};

export const vocabularyGrowth = defineFeature({
  id: 'vocabulary-growth',
  title: 'Growth of the vocabulary',
  status: 'stable',
  family: 'coverage',
  measures: 'distinct words over words^0.8 in the first 400 words of the sample',
  unit: 'index',
  range: [0, 4],
  direction: 'higher',
  needs: ['input'],
  settings,
  source: 'Herdan, Type-token Mathematics, 1960',
  benign: ['a writer', 'a translator', 'a search product'],

  value(profile, population) {
    const words = firstWords(population.inputs(profile), settingOf(this, 'words'));
    if (words.length < settingOf(this, 'fewest')) return null;
    return distinctWords(words) / words.length ** 0.8;
  },

  explain(profile, population) {
    const words = firstWords(population.inputs(profile), settingOf(this, 'words'));
    return `${count(distinctWords(words))} distinct words among ${count(words.length)}`;
  },
});
