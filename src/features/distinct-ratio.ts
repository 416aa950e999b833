import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const distinctRatio = defineFeature({
  id: 'distinct-ratio',
  title: 'Distinct inputs per request',
  status: 'stable',
  family: 'coverage',
  measures: 'distinct inputs over requests, quick retries left out',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['input'],
  settings: {
    resolution: {
      value: 0.1,
      unit: 'ratio',
      why: 'a tenth of repeats is not repetition, even where nobody else repeats',
    },
  },
  source: 'non-repetition is what harvesters share with crawlers and differ in from applications',
  benign: ['a document pipeline', 'a customer with a cache in front', 'a backfill'],

  value(profile, population) {
    const entries = population.inputs(profile);
    const asked = entries.reduce((sum, entry) => sum + entry.count, 0);
    return entries.length < 5 ? null : entries.length / asked;
  },

  explain(profile, population) {
    const entries = population.inputs(profile);
    const asked = entries.reduce((sum, entry) => sum + entry.count, 0);
    return asked === entries.length
      ? `none of its ${count(entries.length)} sampled inputs was asked twice`
      : `its ${count(entries.length)} sampled inputs were asked ${count(asked)} times in all`;
  },
});
