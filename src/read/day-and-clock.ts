/** A day in one column and the time of day in another: together they are the time. */
import { plainName } from './column-name.js';
import type { EnvelopeReader } from './presets/preset.js';
import { columnNamesOf } from './presets/seen-columns.js';
import { wrappedReader } from './presets/wrapped.js';
import { isMissing, own } from './values.js';
import type { RawRecord } from './values.js';

/** What the column of the time of day may be called, beside a column called like a time. */
const names = new Set(
  ['time', 'time_of_day', 'clock', 'hour', 'event_time', 'request_time', 'start_time', 'utc_time', 'time_utc'].map(
    plainName,
  ),
);
const DAY = /^(?:\d{4}-\d{2}-\d{2}|\d{4}\/\d{2}\/\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$/;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?(?:[AP]M|Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;

/** Values that are looked at. */
const LOOKED_AT = 64;

/** The reader that puts the two together; the same one where the time is in one column, as nearly always. */
export function withClock(reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
  const day = reader.mapping.time ?? '';
  if (!areAll(sample, day, DAY)) return reader;
  const clock = columnNamesOf(sample).find((name) => names.has(plainName(name)) && areAll(sample, name, CLOCK));
  if (clock === undefined) return reader;
  const timeIn = (record: RawRecord): unknown => joined(own(record, day), own(record, clock));
  const needs = [day, clock];
  return wrappedReader(reader, {
    columns: new Set([...reader.columns, clock]),
    notes: [...reader.notes, `the time of day is in ${clock}`],
    slots: reader.slots?.map((slot) =>
      slot.slot === 'time' ? { slot: 'time', columns: undefined, needs, valueIn: timeIn } : slot,
    ),
    read(record, envelope) {
      reader.read(record, envelope);
      envelope.time = timeIn(record);
    },
  });
}

/** Whether a column of this name has values, and all of them are of one form. */
function areAll(sample: readonly RawRecord[], name: string, form: RegExp): boolean {
  const values = sample
    .map((record) => own(record, name))
    .filter((value) => !isMissing(value))
    .slice(0, LOOKED_AT);
  return values.length > 0 && values.every((value) => typeof value === 'string' && form.test(value.trim()));
}

/** A day without a clock says when, roughly; a clock without a day says nothing. */
function joined(day: unknown, clock: unknown): unknown {
  return typeof day !== 'string' || isMissing(clock) ? day : `${day.trim()} ${String(clock).trim()}`;
}
