import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const strangerDistance = defineFeature({
  id: 'stranger-distance',
  title: 'Distance to everybody else',
  status: 'stable',
  family: 'shift',
  measures: 'mean log distance of an input to the third nearest input of other accounts',
  unit: 'log distance',
  range: [-7, 12],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'novelty by distance to peers (Ramaswamy et al., SIGMOD 2000); synthetic queries lie off the data: Atli et al., EDSMLS 2020',
  benign: ['a niche tenant', 'a new language', 'a new product'],

  value: (profile, population) => population.content(profile).strangerDistance,

  explain: (profile, population) =>
    `its inputs lie at distance ${decimal(Math.exp(population.content(profile).strangerDistance ?? 0))} from the third nearest input of anybody else`,
});
