import { defineFeature } from './feature.js';
import { lineWeight } from './line-search.js';
import { count } from './phrase.js';

export const repeatedStep = defineFeature({
  id: 'repeated-step',
  title: 'One step from many places',
  status: 'stable',
  family: 'probing',
  measures:
    'share of inputs that lie one and the same step, in three columns or more, from another as two inputs elsewhere do; less where fields are moved one at a time',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: { value: 0.03, unit: 'share of inputs', why: 'two of 64: nearly nobody has any' },
  },
  source:
    'augmentation moves every number by a fixed length in the direction of the Jacobian: Papernot et al., AsiaCCS 2017; its variants keep the length: Juuti et al. (PRADA), EuroS&P 2019',
  benign: [
    'a price grid over three numbers',
    'a robustness test with noise of one size',
    'records numbered at equal steps',
    'numbers that all follow from one size',
  ],

  value(profile, population) {
    const repeats = population.repeats(profile);
    return repeats === null ? null : ((1 - lineWeight(profile.window)) * repeats.repeating) / repeats.inputs;
  },

  explain(profile, population) {
    const { inputs, repeating } = population.repeats(profile) ?? { inputs: 0, repeating: 0 };
    return `${count(repeating)} of ${count(inputs)} sampled inputs lie the same step apart as others do elsewhere`;
  },
});
