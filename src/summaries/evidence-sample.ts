/** A few whole examples of one account's inputs, to show to a person. */
import type { EventView } from '../events/event.js';
import type { Neighbour, RepresentedInput } from '../represent/represented-input.js';
import { showInput } from '../represent/stored-input.js';
import { type ByteReader, ByteWriter } from './bytes.js';
import {
  decodeRow,
  dropRow,
  encodeRow,
  keepEvent,
  keepRow,
  readRow,
  type Row,
  rowBytes,
  rowKey,
  rowOf,
  rowTime,
} from './evidence-rows.js';
import type { InputPool } from './input-pool.js';
import { inserted } from './inserted.js';
import type { Repeated } from './repeated.js';
import type { ObjectState } from './summary.js';

/** Pairs of close neighbours kept. */
const PAIRS = 2;
/** Keys of 52 bits by their upper 31, which an object holds without a box of their own. */
const KEYS_PER_STEP = 2 ** 21;
const CEILING = 2 ** 31 - 1;
const OBJECT_BYTES = 160;

export interface Evidence {
  /** Milliseconds since 1970 UTC; NaN without time. */
  readonly time: number;
  /** `near` and `flip` come in pairs: the earlier input, then the one close to it (`flip`: with another answer). */
  readonly kind: 'typical' | 'near' | 'flip';
  /** Cut to 240 characters; not redacted. */
  readonly input: string;
  /** Empty without label. */
  readonly label: string;
  /** NaN without. */
  readonly margin: number;
}

/** Addresses of two rows. */
interface Pair {
  readonly kind: 'near' | 'flip';
  readonly earlier: number;
  readonly later: number;
}

/**
 * Typical rows are those with the smallest keys; of one input asked several times, the row asked first is kept, and at the same
 * moment the one that `precedes`. Any order of events and merges therefore keeps the same; pairs depend on the window.
 */
export class EvidenceSample implements ObjectState<EvidenceSample> {
  readonly limit: number;

  private readonly pool: InputPool;
  /** Addresses by ascending key. */
  private rows: readonly number[] = [];
  /** Flips first, then by key of the later input. */
  private pairs: readonly Pair[] = [];
  /** Upper bits of the largest key that may still enter: inputs above it, most of them, touch nothing but this object. */
  private ceiling = CEILING;

  constructor(limit: number, pool: InputPool) {
    this.limit = limit;
    this.pool = pool;
    if (limit === 0) this.ceiling = -1;
  }

  offer(event: EventView, input: RepresentedInput): void {
    // A recalled row was offered when it came; only its neighbour is news.
    if (!input.isRecalled && Math.floor(input.key / KEYS_PER_STEP) <= this.ceiling) this.offerRow(event, input);
    const { neighbour } = input;
    if (neighbour !== undefined && this.wantsPair(neighbour.kind, input.key)) {
      this.addPair(neighbour.kind, earlierRow(neighbour), rowOf(event, input));
    }
  }

  /** Kept rows: typical ones by ascending key, then the pairs; made anew on every call. */
  entries(): readonly Evidence[] {
    const show = (address: number, kind: Evidence['kind']): Evidence => {
      const { time, input, label, margin } = readRow(this.pool, address);
      return { time, kind, input: showInput(input), label, margin };
    };
    const typical = this.rows.map((address) => show(address, 'typical'));
    return [...typical, ...this.pairs.flatMap(({ kind, earlier, later }) => [show(earlier, kind), show(later, kind)])];
  }

  merge(from: EvidenceSample): void {
    for (const address of from.rows) this.mergeRow(readRow(from.pool, address));
    for (const { kind, earlier, later } of from.pairs) {
      if (!this.wantsPair(kind, rowKey(from.pool, later))) continue;
      this.addPair(kind, readRow(from.pool, earlier), readRow(from.pool, later));
    }
  }

  encode(repeated?: Repeated): Uint8Array {
    const writer = new ByteWriter(repeated);
    writer.count(this.rows.length);
    for (const address of this.rows) encodeRow(readRow(this.pool, address), writer);
    writer.count(this.pairs.length);
    for (const { kind, earlier, later } of this.pairs) {
      writer.count(kind === 'flip' ? 1 : 0);
      encodeRow(readRow(this.pool, earlier), writer);
      encodeRow(readRow(this.pool, later), writer);
    }
    return writer.finish();
  }

