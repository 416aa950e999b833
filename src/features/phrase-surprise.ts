import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const phraseSurprise = defineFeature({
  id: 'phrase-surprise',
  title: 'Surprise of the phrases',
  status: 'stable',
  family: 'shift',
  measures: 'mean -log share of other accounts that use a word pair',
  unit: 'log ratio',
  range: [-1, 25],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'nonsense and foreign queries have improbable word pairs: Krishna et al., Thieves on Sesame Street, ICLR 2020',
  benign: ['typing errors', 'code and logs', 'an unseen language'],

  value: (profile, population) => population.content(profile).phraseSurprise,

  explain(profile, population) {
    const accounts = Math.exp(population.content(profile).phraseSurprise ?? 0);
    const who =
      accounts < population.members.length ? `one in ${decimal(accounts)} other accounts` : 'hardly any other account';
    return `${who} uses a word pair of its texts`;
  },
});
