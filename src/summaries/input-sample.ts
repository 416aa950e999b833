/** A uniform sample of the distinct inputs of one account: the k smallest keys with what the second phase needs of each. */
import type { EventView } from '../events/event.js';
import type { KeptInputs, RepresentedInput } from '../represent/represented-input.js';
import type { PackedRow } from '../represent/row.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { estimateDistinct } from '../stats/bottom-k.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { ownCells } from './cells.js';
import { EntryReader, EntryWriter } from './entry-bytes.js';
import { type InputPool, ROW, TEXT } from './input-pool.js';
import type { Repeated } from './repeated.js';
import { FIRST, LAST, MARGIN, SAMPLE_CELLS, SampleEntries, type SampleEntry } from './sample-entries.js';
import type { ObjectState } from './summary.js';

const KEY_RANGE = 2 ** 52;
/** The same input again within this time is a retry: client libraries repeat failed or slow calls within a minute. */
export const RETRY_MS = 60_000;
/** Retries a request: even a client that never gives up waits for a second or two between them; load tests send the same a hundred times within the minute. */
const MOST_RETRIES = 30;

/** Bytes of a saved entry at least. */
const SMALLEST_ENTRY = 7;

/**
 * An input that is kept was kept from its first use on, so its counts are exact. Merging parts that follow each other in time
 * sees retries across the seam; where parts overlap in time, or the middle one comes last, a count may differ by one a seam.
 */
export class InputSample extends SampleEntries implements ObjectState<InputSample>, KeptInputs {
  constructor(limit: number, pool: InputPool, cells = ownCells(SAMPLE_CELLS)) {
    super(limit, pool, cells);
  }

  /** Keeps only the smallest keys, as if no more had been allowed from the start: sample and counts are those of a smaller sample. */
  cut(limit: number): void {
    if (limit >= this.limit) return;
    this.setLimit(limit);
    while (this.kept > limit) this.dropLast();
    if (this.kept === limit) this.resize(limit);
    this.lowerCeiling();
  }

  /** Inputs kept. */
  get size(): number {
    return this.kept;
  }

  offer(event: EventView, input: RepresentedInput): void {
    const { offered } = this;
    if (offered === 0) this.setLimit(this.limit);
    this.offered = offered + 1;
    const { key } = input;
    if (this.isAbove(key)) return;
    const at = this.find(key);
    if (at < this.kept && this.keyAt(at) === key) this.repeat(at, event, input);
    else if (at < this.limit) {
      const { time, margin } = event;
      this.insert(at, { key, first: time, last: time, margin, content: this.pool.add(input) });
    }
  }

  /** Distinct inputs asked: exact while all are kept, else estimated. */
  distinct(): number {
    const largest = this.kept === 0 ? 0 : this.keyAt(this.kept - 1) / KEY_RANGE;
    return estimateDistinct(this.kept, this.limit, largest);
  }

  /** Rows that brought an input. */
  requests(): number {
    return this.offered;
  }

  /** Rows that repeated one of the kept inputs within 60 s of its last time. */
  retries(): number {
    let retries = 0;
    for (let i = 0; i < this.kept; i += 1) retries += this.pool.retriesAt(this.contentOf(i));
    return retries;
  }

  /** Kept inputs by ascending key; made anew on every call. */
  entries(): readonly SampledInput[] {
    return Array.from({ length: this.kept }, (_, i) => this.entry(i));
  }

  /** The first kept inputs of a kind, by ascending key; the others are not unpacked. */
  entriesOf(kind: 'text' | 'row', most = Infinity): SampledInput[] {
    const wanted = kind === 'text' ? TEXT : ROW;
    const entries: SampledInput[] = [];
    for (let i = 0; i < this.kept && entries.length < most; i += 1) {
      if (this.pool.kindAt(this.contentOf(i)) === wanted) entries.push(this.entry(i));
    }
    return entries;
  }

  /** Places of the kept inputs that came back with a label, ascending; nothing is unpacked. */
  labelled(): number[] {
    const places: number[] = [];
    for (let i = 0; i < this.kept; i += 1) if (this.pool.labelAt(this.contentOf(i)) !== 0) places.push(i);
    return places;
  }

  /** One kept input, made anew on every call. */
  entry(index: number): SampledInput {
    const content = this.contentOf(index);
    return {
      key: this.keyAt(index),
      count: this.asked(content),
      firstTime: this.number(index, FIRST),
      label: this.pool.labelAt(content),
      margin: this.number(index, MARGIN),
      content: this.pool.contentAt(content),
    };
  }

  /** Margins of the kept inputs of a kind, NaN where there is none; nothing is unpacked. */
  margins(kind: 'text' | 'row'): number[] {
    const wanted = kind === 'text' ? TEXT : ROW;
    const margins: number[] = [];
    for (let i = 0; i < this.kept; i += 1) {
      if (this.pool.kindAt(this.contentOf(i)) === wanted) margins.push(this.number(i, MARGIN));
    }
    return margins;
  }

  copyWords(index: number, into: Uint32Array): number {
    return this.pool.copyWords(this.contentOf(index), into);
  }

  copyRow(index: number, into: PackedRow): boolean {
    return this.pool.copyRow(this.contentOf(index), into);
  }