  static decode(reader: ByteReader, limit: number, pool: InputPool): EvidenceSample {
    const sample = new EvidenceSample(limit, pool);
    for (let left = reader.countOf(24); left > 0; left -= 1) sample.mergeRow(decodeRow(reader));
    for (let left = reader.countOf(48); left > 0; left -= 1) {
      const kind = reader.count() === 1 ? 'flip' : 'near';
      const earlier = decodeRow(reader);
      const later = decodeRow(reader);
      if (sample.wantsPair(kind, later.key)) sample.addPair(kind, earlier, later);
    }
    return sample;
  }

  byteSize(): number {
    const all = this.rows.concat(this.pairs.flatMap(({ earlier, later }) => [earlier, later]));
    return all.reduce((sum, address) => sum + 8 + rowBytes(this.pool, address), OBJECT_BYTES);
  }

  /** Repetitions come later as a rule: what they say is read only when they do not. */
  private offerRow(event: EventView, input: RepresentedInput): void {
    const at = this.placeOf(input.key);
    const known = at < 0 ? undefined : this.rows[at];
    if (known === undefined) {
      if (this.hasRoom(input.key)) this.addRow(input.key, keepEvent(this.pool, event, input));
    } else if (!(event.time > rowTime(this.pool, known))) this.keepFirst(at, rowOf(event, input));
  }

  private mergeRow(row: Row): void {
    const at = this.placeOf(row.key);
    if (at >= 0) this.keepFirst(at, row);
    else if (this.hasRoom(row.key)) this.addRow(row.key, keepRow(this.pool, row));
  }

  /** Of the same input the row that precedes. */
  private keepFirst(at: number, row: Row): void {
    const known = this.rows[at];
    if (known === undefined || !precedes(row, readRow(this.pool, known))) return;
    dropRow(this.pool, known);
    this.rows = this.rows.with(at, keepRow(this.pool, row));
  }

  /** Place of the row with this key; -1 when there is none. */
  private placeOf(key: number): number {
    for (let at = 0; at < this.rows.length; at += 1) if (rowKey(this.pool, this.rows[at] ?? 0) === key) return at;
    return -1;
  }

  private hasRoom(key: number): boolean {
    if (this.limit === 0) return false;
    const largest = this.rows[this.limit - 1];
    return largest === undefined || key < rowKey(this.pool, largest);
  }

  private addRow(key: number, address: number): void {
    let place = 0;
    while (place < this.rows.length && rowKey(this.pool, this.rows[place] ?? 0) < key) place += 1;
    const last = this.rows[this.limit - 1];
    if (last !== undefined) dropRow(this.pool, last);
    this.rows = inserted(this.rows, place, address, this.limit);
    const largest = this.rows[this.limit - 1];
    if (largest !== undefined) this.ceiling = Math.floor(rowKey(this.pool, largest) / KEYS_PER_STEP);
  }

  private wantsPair(kind: 'near' | 'flip', key: number): boolean {
    if (this.pairs.some(({ later }) => rowKey(this.pool, later) === key)) return false;
    const last = this.pairs[PAIRS - 1];
    return last === undefined || pairRank(kind, key) < pairRank(last.kind, rowKey(this.pool, last.later));
  }

  private addPair(kind: 'near' | 'flip', earlier: Row, later: Row): void {
    const rank = pairRank(kind, later.key);
    const place = this.pairs.filter((pair) => pairRank(pair.kind, rowKey(this.pool, pair.later)) < rank).length;
    const last = this.pairs[PAIRS - 1];
    if (last !== undefined) {
      dropRow(this.pool, last.earlier);
      dropRow(this.pool, last.later);
    }
    const pair = { kind, earlier: keepRow(this.pool, earlier), later: keepRow(this.pool, later) };
    this.pairs = this.pairs.slice(0, place).concat(pair, this.pairs.slice(place, PAIRS - 1));
  }
}

/** Keys are below 2^52: a near pair stands behind every flip. */
function pairRank(kind: 'near' | 'flip', key: number): number {
  return kind === 'flip' ? key : key + 2 ** 52;
}

/** Earlier first, no time last; at the same moment by label, margin and input, so that no order of arrival decides. */
function precedes(a: Row, b: Row): boolean {
  const times = compareNumbers(a.time, b.time);
  if (times !== 0) return times < 0;
  if (a.label !== b.label) return a.label < b.label;
  const margins = compareNumbers(a.margin, b.margin);
  return margins === 0 ? showInput(a.input) < showInput(b.input) : margins < 0;
}

/** NaN stands behind every number. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

/** Its key is not known any more, and not needed: a pair goes by its later input. */
function earlierRow({ time, input, label, margin }: Neighbour): Row {
  return { key: NaN, time, input, label, margin };
}
