/** A uniform sample of the distinct inputs of one account: the k smallest keys with what the second phase needs of each. */
import type { EventView } from '../events/event.js';
import type { KeptInputs, RepresentedInput } from '../represent/represented-input.js';
import type { PackedRow } from '../represent/row.js';
import type { SampledInput } from '../represent/sampled-input.js';
import { estimateDistinct, lowerBound } from '../stats/bottom-k.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { contentLength, HEADER_WORDS, InputPool } from './input-pool.js';
import { decodePool, encodePool } from './input-pool-bytes.js';
import type { ObjectState } from './summary.js';

const KEY_RANGE = 2 ** 52;
/** The same input again within this time is a retry: client libraries repeat failed or slow calls within a minute. */
export const RETRY_MS = 60_000;

/** Numbers of one entry: key, first and last time, margin, and where its content lies in the pool. */
const STRIDE = 5;
const FIRST = 1;
const LAST = 2;
const MARGIN = 3;
const OFFSET = 4;
/** Room for this many entries at first. */
const FIRST_ENTRIES = 2;
const OBJECT_BYTES = 300;

/**
 * An input that is kept was kept from its first use on, so its counts are exact. Merging parts that follow each other in time
 * sees retries across the seam; where parts overlap in time, or the middle one comes last, a count may differ by one a seam.
 */
export class InputSample implements ObjectState<InputSample>, KeptInputs {
  readonly limit: number;

  /** Entries by ascending key. */
  private numbers: Float64Array = new Float64Array(FIRST_ENTRIES * STRIDE);
  private kept = 0;
  private offered = 0;
  private pool = new InputPool();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Inputs kept. */
  get size(): number {
    return this.kept;
  }

  offer(event: EventView, input: RepresentedInput): void {
    this.offered += 1;
    const { key } = input;
    const at = lowerBound(this.numbers, this.kept, STRIDE, key);
    if (at < this.kept && this.keyAt(at) === key) this.repeat(at, event, input);
    else if (at < this.limit) this.insert(at, event, input);
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
    for (let i = 0; i < this.kept; i += 1) retries += this.pool.retriesAt(this.offsetAt(i));
    return retries;
  }

  /** Kept inputs by ascending key; made anew on every call. */
  entries(): readonly SampledInput[] {
    return Array.from({ length: this.kept }, (_, i) => {
      const offset = this.offsetAt(i);
      return {
        key: this.keyAt(i),
        count: this.pool.countAt(offset),
        firstTime: this.numberAt(i, FIRST),
        label: this.pool.labelAt(offset),
        margin: this.numberAt(i, MARGIN),
        content: this.pool.contentAt(offset),
      };
    });
  }

  keyAt(index: number): number {
    return this.numbers[index * STRIDE] ?? NaN;
  }

  copyWords(index: number, into: Uint32Array): number {
    return this.pool.copyWords(this.offsetAt(index), into);
  }

  copyRow(index: number, into: PackedRow): boolean {
    return this.pool.copyRow(this.offsetAt(index), into);
  }

