import { defineFeature } from './feature.js';
import { meanOf } from '../population/content.js';
import { decimal } from './phrase.js';

export const meanMargin = defineFeature({
  id: 'mean-margin',
  title: 'Mean margin',
  status: 'stable',
  family: 'probing',
  measures: 'mean gap between the two best class probabilities over distinct inputs',
  unit: 'ratio',
  range: [0, 1],
  direction: 'lower',
  needs: ['input', 'probabilities'],
  settings: {},
  source: 'Pal et al. (ActiveThief), AAAI 2020',
  benign: ['a review queue that gets only hard cases'],

  value(profile, population) {
    const margins = population
      .inputs(profile)
      .map(({ margin }) => margin)
      .filter(Number.isFinite);
    return margins.length < 10 ? null : meanOf(margins);
  },

  explain(profile, population) {
    const margins = population
      .inputs(profile)
      .map(({ margin }) => margin)
      .filter(Number.isFinite);
    return `the two best classes lie ${decimal(meanOf(margins) ?? 0)} apart on average`;
  },
});
