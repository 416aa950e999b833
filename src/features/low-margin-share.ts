import { defineFeature } from './feature.js';
import { count, decimal } from './phrase.js';

export const lowMarginShare = defineFeature({
  id: 'low-margin-share',
  title: 'Queries close to a decision boundary',
  status: 'stable',
  family: 'probing',
  measures: 'share of distinct inputs whose two best classes were nearly tied (below the population’s 10 % margin)',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input', 'probabilities'],
  settings: {},
  source:
    'closeness to the boundary: Quiring et al. (Forgotten Siblings), EuroS&P 2018; uncertainty sampling: Lewis and Gale, SIGIR 1994',
  benign: ['a review queue that gets only hard cases', 'active-learning teams labelling for themselves'],

  value(profile, population) {
    const margins = population
      .inputs(profile)
      .map(({ margin }) => margin)
      .filter(Number.isFinite);
    return margins.length < 10
      ? null
      : margins.filter((margin) => margin < population.lowMargin).length / margins.length;
  },

  explain(profile, population) {
    const margins = population
      .inputs(profile)
      .map(({ margin }) => margin)
      .filter(Number.isFinite);
    const low = margins.filter((margin) => margin < population.lowMargin).length;
    return `${count(low)} of ${count(margins.length)} answers had their two best classes within ${decimal(population.lowMargin)}`;
  },
});
