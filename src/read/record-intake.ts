/** Takes the records of one input: holds the first ones until the columns are understood, then turns each into events. */
import { reject, type RecordCounts, type RejectionReason } from '../events/rejection.js';
import { shortened } from './formats/format.js';
import { type Held, HeldRecords } from './held-records.js';
import { joinOf } from './joins/index.js';
import type { Join } from './joins/join.js';
import type { JoinedTaker } from './joins/shared.js';
import { DEEPEST_LAYER, layerOf } from './layers/index.js';
import type { Detour, Layer } from './layers/layer.js';
import type { RowSink } from './formats/csv-bytes.js';
import type { LineSink } from './formats/jsonl.js';
import { arePartitionsRead, withPartitions } from './partitions.js';
import { rejectedText, seenWithoutSecrets } from './rejected.js';
import { openedReader } from './opened-reader.js';
import { presetFor } from './presets/index.js';
import type { EnvelopeReader } from './presets/preset.js';
import type { IntakeOptions } from './intake-options.js';
import { columnNamesOf } from './presets/seen-columns.js';
import type { Cells } from './scan/cells.js';
import { type ScannedFate, ScannedLines } from './scan/scanned-lines.js';
import type { ToEvent } from './to-event.js';
import type { RawRecord } from './values.js';

export class RecordIntake implements LineSink, RowSink {
  /** How places are numbered: `line 3` reads `file:3`, `row 3` reads `file:row 3`. */
  unit: 'line' | 'row' | 'record' = 'line';
  /** The input a record came from; joined records come from several. */
  path: string;
  private readonly options: IntakeOptions;
  private readonly counts: RecordCounts;
  private readonly toEvent: ToEvent;
  private readonly held = new HeldRecords();
  private reader: EnvelopeReader | undefined;
  private detour: Detour | undefined;
  private scanned: ScannedLines | undefined;
  private taken = 0;
  /** See `isSilent` of the options; no longer once records stand for themselves. */
  private isSilent: boolean;

  constructor(options: IntakeOptions, counts: RecordCounts, toEvent: ToEvent) {
    this.options = options;
    this.isSilent = options.isSilent === true;
    this.path = options.path;
    this.counts = counts;
    this.toEvent = toEvent;
  }

  get full(): boolean {
    return this.taken >= this.options.limit || this.detour?.isFull() === true;
  }

  /** Understood, and every record stands for itself. */
  protected get isShared(): boolean {
    return this.reader !== undefined;
  }

  /** Understood, and records depend on each other. */
  protected get isDependent(): boolean {
    return this.detour !== undefined;
  }

  get wanted(): Pick<IntakeOptions, 'strict' | 'columnNames'> {
    return this.options;
  }

  /** Columns that are looked at, once the first records have told; undefined before. */
  get wantedColumns(): ReadonlySet<string> | undefined {
    return this.reader?.columns;
  }

  /** Takes a line of JSON from its bytes, once the columns are understood; false when it has to be parsed. */
  line(bytes: Uint8Array, start: number, end: number): boolean {
    // A line without anything on it is no record.
    return this.scanned !== undefined && end - start > 1 && this.took(this.scanned.take(bytes, start, end));
  }

  get cells(): Cells | undefined {
    return this.scanned?.cells;
  }

  /** Columns of lines read from their bytes that the first records had not. */
  get late(): readonly string[] {
    return this.scanned?.late ?? [];
  }

  /** Takes the row whose columns are in the cells; false when it has to come as a record. */
  row(): boolean {
    return this.scanned !== undefined && this.took(this.scanned.takeRow());
  }

  private took(fate: ScannedFate): boolean {
    this.toEvent.lines[fate === 'parse' ? 'parsed' : 'scanned'] += 1;
    if (fate === 'parse') return false;
    this.taken += 1;
    this.counts.read += 1;
    this.counts[fate === 'event' ? 'events' : 'skipped'] += 1;
    return true;
  }

  mended(): void {
    if (!this.isSilent) this.toEvent.lines.mended += 1;
  }

  record(record: RawRecord, position: number, bytes: number): void {
    this.taken += 1;
    if (this.reader !== undefined) {
      this.handOn(this.reader, record, position);
      return;
    }
    if (this.detour !== undefined) {
      this.detour.record(record, position, bytes);
      return;
    }
    this.held.add({ record, position, bytes, path: this.path });
    if (this.held.isFull) this.understand(true);
  }

  reject(reason: RejectionReason, position: number, seen: string): void {
    this.taken += 1;
    if (!this.held.isEmpty) this.held.add({ reason, position, seen });
    else this.rejectAt(reason, position, seen);
  }

