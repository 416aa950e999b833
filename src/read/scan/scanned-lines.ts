/** Lines of JSON to events without an object for each: the way of nearly all lines once the columns are understood. */
import type { CallName } from '../../events/event.js';
import type { EnvelopeReader } from '../presets/preset.js';
import type { ToEvent } from '../to-event.js';
import { BodyCells } from './body-cells.js';
import type { RawRecord } from '../values.js';
import type { Cells } from './cells.js';
import { recordOf } from './cell-values.js';
import { EnvelopeCells } from './envelope-cells.js';
import { LineScanner } from './line-scanner.js';
import { SlotCells } from './slot-cells.js';

/** `parse`: the line has to be looked at as a whole. */
export type ScannedFate = 'event' | 'skipped' | 'parse';

export class ScannedLines {
  private readonly slots: SlotCells;
  private readonly scanner: LineScanner;
  private readonly envelope: EnvelopeCells;
  private readonly bodies: BodyCells;
  private readonly toEvent: ToEvent;
  private readonly callName: CallName;
  private readonly isCall: ((record: RawRecord) => boolean) | undefined;
  /** Cells of the columns that tell calls from other records. */
  private readonly callCells: readonly number[];

  private constructor(slots: SlotCells, names: readonly string[], toEvent: ToEvent, reader: EnvelopeReader) {
    this.slots = slots;
    this.toEvent = toEvent;
    this.callName = reader.callName;
    if (reader.isCall !== undefined) this.isCall = reader.isCall.bind(reader);
    this.callCells = (reader.callColumns ?? []).map((name) => slots.cells.columns.indexOf(name));
    this.scanner = new LineScanner(slots.cells, names);
    this.envelope = new EnvelopeCells(slots, toEvent, reader);
    this.bodies = new BodyCells(slots, toEvent, reader);
  }

  /** Undefined for layouts that need the record as a whole. */
  static for(toEvent: ToEvent, reader: EnvelopeReader, names: readonly string[]): ScannedLines | undefined {
    if (reader.slots === undefined || (reader.isCall !== undefined && reader.callColumns === undefined))
      return undefined;
    return new ScannedLines(new SlotCells(reader.slots, reader.callColumns), names, toEvent, reader);
  }

  /** Takes the line between `start` and `end`, where a newline stands; the bytes are valid UTF-8. */
  take(bytes: Uint8Array, start: number, end: number): ScannedFate {
    return this.scanner.scan(bytes, start, end, this.slots.cells) ? this.takeCells() : 'parse';
  }

  /** Where the wanted columns of a record go. */
  get cells(): Cells {
    return this.slots.cells;
  }

  /** Takes the record whose columns others put in the cells. */
  takeRow(): ScannedFate {
    return this.takeCells();
  }

  private takeCells(): ScannedFate {
    const { toEvent } = this;
    if (this.isCall?.(recordOf(this.cells, this.callCells)) === false) return 'skipped';
    const time = this.envelope.readTime();
    if (time === undefined) return 'parse';
    toEvent.begin(this.callName);
    if (!this.envelope.writeAccount()) return 'parse';
    if (toEvent.isOutside(time)) return 'skipped';
    toEvent.event.time = time;
    this.envelope.writeOthers();
    this.bodies.write();
    return 'event';
  }
}