  /** Of a sample that was cut and one that was not comes one that was. */
  merge(from: InputSample): void {
    if (this.isEmpty) this.setLimit(this.limit);
    this.cut(from.limit);
    this.offered += from.offered;
    for (let i = 0; i < from.kept; i += 1) {
      const key = from.keyAt(i);
      const at = this.find(key);
      if (at < this.kept && this.keyAt(at) === key) this.join(at, from, i);
      else if (at >= this.limit) return;
      else {
        const content = this.pool.addFrom(from.pool, from.contentOf(i));
        const [first, last, margin] = [from.number(i, FIRST), from.number(i, LAST), from.number(i, MARGIN)];
        this.insert(at, { key, first, last, margin, content });
      }
    }
  }

  encode(repeated?: Repeated): Uint8Array {
    const writer = new ByteWriter(repeated);
    writer.count(this.limit);
    writer.count(this.offered);
    writer.count(this.kept);
    const entries = new EntryWriter(writer, this.earliest());
    for (let i = 0; i < this.kept; i += 1) {
      entries.write([this.keyAt(i), this.number(i, FIRST), this.number(i, LAST), this.number(i, MARGIN)]);
      this.pool.encode(this.contentOf(i), writer);
    }
    return writer.finish();
  }

  /** NaN where no time is known. */
  private earliest(): number {
    let earliest = NaN;
    for (let i = 0; i < this.kept; i += 1) {
      if (!(earliest <= this.number(i, FIRST))) earliest = this.number(i, FIRST);
    }
    return earliest;
  }

  load(bytes: Uint8Array, repeated?: Repeated): void {
    const reader = new ByteReader(bytes, repeated);
    const own = reader.count();
    const most = this.atMost;
    if (!(own >= 1 && own <= most)) throw new RangeError(`saved state: a sample of ${own}, at most ${most} expected`);
    this.setLimit(own);
    this.offered = reader.count();
    const kept = reader.countOf(SMALLEST_ENTRY);
    if (kept > own) throw new RangeError(`saved state: ${kept} inputs kept, at most ${own} expected`);
    const entries = new EntryReader(reader);
    this.reserve(kept);
    for (let i = 0; i < kept; i += 1) {
      const [key, first, last, margin] = entries.read();
      this.insert(i, { key, first, last, margin, content: this.pool.decode(reader) });
    }
  }

  byteSize(): number {
    let bytes = 4 * SAMPLE_CELLS + this.entryBytes();
    for (let i = 0; i < this.kept; i += 1) bytes += this.pool.bytesAt(this.contentOf(i));
    return bytes;
  }

  /** Times an input was asked: what is repeated oftener than clients retry is asked again, however soon. */
  private asked(content: number): number {
    const uses = this.pool.countAt(content);
    return uses + Math.max(0, this.pool.retriesAt(content) - MOST_RETRIES * uses);
  }

  /** Books the same input again: a retry if it follows its last time closely, else a use. */
  private repeat(at: number, event: EventView, input: RepresentedInput): void {
    const content = this.contentOf(at);
    const last = this.number(at, LAST);
    const isRetry = Math.abs(event.time - last) <= RETRY_MS;
    this.pool.addUses(content, isRetry ? 0 : 1, isRetry ? 1 : 0);
    if (!(last >= event.time)) this.setNumber(at, LAST, event.time);
    if (this.number(at, FIRST) > event.time) this.setNumber(at, FIRST, event.time);
    if (this.pool.labelAt(content) === 0) this.pool.setLabel(content, input.labelHash);
    if (Number.isNaN(this.number(at, MARGIN))) this.setNumber(at, MARGIN, event.margin);
  }

  /** Adds another sample's entry for the same input. */
  private join(at: number, from: InputSample, fromAt: number): void {
    const content = from.contentOf(fromAt);
    const first = this.number(at, FIRST);
    const last = this.number(at, LAST);
    const fromFirst = from.number(fromAt, FIRST);
    const fromLast = from.number(fromAt, LAST);
    const gap = fromFirst >= last ? fromFirst - last : first >= fromLast ? first - fromLast : Infinity;
    const again = gap <= RETRY_MS ? 1 : 0;
    const { pool } = from;
    this.pool.addUses(this.contentOf(at), pool.countAt(content) - again, pool.retriesAt(content) + again);
    if (!(first <= fromFirst)) this.setNumber(at, FIRST, fromFirst);
    if (!(last >= fromLast)) this.setNumber(at, LAST, fromLast);
    this.joinAnswer(at, from, fromAt, fromFirst < first);
  }

  /** Label and margin of whichever was asked first and has them. */
  private joinAnswer(at: number, from: InputSample, fromAt: number, isEarlier: boolean): void {
    const content = this.contentOf(at);
    const label = from.pool.labelAt(from.contentOf(fromAt));
    if (label !== 0 && (isEarlier || this.pool.labelAt(content) === 0)) this.pool.setLabel(content, label);
    const margin = from.number(fromAt, MARGIN);
    if (Number.isNaN(margin)) return;
    if (isEarlier || Number.isNaN(this.number(at, MARGIN))) this.setNumber(at, MARGIN, margin);
  }

  /** Puts an entry at its place; the largest key gives way when the sample is full. */
  private insert(at: number, entry: SampleEntry): void {
    if (this.kept === this.limit) this.dropLast();
    this.place(at, entry, this.limit);
    this.lowerCeiling();
  }
}
