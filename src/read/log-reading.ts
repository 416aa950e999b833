/** The reading of all inputs into one stream of events, with an account of every record. */
import { UserError } from '../errors.js';
import type { EventView } from '../events/event.js';
import { eventFieldIds } from '../events/fields.js';
import type { EventFieldId } from '../events/fields.js';
import { noRecords } from '../events/rejection.js';
import type { Rejection } from '../events/rejection.js';
import { AbsentColumn, awaited, refuseAbsent } from './column-map.js';
import type { FoundInput } from './find-inputs.js';
import { Identity } from './identity.js';
import type { IntakeOptions, Understood } from './intake-options.js';
import { SharedJoins } from './joins/shared.js';
import { notesOnLate } from './late-columns.js';
import { refuseEncrypted, refuseOtherTables } from './log-outcome.js';
import type { InputFile, LogReport, ReadingPart } from './log-report.js';
import { partitionsOf } from './partitions.js';
import { reportOf, summed, whyNothing } from './log-report.js';
import { describedPreset } from './presets/described.js';
import type { EnvelopeReader, Preset } from './presets/preset.js';
import { readInput } from './read-input.js';
import type { LogInput, ReadOptions } from './read-options.js';
import { RecordIntake } from './record-intake.js';
import { sampledShare } from './sampling.js';
import { SharedIntake } from './shared-intake.js';
import type { Share } from './shared-intake.js';
import { ToEvent } from './to-event.js';
import type { RawRecord } from './values.js';

export class LogReading {
  readonly counts = noRecords();
  preset = '';
  columns: readonly string[] = [];
  /** Which records are one's own, where several threads read the same inputs. */
  share: Share | undefined;
  /** Told of every rejection as it is counted. */
  onRejection: ((rejection: Rejection) => void) | undefined;
  /** What was peeled off or joined before the records were understood. */
  readonly layers = new Set<string>();
  private readonly options: ReadOptions & LogInput;
  private readonly toEvent: ToEvent;
  private readonly files: InputFile[] = [];
  private readonly mapping: Partial<Record<EventFieldId, string>> = {};
  private readonly incomplete: string[] = [];
  private readonly notes = new Set<string>();
  firstProblem: UserError | undefined;
  private responseColumn: string | undefined;
  /** Of the input that is being read. */
  private inputMapping: EnvelopeReader['mapping'] = {};
  private sampled = NaN;
  private readonly joins = new SharedJoins();
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
    const intake = this.intakeFor(input, limit);
    const { options } = this;
    try {
      const { damage, isMisspelt, ...end } = await readInput(input, intake, { stdin: options.stdin, onBytes });
      this.files.push({ path: input.path, ...end });
      if (options.columnNames !== undefined && end.container !== 'csv' && end.container !== 'json-rows')
        this.notes.add(namedNote(input.path));
      for (const note of notesOnLate(intake.late, this.inputMapping)) this.notes.add(note);
      if (isMisspelt) this.notes.add(misspeltNote(input.path));
      if (damage !== undefined) this.incomplete.push(`${input.path}: ${damage}`);
    } catch (error) {
      // A column that was named and is not there is a mistake in the command, whichever input shows it.
      if (!(error instanceof UserError) || error instanceof AbsentColumn) throw error;
      this.firstProblem ??= error;
      if (input.isNamed) this.incomplete.push(error.message);
      else this.notes.add(`not read: ${error.message}`);
    }
  }

  private intakeFor(input: FoundInput, limit: number): RecordIntake {
    const { options, share } = this;
    const intakeOptions: IntakeOptions = {
      ...{
        path: input.path,
        map: options.map,
        columnNames: options.columnNames,
        limit,
        joins: this.joins,
        partitions: partitionsOf(input.path),
      },
      onUnderstood: (understood) => {
        this.understood(input, understood);
      },
      // A record that is looked at beside its event has to be parsed.
      strict: options.strict === true || this.onRecord !== undefined,
      ...{ identity: this.identity, preset: this.described, presetId: options.preset },
      onRecord: (record) => this.onRecord?.(record),
      onRejection: (rejection, text) => {
        const { place, reason } = rejection;
        this.onRejection?.(rejection);
        options.onRejected?.({ place, reason, record: text() });
      },
      onLayer: (id) => this.layers.add(id),
      isSilent: share?.isFirst === false,
    };
    if (share === undefined) return new RecordIntake(intakeOptions, this.counts, this.toEvent);
    share.restart();
    const intake = new SharedIntake(intakeOptions, this.counts, this.toEvent);
    intake.share = share;
    return intake;
  }

  private understood(input: FoundInput, understood: Understood): void {
    const { preset, reader, sample, seen, map } = understood;
    refuseEncrypted(input.path, sample);
    const share = sampledShare(sample);
    if (!(share >= this.sampled) && !Number.isNaN(share)) this.sampled = share;
    if (!input.isNamed) refuseOtherTables(input.path, reader, seen);
    this.preset = preset.id;
    this.columns = seen;
    for (const note of reader.notes) this.notes.add(note);
    for (const field of eventFieldIds) {
      const column = reader.mapping[field];
      if (column !== undefined) this.mapping[field] ??= column;
    }
    this.responseColumn ??= reader.responseColumn;
    this.inputMapping = reader.mapping;
    const coming = awaited(input.path, understood);
    for (const note of coming) this.notes.add(note);
    if (coming.length === 0) refuseAbsent(input.path, reader.absent, map, seen);
  }

  /** What was read, once all inputs are; hands on what still waited for its other half. */
  part(): ReadingPart {
    for (const note of this.joins.finish()) this.notes.add(note);
    const { counts, files, incomplete, mapping, responseColumn, sampled } = this;
    const { fields, dialects, lines, rows, outsideSpan } = this.toEvent;
    const notes = [...this.notes];
    return {
      constants: Object.keys(this.options.layout?.constants ?? {}),
      files,
      counts,
      rows,
      fields,
      mapping,
      dialects,
      lines,
      incomplete,
      notes,
      sampled,
      outsideSpan,
      responseColumn,
    };
  }

  /** @throws UserError when no record became an event */
  finish(): LogReport {
    return reportOf([this.part()], this.firstProblem);
  }

  /** The report, and why there is no event where there is none. */
  outcome(): { readonly report: LogReport; readonly problem: UserError | undefined } {
    const part = this.part();
    const report = summed([part]);
    return { report, problem: whyNothing(report, part.outsideSpan, this.firstProblem) };
  }
}

function namedNote(path: string): string {
  return `${path}: --columns names the columns of CSV without names, and this is none: its records were read by the names they have`;
}

function misspeltNote(path: string): string {
  const way = `iconv -f WINDOWS-1252 -t UTF-8 ${path}`;
  return `${path}: not all of it is UTF-8, letters beyond ASCII are lost and two names can become one; convert it first, for example: ${way}`;
}
