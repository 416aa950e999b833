import { defineFeature } from './feature.js';
import { factor } from './phrase.js';

export const columnSurprise = defineFeature({
  id: 'column-surprise',
  title: 'How its columns go together',
  status: 'stable',
  family: 'shift',
  measures:
    'mean surprise of the pairs of columns in a tree of those that tell most about each other: minus their pointwise mutual information among everybody’s rows; high where every column was drawn for itself',
  unit: 'log ratio',
  range: [-640, 440],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: { value: 0.1, unit: 'nats', why: 'columns that hardly tell about each other tell nobody apart' },
  },
  source:
    'Chow and Liu 1968 (dependence trees); queries drawn from the columns one by one: Tramèr et al. 2016, and the synthetic queries of Papernot et al. 2017',
  benign: ['explainers (LIME, SHAP) and permutation tests', 'tables of combinations', 'a niche tenant'],

  value: (profile, population) => population.content(profile).columnSurprise,

  explain(profile, population) {
    const surprise = population.content(profile).columnSurprise ?? 0;
    const often = surprise > 0 ? 'rarer' : 'more frequent';
    return `its combinations of values are ${factor(Math.exp(Math.abs(surprise)))} times ${often} among others than if columns had nothing to do with each other`;
  },
});
