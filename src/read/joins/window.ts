/** Brings the parts of one call together, within a window of records that bounds the memory, over all inputs of a run. */
import type { RawRecord } from '../values.js';
import type { Held, Join } from './join.js';

/** Records held while their partners may still come. */
const WINDOW_RECORDS = 100_000;
/** About how much text they may hold together. */
const WINDOW_BYTES = 128 * 1024 * 1024;

export interface Place {
  readonly path: string;
  readonly position: number;
}

interface Entry extends Held {
  bytes: number;
  place: Place;
}

/** Takes whole records; rejections of a record that is joined name the place of its last part. */
export type TakeJoined = (record: RawRecord, place: Place, bytes: number) => void;

export class JoinWindow {
  /** Parts that found no partner. */
  single = 0;
  /** Records that became part of a call. */
  joined = 0;
  readonly join: Join;
  private readonly give: TakeJoined;
  private readonly mostRecords: number;
  /** Oldest first. */
  private readonly entries = new Map<string, Entry>();
  /** Goes once through all of them, those that come included: from the front again, each step would pass all that is gone. */
  private readonly oldest = this.entries.entries();
  private records = 0;
  private bytes = 0;

  constructor(join: Join, give: TakeJoined, mostRecords = WINDOW_RECORDS) {
    this.join = join;
    this.give = give;
    this.mostRecords = mostRecords;
  }

  add(record: RawRecord, place: Place, bytes: number): void {
    const key = this.join.keyOf(record);
    if (key === undefined) {
      this.give(record, place, bytes);
      return;
    }
    const entry = this.entryOf(key, place);
    const before = entry.records.length;
    entry.records.push(record);
    entry.bytes += bytes;
    entry.place = place;
    this.bytes += bytes;
    const whole = this.join.take(entry);
    this.records += entry.records.length - before;
    if (entry.records.length === 0) {
      this.bytes -= entry.bytes;
      entry.bytes = 0;
    }
    entry.given += whole.length;
    this.joined += whole.length;
    for (const each of whole) this.give(each, place, bytes);
    while (
      this.entries.size > 1 &&
      (this.records > this.mostRecords || this.bytes > WINDOW_BYTES || this.isCrowded())
    ) {
      this.evict();
    }
  }

  /** No more records come at all. */
  finish(): void {
    while (this.entries.size > 0) this.evict();
  }

  private entryOf(key: string, place: Place): Entry {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { records: [], given: 0, bytes: 0, place };
    this.entries.set(key, entry);
    return entry;
  }

  /** Keys whose records have gone on are remembered for late parts, but not without end. */
  private isCrowded(): boolean {
    return this.entries.size > 2 * this.mostRecords;
  }

  private evict(): void {
    // Nothing but this takes entries out, so there is one to come.
    const next = this.oldest.next();
    if (next.done === true) throw new Error('join window: an entry was passed over');
    const [key, entry] = next.value;
    this.entries.delete(key);
    this.records -= entry.records.length;
    this.bytes -= entry.bytes;
    if (entry.records.length === 0) return;
    const { records, single } = this.join.finish(entry);
    this.single += single;
    this.joined += entry.records.length - single;
    for (const record of records) this.give(record, entry.place, entry.bytes);
  }
}
