/** What one input's intake has to know, and what it tells. */
import type { Rejection } from '../events/rejection.js';
import type { Identity } from './identity.js';
import type { SharedJoins } from './joins/shared.js';
import type { ColumnMap, EnvelopeReader, Preset } from './presets/preset.js';
import type { RawRecord } from './values.js';

export interface Understood {
  readonly preset: Preset;
  readonly reader: EnvelopeReader;
  /** The first records. */
  readonly sample: readonly RawRecord[];
  /** Column names of the first records. */
  readonly seen: readonly string[];
  /** Columns that were named, for the account also by what `--by` asks for. */
  readonly map: ColumnMap;
  /** Lines of JSON follow, which may have columns that were not seen. */
  readonly mayCome: boolean;
}

export interface IntakeOptions {
  readonly path: string;
  readonly map: ColumnMap;
  /** Of CSV without a row of names. */
  readonly columnNames?: readonly string[] | undefined;
  /** Records after which no more are wanted. */
  readonly limit: number;
  /** The layout that was described or named; found by the records when left out. */
  readonly preset?: Preset | undefined;
  readonly presetId?: string | undefined;
  /** Told of every rejection; `text` is the record as it may be kept. */
  onRejection?(rejection: Rejection, text: () => string): void;
  /** Told of every record that may be a call, as a layer left it. */
  onRecord?(record: RawRecord): void;
  /** Who counts as one account. */
  readonly identity: Identity;
  /** Records of all inputs that wait for their other half. */
  readonly joins: SharedJoins;
  /** Columns that the folders of the input name, for records that do not have them. */
  readonly partitions?: RawRecord | undefined;
  /** Layers that were peeled off already; left out for the records of the container. */
  readonly depth?: number;
  /** What a layer or a join is called, when one is found; several for layers within layers. */
  onLayer?(id: string): void;
  /** What comes before the layout is understood is another reader's to tell. */
  readonly isSilent?: boolean;
  /** Every record is parsed as a whole. */
  readonly strict: boolean;
  /** Called once, before the first event; may refuse by throwing. */
  onUnderstood(understood: Understood): void;
}
