import { defineFeature } from './feature.js';
import { count } from './phrase.js';

export const activeHours = defineFeature({
  id: 'active-hours',
  title: 'Hours of the day in use',
  status: 'stable',
  family: 'rhythm',
  measures: 'share of the 24 hours of the day (UTC) with at least a tenth of the mean hourly requests',
  unit: 'ratio',
  range: [0, 1],
  direction: 'higher',
  needs: ['time'],
  settings: {},
  source: 'machines do not sleep: low weight in every published study, useful for linking',
  benign: ['a service account', 'a customer with users in all time zones'],

  value({ calendar, volume }) {
    if (volume.requests < 48) return null;
    const floor = volume.requests / 240;
    return [...calendar.hours].filter((requests) => requests >= floor).length / 24;
  },

  explain: ({ calendar }) =>
    `requests in ${count([...calendar.hours].filter((requests) => requests > 0).length)} of 24 hours of the day`,
});
