/** Dates, clocks and offsets as numbers of milliseconds. */
import { zoneMs } from './zones.js';

export const DAY = 86_400_000;

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** 1 to 12 for the English abbreviation of a month in any case, NaN for any other word. */
export function monthNamed(name: string): number {
  const month = MONTHS.toUpperCase().indexOf(name.toUpperCase()) / 3 + 1;
  return Number.isInteger(month) ? month : NaN;
}

/** Milliseconds into the day; second 60 is a leap second and counts as the next minute. */
export function clockMs(hour: number, minute: number, second: number): number {
  return hour <= 23 && minute <= 59 && second <= 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

/** Milliseconds east of UTC; none for no offset at all, NaN for the name of a zone that is not known. */
export function offsetMs(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^[A-Z]/i.test(text)) return zoneMs(text);
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Days from 1970-01-01 to a date of the Gregorian calendar, NaN for a date that does not exist.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014), days_from_civil. Example: 2000-03-01 is 11017.
 */
export function daysSince1970(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return NaN;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