  merge(from: InputSample): void {
    this.offered += from.offered;
    for (let i = 0; i < from.kept; i += 1) {
      const key = from.keyAt(i);
      const at = lowerBound(this.numbers, this.kept, STRIDE, key);
      if (at < this.kept && this.keyAt(at) === key) this.join(at, from, i);
      else if (at >= this.limit) return;
      else {
        this.openAt(at, from.pool.lengthAt(from.offsetAt(i)));
        const offset = this.pool.appendFrom(from.pool, from.offsetAt(i));
        this.numbers.set(
          [key, from.numberAt(i, FIRST), from.numberAt(i, LAST), from.numberAt(i, MARGIN), offset],
          at * STRIDE,
        );
      }
    }
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.offered);
    writer.count(this.kept);
    // Without holes the contents lie in the order of the entries, so that offsets need not be written.
    this.compact();
    for (let i = 0; i < this.kept; i += 1) {
      writer.f64(this.keyAt(i));
      for (const part of [FIRST, LAST, MARGIN]) writer.f64(this.numberAt(i, part));
    }
    encodePool(this.pool, writer);
    return writer.finish();
  }

  static decode(bytes: Uint8Array, limit: number): InputSample {
    const reader = new ByteReader(bytes);
    const sample = new InputSample(limit);
    sample.offered = reader.count();
    const kept = reader.countOf(8 * MARGIN);
    if (kept > limit) throw new RangeError(`saved state: ${kept} inputs kept, at most ${limit} expected`);
    sample.kept = kept;
    sample.numbers = new Float64Array(Math.max(FIRST_ENTRIES, kept) * STRIDE);
    for (let i = 0; i < kept; i += 1) {
      for (const part of [0, FIRST, LAST, MARGIN]) sample.numbers[i * STRIDE + part] = reader.f64();
    }
    sample.pool = decodePool(reader);
    let offset = 0;
    for (let i = 0; i < kept; i += 1) {
      if (offset + HEADER_WORDS > sample.pool.used) throw new RangeError('saved state: an input without content');
      sample.numbers[i * STRIDE + OFFSET] = offset;
      offset += sample.pool.lengthAt(offset);
    }
    if (offset !== sample.pool.used) throw new RangeError('saved state: contents of another length than declared');
    return sample;
  }

  byteSize(): number {
    return OBJECT_BYTES + this.numbers.byteLength + this.pool.byteSize();
  }

  private numberAt(index: number, part: number): number {
    return this.numbers[index * STRIDE + part] ?? NaN;
  }

  private offsetAt(index: number): number {
    return this.numbers[index * STRIDE + OFFSET] ?? 0;
  }

  private insert(at: number, event: EventView, input: RepresentedInput): void {
    this.openAt(at, HEADER_WORDS + contentLength(input));
    this.numbers.set([input.key, event.time, event.time, event.margin, this.pool.append(input)], at * STRIDE);
  }

  /** Books the same input again: a retry if it follows its last time closely, else a use. */
  private repeat(at: number, event: EventView, input: RepresentedInput): void {
    const offset = this.offsetAt(at);
    const last = this.numberAt(at, LAST);
    if (Math.abs(event.time - last) <= RETRY_MS) this.pool.addRetries(offset, 1);
    else this.pool.addCount(offset, 1);
    if (!(last >= event.time)) this.numbers[at * STRIDE + LAST] = event.time;
    if (this.numberAt(at, FIRST) > event.time) this.numbers[at * STRIDE + FIRST] = event.time;
    if (this.pool.labelAt(offset) === 0) this.pool.setLabel(offset, input.labelHash);
    if (Number.isNaN(this.numberAt(at, MARGIN))) this.numbers[at * STRIDE + MARGIN] = event.margin;
  }

  /** Adds another sample's entry for the same input. */
  private join(at: number, from: InputSample, fromAt: number): void {
    const offset = this.offsetAt(at);
    const fromOffset = from.offsetAt(fromAt);
    const first = this.numberAt(at, FIRST);
    const last = this.numberAt(at, LAST);
    const fromFirst = from.numberAt(fromAt, FIRST);
    const fromLast = from.numberAt(fromAt, LAST);
    const gap = fromFirst >= last ? fromFirst - last : first >= fromLast ? first - fromLast : Infinity;
    const isRetry = gap <= RETRY_MS;
    this.pool.addCount(offset, from.pool.countAt(fromOffset) - (isRetry ? 1 : 0));
    this.pool.addRetries(offset, from.pool.retriesAt(fromOffset) + (isRetry ? 1 : 0));
    if (!(first <= fromFirst)) this.numbers[at * STRIDE + FIRST] = fromFirst;
    if (!(last >= fromLast)) this.numbers[at * STRIDE + LAST] = fromLast;
    this.joinAnswer(at, from, fromAt, fromFirst < first);
  }

  /** Label and margin of whichever was asked first and has them. */
  private joinAnswer(at: number, from: InputSample, fromAt: number, isEarlier: boolean): void {
    const offset = this.offsetAt(at);
    const label = from.pool.labelAt(from.offsetAt(fromAt));
    if (label !== 0 && (isEarlier || this.pool.labelAt(offset) === 0)) this.pool.setLabel(offset, label);
    const margin = from.numberAt(fromAt, MARGIN);
    if (!Number.isNaN(margin) && (isEarlier || Number.isNaN(this.numberAt(at, MARGIN)))) {
      this.numbers[at * STRIDE + MARGIN] = margin;
    }
  }

  /** Makes place for an entry at `at` and for so many words of content; the largest key gives way when the sample is full. */
  private openAt(at: number, words: number): void {
    if (this.kept === this.limit) {
      this.pool.drop(this.offsetAt(this.kept - 1));
      this.kept -= 1;
    }
    if (!this.pool.hasRoom(words)) {
      if (this.pool.holes * 4 >= this.pool.used) this.compact();
      if (!this.pool.hasRoom(words)) this.pool.grow(words);
    }
    if ((this.kept + 1) * STRIDE > this.numbers.length) {
      const room = Math.min(this.limit, Math.ceil((this.numbers.length / STRIDE) * 1.5));
      const grown = new Float64Array(room * STRIDE);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers.copyWithin((at + 1) * STRIDE, at * STRIDE, this.kept * STRIDE);
    this.kept += 1;
  }

  /** Moves the kept contents together, in the order of their keys, and forgets layouts that no kept row has. */
  private compact(): void {
    const packed = new InputPool();
    packed.words = new Uint32Array(this.pool.words.length);
    for (let i = 0; i < this.kept; i += 1) {
      this.numbers[i * STRIDE + OFFSET] = packed.appendFrom(this.pool, this.offsetAt(i));
    }
    this.pool = packed;
  }
}
