/** A day in one column and the time of day in another: together they are the time. */
import { plainName } from './column-name.js';
import type { EnvelopeReader } from './presets/preset.js';
import { SeenColumns, valueAt } from './presets/seen-columns.js';
import { wrappedReader } from './presets/wrapped.js';
import { isMissing } from './values.js';
import type { RawRecord } from './values.js';

/** What the column of the time of day may be called, beside a column called like a time. */
const names = new Set(
  ['time', 'time_of_day', 'clock', 'hour', 'event_time', 'request_time', 'start_time', 'utc_time', 'time_utc'].map(
    plainName,
  ),
);
const DAY = /^(?:\d{4}-\d{2}-\d{2}|\d{4}\/\d{2}\/\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$/;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?(?:[AP]M|Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;

/** The reader that puts the two together; the same one where the time is in one column, as nearly always. */
export function withClock(reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
  const seen = new SeenColumns(sample);
  const day = seen.named(reader.mapping.time ?? '');
  const clock = seen.all.find(
    ({ path, plain, values }) => path.length === 1 && names.has(plain) && areAll(values, CLOCK),
  );
  if (day?.path.length !== 1 || clock === undefined || !areAll(day.values, DAY)) return reader;
  const timeIn = (record: RawRecord): unknown => joined(valueAt(record, day.path), valueAt(record, clock.path));
  const needs = [day.name, clock.name];
  return wrappedReader(reader, {
    columns: new Set([...reader.columns, clock.name]),
    notes: [...reader.notes, `the time of day is in ${clock.name}`],
    slots: reader.slots?.map((slot) =>
      slot.slot === 'time' ? { slot: 'time', columns: undefined, needs, valueIn: timeIn } : slot,
    ),
    read(record, envelope) {
      reader.read(record, envelope);
      envelope.time = timeIn(record);
    },
  });
}

function areAll(values: readonly unknown[], form: RegExp): boolean {
  return values.length > 0 && values.every((value) => typeof value === 'string' && form.test(value.trim()));
}

/** A day without a clock says when, roughly; a clock without a day says nothing. */
function joined(day: unknown, clock: unknown): unknown {
  return typeof day !== 'string' || isMissing(clock) ? day : `${day.trim()} ${String(clock).trim()}`;
}