  skip(): void {
    if (this.isSilent) return;
    this.counts.read += 1;
    this.counts.skipped += 1;
  }

  /** The input has no more records: what is still held goes on. */
  finish(): void {
    if (this.reader === undefined && !this.held.isEmpty) this.understand(false);
    this.detour?.finish?.();
  }

  private understand(recordsFollow: boolean): void {
    this.detour = this.detourFor(this.held.records);
    if (this.detour === undefined) {
      const { identity, partitions, strict } = this.options;
      const records = this.held.records.map((record) => withPartitions(partitions, record));
      const map = identity.mapFor(this.options.map, records, this.path);
      const preset = this.options.preset ?? presetFor(records, this.options.presetId);
      const reader = openedReader({ preset, map, identity, path: this.path }, records);
      const seen = columnNamesOf(records);
      const understood = { preset, reader, sample: records, seen, map };
      this.options.onUnderstood({ ...understood, mayCome: recordsFollow && this.unit === 'line' });
      this.reader = reader;
      if (recordsFollow && !strict && !arePartitionsRead(partitions, reader.columns))
        this.scanned = ScannedLines.for(this.toEvent, reader, seen);
    }
    const held = this.held.release();
    if (!this.isSilent) this.release(held);
    this.isSilent = this.isSilent && this.isDependent;
  }

  private release(all: readonly Held[]): void {
    const { detour, reader, path } = this;
    for (const held of all) {
      if (!('record' in held)) this.rejectAt(held.reason, held.position, held.seen);
      else if (detour !== undefined) detour.record(held.record, held.position, held.bytes);
      else if (reader !== undefined) {
        this.path = held.path;
        this.handOn(reader, held.record, held.position);
      }
    }
    this.path = path;
  }

  /** A layer around the records, or a join of their halves; undefined when they stand for themselves. */
  private detourFor(records: readonly RawRecord[]): Detour | undefined {
    const { depth = 0 } = this.options;
    if (depth >= DEEPEST_LAYER) return undefined;
    const layer = layerOf(records);
    if (layer !== undefined) return this.peeling(layer, depth);
    const join = joinOf(records);
    return join === undefined ? undefined : this.joining(join);
  }

  private peeling(layer: Layer, depth: number): Detour {
    this.options.onLayer?.(layer.id);
    const inner = this.inner({ depth: depth + 1 });
    const sink = layer.open(inner);
    return {
      record: (record, position, bytes) => {
        // Bare records among wrapped ones are records all the same.
        if (layer.matches(record)) sink.record(record, position, bytes);
        else inner.record(record, position, bytes);
      },
      finish: () => {
        sink.finish?.();
        inner.finish();
      },
      isFull: () => inner.full,
    };
  }

  private inner(changes: Pick<IntakeOptions, 'depth' | 'partitions'>): RecordIntake {
    const inner = new RecordIntake({ ...this.options, ...changes }, this.counts, this.toEvent);
    inner.unit = this.unit;
    return inner;
  }

  /** The window goes on over the next input; it is closed when all are read. What it holds has the columns of its folders already. */
  private joining(join: Join): Detour {
    this.options.onLayer?.(join.id);
    const window = this.options.joins.window(join, () => this.joined());
    return {
      record: (record, position, bytes) => {
        window.add(withPartitions(this.options.partitions, record), { path: this.path, position }, bytes);
      },
      isFull: () => false,
    };
  }

  private joined(): JoinedTaker {
    const inner = this.inner({ depth: DEEPEST_LAYER, partitions: undefined });
    return {
      give: (record, { path, position }, bytes) => {
        inner.path = path;
        inner.record(record, position, bytes);
      },
      finish: inner.finish.bind(inner),
    };
  }

  private handOn(reader: EnvelopeReader, bare: RawRecord, position: number): void {
    const record = withPartitions(this.options.partitions, bare);
    if (reader.isCall?.(record) === false) {
      this.skip();
      return;
    }
    this.options.onRecord?.(record);
    const fate = this.toEvent.convert(record, reader);
    if (fate === 'event') {
      this.counts.read += 1;
      this.counts.events += 1;
    } else if (fate === 'skipped') this.skip();
    else this.rejectAt(fate.reason, position, fate.seen, record);
  }

  private rejectAt(reason: RejectionReason, position: number, seen: string, record?: RawRecord): void {
    if (this.isSilent) return;
    const place = `${this.path}:${this.unit === 'line' ? '' : `${this.unit} `}${position}`;
    const rejection = { reason, place, seen: shortened(seenWithoutSecrets(seen)) };
    reject(this.counts, rejection);
    this.options.onRejection?.(rejection, () => rejectedText(seen, record));
  }
}
