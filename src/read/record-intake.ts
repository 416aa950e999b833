/** Takes the records of one input: holds the first ones until the columns are understood, then turns each into events. */
import { reject } from '../events/rejection.js';
import type { RecordCounts, RejectionReason } from '../events/rejection.js';
import { shortened } from './formats/format.js';
import type { RecordSink } from './formats/format.js';
import { presetOf } from './presets/index.js';
import type { ColumnMap, EnvelopeReader, Preset } from './presets/preset.js';
import type { ToEvent } from './to-event.js';
import type { RawRecord } from './values.js';

/** Records from which the columns are understood. */
export const SAMPLE_RECORDS = 256;
/** Fewer, when they are large: the sample is held in memory. */
const SAMPLE_BYTES = 32 * 1024 * 1024;

export interface Understood {
  readonly preset: Preset;
  readonly reader: EnvelopeReader;
  /** Column names of the first records. */
  readonly seen: readonly string[];
}

export interface IntakeOptions {
  readonly path: string;
  readonly map: ColumnMap;
  /** Records after which no more are wanted. */
  readonly limit: number;
  /** Called once, before the first event; may refuse by throwing. */
  onUnderstood(understood: Understood): void;
}

type Held =
  | { readonly record: RawRecord; readonly position: number }
  | { readonly reason: RejectionReason; readonly position: number; readonly seen: string };

export class RecordIntake implements RecordSink {
  /** How places are numbered: `line 3` reads `file:3`, `row 3` reads `file:row 3`. */
  unit: 'line' | 'row' = 'line';
  private readonly options: IntakeOptions;
  private readonly counts: RecordCounts;
  private readonly toEvent: ToEvent;
  /** The first records, and the rejections among them, in their order. */
  private readonly held: Held[] = [];
  private heldBytes = 0;
  private reader: EnvelopeReader | undefined;
  private taken = 0;

  constructor(options: IntakeOptions, counts: RecordCounts, toEvent: ToEvent) {
    this.options = options;
    this.counts = counts;
    this.toEvent = toEvent;
  }

  get full(): boolean {
    return this.taken >= this.options.limit;
  }

  /** Records that reached this input's intake, good or bad. */
  get records(): number {
    return this.taken;
  }

  /** Columns that are looked at, once the first records have told; undefined before. */
  get wantedColumns(): ReadonlySet<string> | undefined {
    return this.reader?.columns;
  }

  record(record: RawRecord, position: number, bytes: number): void {
    this.taken += 1;
    if (this.reader !== undefined) {
      this.handOn(this.reader, record, position);
      return;
    }
    this.held.push({ record, position });
    this.heldBytes += bytes;
    if (this.held.length >= SAMPLE_RECORDS || this.heldBytes >= SAMPLE_BYTES) this.understand();
  }

  reject(reason: RejectionReason, position: number, seen: string): void {
    this.taken += 1;
    if (this.held.length > 0) this.held.push({ reason, position, seen });
    else this.rejectAt(reason, position, seen);
  }

  skip(): void {
    this.counts.read += 1;
    this.counts.skipped += 1;
  }

  /** The input has no more records: what is still held goes on. */
  finish(): void {
    if (this.reader === undefined && this.held.length > 0) this.understand();
  }

  private understand(): void {
    const records = this.held.flatMap((held) => ('record' in held ? [held.record] : []));
    const preset = presetOf(records);
    const reader = preset.open(records, this.options.map);
    this.options.onUnderstood({ preset, reader, seen: columnNamesOf(records) });
    this.reader = reader;
    for (const held of this.held.splice(0)) {
      if ('record' in held) this.handOn(reader, held.record, held.position);
      else this.rejectAt(held.reason, held.position, held.seen);
    }
  }

  private handOn(reader: EnvelopeReader, record: RawRecord, position: number): void {
    if (reader.isCall?.(record) === false) {
      this.skip();
      return;
    }
    const fate = this.toEvent.convert(record, reader);
    if (fate === 'event') {
      this.counts.read += 1;
      this.counts.events += 1;
    } else if (fate === 'skipped') this.skip();
    else this.rejectAt(fate.reason, position, fate.seen);
  }

  private rejectAt(reason: RejectionReason, position: number, seen: string): void {
    const place = `${this.options.path}:${this.unit === 'row' ? 'row ' : ''}${position}`;
    reject(this.counts, { reason, place, seen: shortened(seen) });
  }
}

function columnNamesOf(records: readonly RawRecord[]): readonly string[] {
  const names = new Set<string>();
  for (const record of records) for (const name of Object.keys(record)) names.add(name);
  return [...names];
}
