/** A few whole examples of one account's inputs, to show to a person. */
import type { EventView } from '../events/event.js';
import type { Neighbour, RepresentedInput } from '../represent/represented-input.js';
import { showInput, storeInput, type StoredInput } from '../represent/stored-input.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { decodeLayouts, encodeLayouts } from './input-pool-bytes.js';
import type { ObjectState } from './summary.js';

/** Pairs of close neighbours kept. */
const PAIRS = 2;
const OBJECT_BYTES = 120;
const ROW_BYTES = 120;

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

interface Row {
  /** Key of the input: the smallest are kept. */
  readonly key: number;
  readonly time: number;
  readonly input: StoredInput;
  readonly label: string;
  readonly margin: number;
}

interface Pair {
  readonly kind: 'near' | 'flip';
  readonly earlier: Row;
  readonly later: Row;
}

/** Typical rows are those with the smallest keys, so any order of events and merges keeps the same; pairs depend on the window. */
export class EvidenceSample implements ObjectState<EvidenceSample> {
  readonly limit: number;

  private readonly rows: Row[] = [];
  /** Flips first, then by key of the later input. */
  private readonly pairs: Pair[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  offer(event: EventView, input: RepresentedInput): void {
    // A recalled row was offered when it came; only its neighbour is news.
    if (!input.isRecalled && this.wantsRow(input.key)) this.addRow(rowOf(event, input));
    const { neighbour } = input;
    if (neighbour !== undefined && this.wantsPair(neighbour.kind, input.key)) {
      this.addPair({ kind: neighbour.kind, earlier: earlierRow(neighbour), later: rowOf(event, input) });
    }
  }

  /** Kept rows: typical ones by ascending key, then the pairs; made anew on every call. */
  entries(): readonly Evidence[] {
    const typical = this.rows.map((row) => show(row, 'typical'));
    return [...typical, ...this.pairs.flatMap(({ kind, earlier, later }) => [show(earlier, kind), show(later, kind)])];
  }

  merge(from: EvidenceSample): void {
    for (const row of from.rows) {
      // Of the same input, the time it was asked first, whichever part is merged into which.
      const same = this.rows.findIndex(({ key }) => key === row.key);
      if (same >= 0 && row.time < (this.rows[same]?.time ?? NaN)) this.rows[same] = row;
      else if (this.wantsRow(row.key)) this.addRow(row);
    }
    for (const pair of from.pairs) if (this.wantsPair(pair.kind, pair.later.key)) this.addPair(pair);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.rows.length);
    for (const row of this.rows) encodeRow(row, writer);
    writer.count(this.pairs.length);
    for (const { kind, earlier, later } of this.pairs) {
      writer.count(kind === 'flip' ? 1 : 0);
      encodeRow(earlier, writer);
      encodeRow(later, writer);
    }
    return writer.finish();
  }

  static decode(bytes: Uint8Array, limit: number): EvidenceSample {
    const reader = new ByteReader(bytes);
    const sample = new EvidenceSample(limit);
    for (let left = reader.countOf(24); left > 0; left -= 1) {
      const row = decodeRow(reader);
      if (sample.wantsRow(row.key)) sample.addRow(row);
    }
    for (let left = reader.countOf(48); left > 0; left -= 1) {
      const kind = reader.count() === 1 ? 'flip' : 'near';
      const pair: Pair = { kind, earlier: decodeRow(reader), later: decodeRow(reader) };
      if (sample.wantsPair(kind, pair.later.key)) sample.addPair(pair);
    }
    return sample;
  }

  byteSize(): number {
    const all = [...this.rows, ...this.pairs.flatMap(({ earlier, later }) => [earlier, later])];
    return all.reduce((sum, row) => sum + rowBytes(row), OBJECT_BYTES);
  }

  private wantsRow(key: number): boolean {
    const isFull = this.rows.length >= this.limit;
    if (isFull && !(key < (this.rows.at(-1)?.key ?? -1))) return false;
    return this.rows.every((row) => row.key !== key);
  }

  private addRow(row: Row): void {
    const at = this.rows.findIndex(({ key }) => key > row.key);
    this.rows.splice(at < 0 ? this.rows.length : at, 0, row);
    if (this.rows.length > this.limit) this.rows.pop();
  }

  private wantsPair(kind: 'near' | 'flip', key: number): boolean {
    if (this.pairs.some((pair) => pair.later.key === key)) return false;
    const last = this.pairs.at(-1);
    return this.pairs.length < PAIRS || last === undefined || pairRank(kind, key) < pairRank(last.kind, last.later.key);
  }

  private addPair(pair: Pair): void {
    const rank = pairRank(pair.kind, pair.later.key);
    const at = this.pairs.findIndex(({ kind, later }) => pairRank(kind, later.key) > rank);
    this.pairs.splice(at < 0 ? this.pairs.length : at, 0, pair);
    if (this.pairs.length > PAIRS) this.pairs.pop();
  }
}

/** Keys are below 2^52: a near pair stands behind every flip. */
function pairRank(kind: 'near' | 'flip', key: number): number {
  return kind === 'flip' ? key : key + 2 ** 52;
}

function rowOf(event: EventView, input: RepresentedInput): Row {
  return {
    key: input.key,
    time: event.time,
    input: storeInput(event, input),
    label: event.label.length === 0 ? '' : event.label.toString().slice(0, LABEL_CHARACTERS),
    margin: event.margin,
  };
}

/** Labels are classes; a whole answer where a label should be is cut. */
const LABEL_CHARACTERS = 80;

function earlierRow({ time, input, label, margin }: Neighbour): Row {
  return { key: NaN, time, input, label, margin };
}

function show({ time, input, label, margin }: Row, kind: Evidence['kind']): Evidence {
  return { time, kind, input: showInput(input), label, margin };
}

function rowBytes({ input, label }: Row): number {
  return ROW_BYTES + 2 * label.length + (typeof input === 'string' ? 2 * input.length : 100 + input.bits.byteLength);
}

function encodeRow({ key, time, input, label, margin }: Row, writer: ByteWriter): void {
  for (const number of [key, time, margin]) writer.f64(number);
  writer.text(label);
  if (typeof input === 'string') {
    encodeLayouts([], writer);
    writer.text(input);
  } else {
    encodeLayouts([input.layout], writer);
    for (const bits of input.bits) writer.u32(bits);
  }
}

function decodeRow(reader: ByteReader): Row {
  const key = reader.f64();
  const time = reader.f64();
  const margin = reader.f64();
  const label = reader.text();
  const [layout] = decodeLayouts(reader);
  if (layout === undefined) return { key, time, margin, label, input: reader.text() };
  return { key, time, margin, label, input: { layout, bits: layout.columns.map(() => reader.u32()) } };
}
