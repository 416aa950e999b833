import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const burstRatio = defineFeature({
  id: 'burst-ratio',
  title: 'Busiest stretch against the usual',
  status: 'trial',
  family: 'volume',
  measures: 'requests in the busiest stretch of time over the mean of the active stretches',
  unit: 'index',
  range: [1, 1e9],
  direction: 'higher',
  needs: ['time'],
  settings: {},
  source: 'sudden use is what rate limits see; CUSUM (Page, Biometrika 1954) is the finer instrument',
  benign: ['a launch day', 'a backfill', 'a load test'],

  value({ timeline }) {
    const active = [...timeline.bins].filter((requests) => requests > 0);
    if (active.length < 3) return null;
    const mean = active.reduce((sum, requests) => sum + requests, 0) / active.length;
    return Math.max(...active) / mean;
  },

  explain: ({ timeline }) =>
    `${count(Math.max(...timeline.bins))} requests in its busiest ${count(timeline.binHours)} h`,
});
