/** Lines of JSON to events without an object for each: the way of nearly all lines once the columns are understood. */
import type { CallName } from '../../events/event.js';
import type { EnvelopeReader, UsualRecords } from '../presets/preset.js';
import type { ToEvent } from '../to-event.js';
import { BodyCells } from './body-cells.js';
import type { RawRecord } from '../values.js';
import { nameOfPlace } from './cells.js';
import type { Cells } from './cells.js';
import { cellKinds } from './cell-kinds.js';
import { recordOf } from './cell-values.js';
import { EnvelopeCells } from './envelope-cells.js';
import { LineScanner } from './line-scanner.js';
import { cellOf, NO_CELL, SlotCells, type SlotPlace } from './slot-cells.js';

/** `parse`: the line has to be looked at as a whole. */
export type ScannedFate = 'event' | 'skipped' | 'parse';

const NOTHING_ASKED: UsualRecords = { without: [], having: [], mayBeCut: false };

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
  /** Cells and parts that tell usual records from others. */
  private readonly without: readonly number[];
  private readonly having: readonly (SlotPlace | undefined)[];
  private readonly isAlwaysUsual: boolean;

  private constructor(slots: SlotCells, names: readonly string[], toEvent: ToEvent, reader: EnvelopeReader) {
    this.slots = slots;
    this.toEvent = toEvent;
    this.callName = reader.callName;
    if (reader.isCall !== undefined) this.isCall = reader.isCall.bind(reader);
    this.callCells = (reader.callColumns ?? []).map((name) => slots.cells.columns.indexOf(name));
    const { without, having } = reader.usual ?? NOTHING_ASKED;
    this.without = without.map((place) => slots.cells.columns.indexOf(nameOfPlace(place)));
    this.having = Object.values(slots.placesOf(having));
    this.isAlwaysUsual = reader.usual === undefined;
    this.scanner = new LineScanner(slots.cells, names);
    this.envelope = new EnvelopeCells(slots, toEvent, reader);
    this.bodies = new BodyCells(slots, toEvent, reader);
  }

  /** Undefined for layouts that need the record as a whole. */
  static for(toEvent: ToEvent, reader: EnvelopeReader, names: readonly string[]): ScannedLines | undefined {
    if (reader.slots === undefined || (reader.isCall !== undefined && reader.callColumns === undefined))
      return undefined;
    const slots = new SlotCells(reader.slots, reader.callColumns, reader.usual?.without);
    return new ScannedLines(slots, names, toEvent, reader);
  }

  /** Takes the line between `start` and `end`, where a newline stands; the bytes are valid UTF-8. */
  take(bytes: Uint8Array, start: number, end: number): ScannedFate {
    return this.scanner.scan(bytes, start, end, this.slots.cells) ? this.takeCells() : 'parse';
  }

  /** Names that lines had and the first records had not. */
  get late(): readonly string[] {
    return this.scanner.late;
  }

  /** Where the wanted columns of a record go. */
  get cells(): Cells {
    return this.slots.cells;
  }

  /** Takes the record whose columns others put in the cells. */
  takeRow(): ScannedFate {
    return this.takeCells();
  }

  /** Whether the slots tell all of the record: only where objects can be looked into is that known. */
  private isUsual(): boolean {
    if (this.isAlwaysUsual) return true;
    const { kinds, areDeep } = this.cells;
    if (!areDeep) return false;
    for (const column of this.without) if ((kinds[column] ?? 0) > cellKinds.null) return false;
    for (const place of this.having) if (cellOf(place) === NO_CELL) return false;
    return true;
  }

  private takeCells(): ScannedFate {
    const { toEvent } = this;
    if (!this.isUsual()) return 'parse';
    if (this.isCall?.(recordOf(this.cells, this.callCells)) === false) return 'skipped';
    const time = this.envelope.readTime();
    if (time === undefined) return 'parse';
    toEvent.begin(this.callName);
    if (!this.envelope.writeAccount()) return 'parse';
    if (toEvent.isOutside(time)) return 'skipped';
    toEvent.event.time = time;
    this.envelope.writeOthers();
    return this.bodies.write() ? 'event' : 'parse';
  }
}
