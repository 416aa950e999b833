/** Profiles that read the records when asked: a list of all accounts costs three words each, whatever their states take. */
import { Counters } from '../summaries/counters.js';
import { summaries } from '../summaries/index.js';
import type { SummarySettings } from '../summaries/settings.js';
import type { Summary, SummaryFields } from '../summaries/summary.js';
import type { Profile } from './profile.js';
import { ObjectStates, type AnyColumn, type AnyState, type Segment } from './segment.js';

/** One account's place among the states. */
export interface Place {
  readonly segment: Segment;
  /** First word of its record. */
  readonly at: number;
  readonly settings: SummarySettings;
}

class PlacedReading {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

type ReadingClass = new (place: Place) => PlacedReading;

class PlacedProfile {
  readonly account: string;
  readonly place: Place;

  constructor(account: string, place: Place) {
    this.account = account;
    this.place = place;
  }
}

Object.values(summaries).forEach((summary: Summary, index) => {
  const Reading = readingClass(summary, index);
  Object.defineProperty(PlacedProfile.prototype, summary.id, {
    get(this: PlacedProfile) {
      return new Reading(this.place);
    },
  });
});

/** The profile of one account; it stays current while more events are booked. */
export function readProfile(account: string, place: Place): Profile {
  // The getters above give what `Profile` declares, field by field of the same summaries.
  return new PlacedProfile(account, place) as unknown as Profile;
}

/** A class whose instances have the summary's fields as getters. */
function readingClass(summary: Summary, summaryIndex: number): ReadingClass {
  class Reading extends PlacedReading {}
  Object.entries(summary.fields).forEach(([name, field], fieldIndex) => {
    Object.defineProperty(Reading.prototype, name, {
      get(this: Reading) {
        const { segment, at } = this.place;
        const column = segment.units[summaryIndex]?.fields[fieldIndex]?.column;
        if (column === undefined) throw new Error(`profile: no column for ${summary.id}.${name}`);
        return readField(field, column, at);
      },
    });
  });
  return Reading;
}

function readField(
  field: SummaryFields[string],
  column: AnyColumn,
  at: number,
): number | Float64Array | Uint32Array | AnyState {
  if (column instanceof ObjectStates) return column.view(at);
  if (column instanceof Counters) return column.read(at);
  const length = field.kind === 'object' ? 1 : field.length;
  const place = field.kind === 'f64' ? at >> 1 : at;
  return length === 1 ? (column[place] ?? NaN) : column.subarray(place, place + length);
}
