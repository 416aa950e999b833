/** A log that says when calls began and when they ended, and not how long they took: the latency is what lies between. */
import { plainName } from './column-name.js';
import type { EnvelopeReader } from './presets/preset.js';
import { millisecondsBetween } from './presets/payload-parts.js';
import { columnNamesOf, valueAt } from './presets/seen-columns.js';
import { wrappedReader } from './presets/wrapped.js';
import { sheetTimesOf } from './sheet-times.js';
import { isMissing, own } from './values.js';
import type { RawRecord } from './values.js';

/** Names of the end beside those of the beginning; a beginning of any other name says nothing of them. */
const ENDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:.*\.)?(?:start_?time|start_?ts|start_?timestamp)$/i, ['end_time', 'end_ts', 'end_timestamp', 'finish_time']],
  [/^(?:.*\.)?started_?at$/i, ['ended_at', 'finished_at', 'completed_at']],
  [/^(?:.*\.)?request_?(?:time|ts|timestamp)$/i, ['response_time', 'response_ts', 'response_timestamp']],
  [/^(?:.*\.)?request_?(?:created_?at|at)$/i, ['response_created_at', 'response_at']],
];
/** Records of which the end has to lie behind the beginning, or be missing. */
const LOOKED_AT = 64;

/** The reader that tells the latency so; the same one where the log has a column for it, or no end. */
export function withEnds(reader: EnvelopeReader, sample: readonly RawRecord[]): EnvelopeReader {
  const start = reader.mapping.time ?? '';
  // Layouts know their ends themselves.
  if (reader.slots === undefined || reader.slots.some(({ slot }) => slot === 'latency')) return reader;
  const path = start.split('.');
  const starts = sample.map((record) => valueAt(record, path)).filter((value) => !isMissing(value));
  // Days since 1900, and dates that only their column tells, are no times by themselves.
  const sheet = sheetTimesOf(starts);
  const readTime = (value: unknown): unknown => (sheet === undefined ? value : sheet.read(value));
  const tookIn = (record: RawRecord, end: string): number | undefined =>
    millisecondsBetween(readTime(valueAt(record, path)), readTime(own(record, end)));
  const end = endOf(start, sample, tookIn);
  if (end === undefined) return reader;
  const latencyIn = (record: RawRecord): unknown => tookIn(record, end);
  const needs = [path[0] ?? '', end];
  return wrappedReader(reader, {
    latencyUnitMs: 1,
    columns: new Set([...reader.columns, end]),
    mapping: { ...reader.mapping, latency: `${start} to ${end}` },
    slots: [...reader.slots, { slot: 'latency', columns: undefined, needs, valueIn: latencyIn }],
    read(record, envelope) {
      reader.read(record, envelope);
      envelope.latency = latencyIn(record);
    },
  });
}

type Took = (record: RawRecord, end: string) => number | undefined;

function endOf(start: string, sample: readonly RawRecord[], tookIn: Took): string | undefined {
  const names = ENDS.find(([form]) => form.test(start))?.[1].map(plainName);
  return columnNamesOf(sample).find(
    (name) => names?.includes(plainName(name)) === true && areEnds(sample, name, tookIn),
  );
}

function areEnds(sample: readonly RawRecord[], end: string, tookIn: Took): boolean {
  const ended = sample.filter((record) => !isMissing(own(record, end))).slice(0, LOOKED_AT);
  return ended.length > 0 && ended.every((record) => tookIn(record, end) !== undefined);
}
