/** The door of the reading room: paths in, events out, with an account of every record. */
import type { EventView } from '../events/event.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import type { RecordCounts } from '../events/rejection.js';

export interface ReadOptions {
  /** Event field -> dotted path of the column that holds it, where the automatic mapping is not wanted. */
  readonly map: Partial<Record<EventFieldId, string>>;
  /** Events before this time (ms) are skipped; NaN: none. */
  readonly since: number;
  /** Events at or after this time (ms) are skipped; NaN: none. */
  readonly until: number;
}

export interface InputFile {
  /** Path as given or found; `-` for standard input. */
  readonly path: string;
  readonly container: string;
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly bytes: number;
}

export interface ReadProgress {
  bytesRead: number;
  /** NaN when unknown (standard input). */
  bytesTotal: number;
  records: number;
}

export interface LogReport {
  readonly files: readonly InputFile[];
  readonly counts: RecordCounts;
  /** How many rows (model inputs) were handed on. */
  readonly rows: number;
  readonly fields: FieldCounts;
  /** Which column filled which event field, for `detect`. */
  readonly mapping: Partial<Record<EventFieldId, string>>;
  /** Records by body dialect (openai-chat, row-instances, plain). */
  readonly dialects: Readonly<Record<string, number>>;
  /** Inputs that could not be read to their end, with the reason; exit code 4. */
  readonly incomplete: readonly string[];
  readonly notes: readonly string[];
}
