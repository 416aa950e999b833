import { defineFeature } from './feature.js';
import { meanOf } from '../population/content.js';
import { isText } from '../population/member.js';
import { decimal } from './phrase.js';

export const inputLength = defineFeature({
  id: 'input-length',
  title: 'Length of the inputs',
  status: 'stable',
  family: 'entropy',
  measures: 'mean natural logarithm of the number of words',
  unit: 'log count',
  range: [0, 14],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'distillation prompts carry instructions and context: Taori et al. (Alpaca) 2023',
  benign: ['retrieval pipelines', 'summarisers'],

  value(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    return texts.length < 5 ? null : meanOf(texts.map(({ content }) => Math.log(1 + content.wordCount)));
  },

  explain(profile, population) {
    const texts = population.inputs(profile).filter(isText);
    return `${decimal(Math.exp(meanOf(texts.map(({ content }) => Math.log(1 + content.wordCount))) ?? 0))} words in a typical input`;
  },
});
