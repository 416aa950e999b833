import { defineFeature } from './feature.js';
import { percent } from './phrase.js';

export const strangeTop = defineFeature({
  id: 'strange-top',
  title: 'Strangest third',
  status: 'stable',
  family: 'shift',
  measures:
    'mean of -log(1 - place) over the strangest third of its inputs, place among everybody’s distances to strangers',
  unit: 'log ratio',
  range: [0, 8],
  direction: 'higher',
  needs: ['input'],
  settings: {},
  source: 'diluted sweeps show in the tail of the mixture: own measurement in docs/method.md',
  benign: ['a niche tenant with ordinary traffic beside it', 'a fuzzing security team'],

  value(profile, population) {
    const places = [...population.strangeness(profile)].filter(Number.isFinite).sort((a, b) => b - a);
    if (places.length < 12) return null;
    const top = places.slice(0, Math.ceil(places.length / 3));
    return top.reduce((sum, place) => sum - Math.log(1.0005 - place), 0) / top.length;
  },

  explain(profile, population) {
    const places = [...population.strangeness(profile)].filter(Number.isFinite);
    return `${percent(places.filter((place) => place > 0.95).length / Math.max(1, places.length))} of its inputs are stranger than 95 % of everybody’s`;
  },
});
