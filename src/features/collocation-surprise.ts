import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const collocationSurprise = defineFeature({
  id: 'collocation-surprise',
  title: 'How its words go together',
  status: 'stable',
  family: 'shift',
  measures:
    'mean of -log of the share that puts two neighbouring words in a row, among the other accounts that use the rarer of them; high where words were put together at random; texts of five words and more',
  unit: 'log ratio',
  range: [-1, 25],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'association of neighbouring words: Church and Hanks, Computational Linguistics 1990; queries of random words: Krishna et al., Thieves on Sesame Street, ICLR 2020',
  benign: ['explainers that leave words out', 'tests that put words in for others', 'lists of names and codes'],

  value: (profile, population) => population.content(profile).collocationSurprise,

  explain: (profile, population) =>
    `of the other accounts that use a word of its texts, one in ${decimal(Math.exp(population.content(profile).collocationSurprise ?? 0))} puts it beside the same neighbour`,
});
