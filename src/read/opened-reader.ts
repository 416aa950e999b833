/** The reader of one input: what the layout makes of a record, with bodies from files beside it, the time of day from its own column, times that a whole column tells, the latency from the end of the call, other principals, and the account that is wanted. */
import { withClock } from './day-and-clock.js';
import { withEnds } from './end-times.js';
import type { Identity } from './identity.js';
import type { ColumnMap, EnvelopeReader, Preset } from './presets/preset.js';
import { wrappedReader } from './presets/wrapped.js';
import { withPrincipals } from './principal-columns.js';
import { wholeAreQuantities } from './quantities.js';
import { withSheetTimes } from './sheet-times.js';
import { withSideFiles } from './side-files.js';
import type { RawRecord } from './values.js';

export interface Opening {
  readonly preset: Preset;
  readonly map: ColumnMap;
  readonly identity: Identity;
  readonly path: string;
}

export function openedReader({ preset, map, identity, path }: Opening, sample: readonly RawRecord[]): EnvelopeReader {
  const reader = withEnds(
    withSheetTimes(withClock(withSideFiles(preset.open(sample, map), path), sample), sample),
    sample,
  );
  const whole = identity.around(withPrincipals(reader, sample, map), sample);
  if (!wholeAreQuantities(whole, sample)) return whole;
  return wrappedReader(whole, {
    ...{ read: whole.read.bind(whole), slots: whole.slots, numbersMeasure: true },
    notes: [...whole.notes, 'answers are amounts, not classes: what needs a class is not judged'],
  });
}
