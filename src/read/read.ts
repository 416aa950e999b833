/** The door of the reading room: paths in, events out, with an account of every record. */
import { UserError } from '../errors.js';
import type { EventView } from '../events/event.js';
import { eventFieldIds } from '../events/fields.js';
import type { EventFieldId, FieldCounts } from '../events/fields.js';
import { noRecords } from '../events/rejection.js';
import type { RecordCounts } from '../events/rejection.js';
import { AbsentColumn, checkMap, refuseAbsent } from './column-map.js';
import { Identity } from './identity.js';
import { SharedJoins } from './joins/shared.js';
import { findInputs } from './find-inputs.js';
import type { FoundInput } from './find-inputs.js';
import { fillBodyFields, nothingRead, refuseOtherTables } from './log-outcome.js';
import { describedPreset } from './presets/described.js';
import type { LayoutDescription } from './presets/described.js';
import type { Preset } from './presets/preset.js';
import { Redelivery } from './redelivery.js';
import { readInput } from './read-input.js';
import { RecordIntake } from './record-intake.js';
import type { Understood } from './intake-options.js';
import type { RejectedRecord } from './rejected.js';
import { ToEvent } from './to-event.js';
import type { RawRecord } from './values.js';

export interface ReadOptions {
  /** Event field -> dotted path of the column that holds it, where the automatic mapping is not wanted. */
  readonly map: Partial<Record<EventFieldId, string>>;
  /** Events before this time (ms) are skipped; NaN: none. */
  readonly since: number;
  /** Events at or after this time (ms) are skipped; NaN: none. */
  readonly until: number;
  /** Id of the preset that is to be used; found by the records when left out. */
  readonly preset?: string;
  /** A layout from a person's own file. */
  readonly layout?: LayoutDescription;
  /** Told of every rejected record. */
  onRejected?(rejected: RejectedRecord): void;
  /** Who counts as one account: see identity.ts; as the log says when left out. */
  readonly by?: string;
  /** Addresses and ranges of one's own proxies, which are not the client. */
  readonly trustedProxies?: readonly string[];
  /** Parse every record as a whole instead of reading the bytes of the columns that are needed. */
  readonly strict?: boolean;
}

export type { RejectedRecord };

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
  /** Lines of JSON behind the first records: read from their bytes, and those that had to be parsed as a whole. */
  readonly lines: { readonly scanned: number; readonly parsed: number };
  /** Inputs that could not be read to their end, with the reason; exit code 4. */
  readonly incomplete: readonly string[];
  readonly notes: readonly string[];
}

export interface LogInput {
  /** Inputs that are left out, by path: their content is known. */
  skips?(path: string): boolean;
  readonly stdin: NodeJS.ReadableStream;
  onProgress?(progress: ReadProgress): void;
}

/**
 * Reads everything, in the order of the paths, and hands on one event after the other in one reused view.
 * @throws UserError (exit code `noInput`) when a path leads nowhere or no record at all could be read
 */
