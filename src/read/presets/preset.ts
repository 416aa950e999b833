/** The shape of a preset: what one envelope's columns mean, decided from the first records of an input. */
import type { CallName } from '../../events/event.js';
import type { MappedId } from '../../events/fields.js';
import type { RawRecord } from '../values.js';

/** What one record says about a call, still as logged. Reused for every record; undefined where nothing is known, but all parts are there: they are listed. */
export class Envelope {
  time: unknown = undefined;
  account: unknown = undefined;
  address: unknown = undefined;
  agent: unknown = undefined;
  model: unknown = undefined;
  endpoint: unknown = undefined;
  requestId: unknown = undefined;
  /** Who else is named beside the account: see principals.ts. */
  key: unknown = undefined;
  tenant: unknown = undefined;
  status: unknown = undefined;
  latency: unknown = undefined;
  tokensIn: unknown = undefined;
  tokensOut: unknown = undefined;
  /** Body or input, for a dialect to read. */
  request: unknown = undefined;
  /** Body or output, for a dialect to read. */
  response: unknown = undefined;
  /** Parameters kept apart from the request. */
  parameters: unknown = undefined;
  /** Columns of their own for parts of the answer. */
  label: unknown = undefined;
  probabilities: unknown = undefined;
  outputText: unknown = undefined;
}

/** Parts that every layout may have beside the account: presets say nothing about them. */
export type PrincipalSlot = 'key' | 'tenant';
export type Slot = Exclude<keyof Envelope, PrincipalSlot>;

/** Columns the user named, by event field. */
export type ColumnMap = Partial<Record<MappedId, string>>;

/** The steps from a record to a value in it. */
export type Place = readonly string[];

export interface MadePart {
  readonly from: readonly Place[];
  /** @param values what the places hold, in their order; undefined for nothing */
  value(values: readonly unknown[]): unknown;
}

/** Records that a reader need not see as a whole: what it makes of others goes beyond its slots. */
export interface UsualRecords {
  /** Places that hold nothing. */
  readonly without: readonly Place[];
  /** Parts that hold something. */
  readonly having: readonly (Slot | PrincipalSlot)[];
  /** Bodies are taken as they are, or as a whole with their record: they may be cut. */
  readonly mayBeCut: boolean;
}

/** Where one part of the envelope stands, for readers of bytes that look at the columns alone. */
export interface SlotSource {
  readonly slot: Slot | PrincipalSlot;
  /** Columns of which the first that is there and not null holds the part as it is; undefined when it is put together. */
  readonly columns: readonly string[] | undefined;
  /** True where an empty object or list counts as nothing, so that values have to be asked for through `valueIn`. */
  readonly isEmptied?: boolean;
  /** Columns it is put together from. */
  readonly needs: readonly string[];
  /** In JSON, where objects can be looked into: the places of which the first that holds something is the part as it is. */
  readonly places?: readonly Place[];
  /** In JSON: the places it is put together from, if it is, and how; the columns as a whole when left out. */
  readonly made?: MadePart;
  /** The part, from a record that has at least the needed columns. */
  valueIn(record: RawRecord): unknown;
}

export interface BodyPointers {
  readonly request: string;
  readonly response: string;
}

/** Reads the envelope of each record of one input, as decided from its first records. */
export interface EnvelopeReader {
  /** Column by event field, for reports; body fields are added by what the dialects find. */
  readonly mapping: ColumnMap;
  /** Top-level columns that are looked at; the others need not be decoded. */
  readonly columns: ReadonlySet<string>;
  /** Names that were asked for but are not in the first records. */
  readonly absent: readonly MappedId[];
  /** What a person should know about the choice. */
  readonly notes: readonly string[];
  /** Milliseconds in one unit of the latency column. */
  readonly latencyUnitMs: number;
  /** Column of the response body, for reports. */
  readonly responseColumn: string | undefined;
  readonly stringOutput: 'label' | 'text';
  readonly hasOutputs: boolean;
  /** True where whole numbers that come back are amounts and name no class. */
  readonly numbersMeasure?: boolean | undefined;
  /** What two deliveries of one call have in common. */
  readonly callName: CallName;
  /** Of readers that do no more than look at columns; each part at most once. */
  readonly slots: readonly SlotSource[] | undefined;
  /** Which records the slots tell all of; all of them when left out. */
  readonly usual?: UsualRecords | undefined;
  /** Places of the addresses of bodies that lie in files of their own. */
  readonly pointers?: BodyPointers | undefined;
  read(record: RawRecord, envelope: Envelope): void;
  /** False for a record that is no call of a model and is skipped: a health check, a step of a program. */
  isCall?(record: RawRecord): boolean;
  /** All the columns at the top that `isCall` looks at; without them every record has to be parsed for it. */
  readonly callColumns?: readonly string[] | undefined;
}

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly status: 'stable' | 'trial';
  /** One invented record with the true field names. */
  readonly example: RawRecord;
  /** Names of the columns by what they mean, best first. */
  readonly columns: Readonly<Partial<Record<Slot, readonly string[]>>>;
  readonly source: string;
  /** How sure the first records are of this layout: 0 no, 1 yes. */
  matches(sample: readonly RawRecord[]): number;
  open(sample: readonly RawRecord[], map: ColumnMap): EnvelopeReader;
}

export function definePreset(preset: Preset): Preset {
  return Object.freeze(preset);
}
