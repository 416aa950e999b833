/** Profiles that read the records when asked: a list of all accounts costs a few words each, whatever their states take. */
import type { Counters } from '../summaries/counters.js';
import { summaries } from '../summaries/index.js';
import type { Summary, SummaryFields } from '../summaries/summary.js';
import type { Profile } from './profile.js';
import type { AnyColumn, AnyState, ObjectStates, Segment } from './segment.js';

/** One account's place among the states. */
export interface Place {
  readonly segment: Segment;
  /** First word of its record. */
  readonly at: number;
}

class PlacedReading {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

type ReadingClass = new (place: Place) => PlacedReading;

/** A place itself rather than with one: a million accounts have a million objects less. */
class PlacedProfile implements Place {
  readonly account: string;
  readonly order: number;
  readonly segment: Segment;
  readonly at: number;

  constructor(account: string, order: number, { segment, at }: Place) {
    this.account = account;
    this.order = order;
    this.segment = segment;
    this.at = at;
  }
}

Object.values(summaries).forEach((summary: Summary, index) => {
  const Reading = readingClass(summary, index);
  Object.defineProperty(PlacedProfile.prototype, summary.id, {
    get(this: PlacedProfile) {
      return new Reading(this);
    },
  });
});

/** The profile of one account; it stays current while more events are booked. */
export function readProfile(account: string, order: number, place: Place): Profile {
  // The getters above give what `Profile` declares, field by field of the same summaries.
  return new PlacedProfile(account, order, place) as unknown as Profile;
}

/** A class whose instances have the summary's fields as getters. */
function readingClass(summary: Summary, summaryIndex: number): ReadingClass {
  class Reading extends PlacedReading {}
  Object.entries(summary.fields).forEach(([name, field], fieldIndex) => {
    const read = readerOf(field);
    Object.defineProperty(Reading.prototype, name, {
      get(this: Reading) {
        const { segment, at } = this.place;
        const column = segment.units[summaryIndex]?.fields[fieldIndex]?.column;
        if (column === undefined) throw new Error(`profile: no column for ${summary.id}.${name}`);
        return read(column, at);
      },
    });
  });
  return Reading;
}

type Reader = (column: AnyColumn, at: number) => number | Float64Array | Uint32Array | AnyState;

/** How a field is read, known from what it declares: asked for millions of times. The columns are of the kinds that the segment makes of the same fields. */
function readerOf(field: SummaryFields[string]): Reader {
  if (field.kind === 'object') return (column, at) => (column as ObjectStates).view(at);
  if ('isPacked' in field) return (column, at) => (column as Counters).read(at);
  const { length } = field;
  const shift = field.kind === 'f64' ? 1 : 0;
  if (length === 1) return (column, at) => (column as Float64Array | Uint32Array)[at >> shift] ?? NaN;
  return (column, at) => (column as Float64Array | Uint32Array).subarray(at >> shift, (at >> shift) + length);
}