export async function readLog(
  paths: readonly string[],
  options: ReadOptions & LogInput,
  onEvent: (event: EventView) => void,
): Promise<LogReport> {
  checkMap(options.map);
  const inputs = (await findInputs(paths)).filter(({ path }) => options.skips?.(path) !== true);
  const reading = new LogReading(options, onEvent);
  const progress: ReadProgress = { bytesRead: 0, bytesTotal: sum(inputs.map(({ bytes }) => bytes)), records: 0 };
  for (const input of inputs) {
    await reading.read(input, Infinity, (bytes) => {
      progress.bytesRead += bytes;
      progress.records = reading.counts.read;
      options.onProgress?.(progress);
    });
  }
  return reading.finish();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The reading of all inputs into one stream of events. */
export class LogReading {
  readonly counts = noRecords();
  preset = '';
  columns: readonly string[] = [];
  /** What was peeled off or joined before the records were understood. */
  readonly layers = new Set<string>();
  private readonly options: ReadOptions & LogInput;
  private readonly toEvent: ToEvent;
  private readonly files: InputFile[] = [];
  private readonly mapping: Partial<Record<EventFieldId, string>> = {};
  private readonly incomplete: string[] = [];
  private readonly notes = new Set<string>();
  private firstProblem: UserError | undefined;
  private responseColumn: string | undefined;
  private readonly joins = new SharedJoins();
  private readonly redelivery = new Redelivery();
  private readonly identity: Identity;
  private readonly onRecord: ((record: RawRecord) => void) | undefined;
  private readonly described: Preset | undefined;

  constructor(
    options: ReadOptions & LogInput,
    onEvent: (event: EventView) => void,
    onRecord?: (record: RawRecord) => void,
  ) {
    this.onRecord = onRecord;
    this.options = options;
    this.toEvent = new ToEvent(options, onEvent);
    this.described = options.layout === undefined ? undefined : describedPreset(options.layout);
    this.identity = new Identity({ by: options.by ?? 'account', trustedProxies: options.trustedProxies ?? [] });
  }

  async read(input: FoundInput, limit: number, onBytes: (bytes: number) => void): Promise<void> {
    const onUnderstood = (understood: Understood): void => {
      this.understood(input, understood);
    };
    const intake = new RecordIntake(
      {
        ...{ path: input.path, map: this.options.map, limit, onUnderstood, joins: this.joins },
        redelivery: this.redelivery,
        // A record that is looked at beside its event has to be parsed.
        strict: this.options.strict === true || this.onRecord !== undefined,
        ...{ identity: this.identity, preset: this.described, presetId: this.options.preset },
        onRecord: (record) => this.onRecord?.(record),
        onRejected: (rejected) => this.options.onRejected?.(rejected),
        onLayer: (id) => this.layers.add(id),
      },
      this.counts,
      this.toEvent,
    );
    try {
      const { damage, ...end } = await readInput(input, intake, { stdin: this.options.stdin, onBytes });
      this.files.push({ path: input.path, ...end });
      if (damage !== undefined) this.incomplete.push(`${input.path}: ${damage}`);
    } catch (error) {
      // A column that was named and is not there is a mistake in the command, whichever input shows it.
      if (!(error instanceof UserError) || error instanceof AbsentColumn) throw error;
      this.firstProblem ??= error;
      if (input.isNamed) this.incomplete.push(error.message);
      else this.notes.add(`not read: ${error.message}`);
    }
  }

  private understood(input: FoundInput, { preset, reader, seen, map }: Understood): void {
    if (!input.isNamed) refuseOtherTables(input.path, reader, seen);
    this.preset = preset.id;
    this.columns = seen;
    for (const note of reader.notes) this.notes.add(note);
    for (const field of eventFieldIds) {
      const column = reader.mapping[field];
      if (column !== undefined) this.mapping[field] ??= column;
    }
    this.responseColumn ??= reader.responseColumn;
    refuseAbsent(input.path, reader.absent, map, seen);
  }

  finish(): LogReport {
    for (const note of this.joins.finish()) this.notes.add(note);
    const { repeats } = this.redelivery;
    if (repeats > 0) this.notes.add(`${repeats} records were delivered twice; each call counts once`);
    const { counts, files, incomplete, mapping } = this;
    const { fields, dialects, lines, rows } = this.toEvent;
    if (counts.events === 0) {
      const where = files.length === 1 ? (files[0]?.path ?? '') : `${files.length} inputs`;
      if (counts.read === 0 && this.firstProblem !== undefined) throw this.firstProblem;
      throw nothingRead(counts, this.toEvent.outsideSpan, incomplete[0] ?? where);
    }
    fillBodyFields(mapping, fields, this.responseColumn);
    return { files, counts, rows, fields, mapping, dialects, lines, incomplete, notes: [...this.notes] };
  }
}
