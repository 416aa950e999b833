/** The reader of one input: what the layout makes of a record, with bodies from files beside it, other principals, and the account that is wanted. */
import type { Identity } from './identity.js';
import type { ColumnMap, EnvelopeReader, Preset } from './presets/preset.js';
import { withPrincipals } from './principal-columns.js';
import { withSideFiles } from './side-files.js';
import type { RawRecord } from './values.js';

export interface Opening {
  readonly preset: Preset;
  readonly map: ColumnMap;
  readonly identity: Identity;
  readonly path: string;
}

export function openedReader({ preset, map, identity, path }: Opening, sample: readonly RawRecord[]): EnvelopeReader {
  const reader = withSideFiles(preset.open(sample, map), path);
  return identity.around(withPrincipals(reader, sample, map), sample);
}
