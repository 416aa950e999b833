/** Times that only their whole column tells: days since 1900 as spreadsheets count them, and dates whose day or month may come first. */
import { DAY } from './civil-time.js';
import type { EnvelopeReader } from './presets/preset.js';
import { Envelope } from './presets/preset.js';
import { wrappedReader } from './presets/wrapped.js';
import { asNumber, isMissing } from './values.js';
import type { RawRecord } from './values.js';

/** How the values of one column are read. */
export interface SheetTimes {
  readonly note: string;
  /** What stands for the value among times; the value itself where it is of another form. */
  read(value: unknown): unknown;
}

/** 1 January 1970 is day 25,569 of spreadsheets, which take 1900 for a leap year. Source: ECMA-376, part 1, 18.17.4. */
const DAYS_TO_1970 = 25_569;
/** The years 2000 to 2099. */
const FIRST_DAY = 36_526;
const LAST_DAY = 73_050;
/** A day has a time of day with four digits behind the point or more: seconds since a start have fewer. */
const FINE = /[.,]\d{4,}$/;

const DATE = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}:\d{2}.*))?$/;
const HALF_DAY = /\d\s?[AP]M\b/i;
const LAST_MONTH = 12;

/** Undefined for values that are times by themselves, are none, or could be read in two ways. */
export function sheetTimesOf(values: readonly unknown[]): SheetTimes | undefined {
  if (values.length === 0) return undefined;
  if (values.every(isSerial)) {
    const fine = values.filter((value) => FINE.test(String(value).trim())).length;
    return fine * 2 > values.length ? SERIALS : undefined;
  }
  const orders = new Set(values.map(orderOf));
  if (orders.has('none') || (orders.has('day') && orders.has('month'))) return undefined;
  if (orders.has('day')) return DAY_FIRST;
  if (orders.has('month')) return MONTH_FIRST;
  return values.every((value) => HALF_DAY.test(String(value))) ? AMERICAN : undefined;
}

/** Whether dates could be read with the day or with the month in front. */
export function areAmbiguousDates(values: readonly unknown[]): boolean {
  return values.length > 0 && values.every((value) => orderOf(value) === 'either');
}

const SERIALS: SheetTimes = {
  note: 'times are read as days since 1900, as spreadsheets count them',
  read: (value) => (isSerial(value) ? Math.round((numberIn(value) - DAYS_TO_1970) * DAY) : value),
};
const DAY_FIRST: SheetTimes = {
  note: 'dates are read with the day first, as some of the first ones allow nothing else',
  read: (value) => isoOf(value, 3, 1),
};
const MONTH_FIRST: SheetTimes = {
  note: 'dates are read with the month first, as some of the first ones allow nothing else',
  read: (value) => isoOf(value, 1, 3),
};
const AMERICAN: SheetTimes = {
  ...MONTH_FIRST,
  note: 'dates are read with the month first, as most that have AM and PM are written; none of the first ones tells',
};

/** The reader that reads the times of such a column; the same one where the times tell themselves, as nearly always. */
export function withSheetTimes(reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
  const envelope = new Envelope();
  const values = sample.map((record) => {
    reader.read(record, envelope);
    return envelope.time;
  });
  const times = sheetTimesOf(values.filter((value) => !isMissing(value)));
  if (times === undefined) return reader;
  return wrappedReader(reader, {
    notes: [...reader.notes, times.note],
    slots: reader.slots?.map((slot) =>
      slot.slot === 'time'
        ? { slot: 'time', columns: undefined, needs: slot.needs, valueIn: (record) => times.read(slot.valueIn(record)) }
        : slot,
    ),
    read(record, into) {
      reader.read(record, into);
      into.time = times.read(into.time);
    },
  });
}

function isSerial(value: unknown): boolean {
  const number = numberIn(value);
  return number >= FIRST_DAY && number < LAST_DAY;
}

/** Where decimals have a comma, the texts of a table have it as well. */
function numberIn(value: unknown): number {
  return asNumber(typeof value === 'string' ? value.replace(',', '.') : value);
}

function orderOf(value: unknown): 'day' | 'month' | 'either' | 'none' {
  const found = typeof value === 'string' ? DATE.exec(value.trim()) : null;
  if (found === null) return 'none';
  const [first, second] = [Number(found[1]), Number(found[3])];
  if (first > LAST_MONTH && second > LAST_MONTH) return 'none';
  if (first > LAST_MONTH) return 'day';
  return second > LAST_MONTH ? 'month' : 'either';
}

/** `25/1/2026 10:00` as `2026-01-25 10:00`. */
function isoOf(value: unknown, month: number, day: number): unknown {
  const found = typeof value === 'string' ? DATE.exec(value.trim()) : null;
  if (found === null) return value;
  const two = (place: number): string => (found[place] ?? '').padStart(2, '0');
  const clock = found[5]?.replace(/^\d:/, '0$&');
  return `${found[4] ?? ''}-${two(month)}-${two(day)}${clock === undefined ? '' : ` ${clock}`}`;
}
