import { addFields, counts, defineSummary } from './summary.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: day 4 of a week that starts on Sunday. */
const FIRST_WEEKDAY = 4;

const fields = { hours: counts(24), weekdays: counts(7) };

export const calendar = defineSummary({
  id: 'calendar',
  measures: 'requests by hour of the day and by weekday (0 is Sunday), UTC',
  needs: ['time'],
  source: '',
  fields,

  accumulate(columns, at, event) {
    if (event.row !== 0 || Number.isNaN(event.time)) return;
    const day = Math.floor(event.time / DAY_MS);
    const hour = Math.floor((event.time - day * DAY_MS) / HOUR_MS);
    const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
    columns.hours.add(at, hour, 1);
    columns.weekdays.add(at, weekday, 1);
  },

  merge: addFields(fields),
});
