import { defineFeature } from './feature.js';
import { decimal } from './phrase.js';

export const columnShift = defineFeature({
  id: 'column-shift',
  title: 'Distribution of its columns',
  status: 'stable',
  family: 'shift',
  measures:
    'mean Kolmogorov-Smirnov distance of the numeric columns of its inputs from those of everybody; high for sweeps and niches, low for whoever asks what all together ask',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source:
    'Kolmogorov 1933; uniform and space-filling designs have marginals of their own: Tramèr et al. 2016; a collection of natural inputs has everybody’s: Orekondy et al. 2019 (Knockoff)',
  benign: ['a customer in a niche (high)', 'an integrator, a reseller or a survey of the whole market (low)'],

  value(profile, population) {
    const shift = population.course(profile)?.columnShift ?? NaN;
    return Number.isNaN(shift) ? null : shift;
  },

  explain: (profile, population) =>
    `its numbers are distributed ${decimal(population.course(profile)?.columnShift ?? 0)} away from everybody’s, where 0 is alike and 1 apart`,
});
