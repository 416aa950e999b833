/** A few whole examples of one account's inputs, to show to a person. */
import type { EventView } from '../events/event.js';
import type { Neighbour, RepresentedInput } from '../represent/represented-input.js';
import { showInput } from '../represent/stored-input.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { ownCells } from './cells.js';
import { EVIDENCE_CELLS, EvidenceLists, PAIRS } from './evidence-lists.js';
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
import type { Repeated } from './repeated.js';
import type { ObjectState } from './summary.js';

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

/**
 * Typical rows are those with the smallest keys; of one input asked several times, the row asked first is kept, and at the same
 * moment the one that `precedes`. Any order of events and merges therefore keeps the same; pairs depend on the window.
 */
export class EvidenceSample extends EvidenceLists implements ObjectState<EvidenceSample> {
  readonly limit: number;

  constructor(limit: number, pool: InputPool, cells = ownCells(EVIDENCE_CELLS)) {
    super(pool, cells);
    this.limit = limit;
  }

  offer(event: EventView, input: RepresentedInput): void {
    // A recalled row was offered when it came; only its neighbour is news.
    if (!input.isRecalled && !this.isAbove(input.key)) this.offerRow(event, input);
    const { neighbour } = input;
    if (neighbour !== undefined && this.wantsPair(neighbour.kind, input.key)) {
      this.addPair(neighbour.kind, earlierRow(neighbour), rowOf(event, input));
    }
  }

  /**
   * Kept rows: typical ones by ascending key, then the pairs; made anew on every call.
   * @param most rows wanted, the first ones; half a pair is none
   */
  entries(most = Infinity): readonly Evidence[] {
    const show = (address: number, kind: Evidence['kind']): Evidence => {
      const { time, input, label, margin } = readRow(this.pool, address);
      return { time, kind, input: showInput(input), label, margin };
    };
    const typical = this.rows()
      .slice(0, most)
      .map((address) => show(address, 'typical'));
    const pairs = this.pairs().slice(0, Math.floor((most - typical.length) / 2));
    return [...typical, ...pairs.flatMap(({ kind, earlier, later }) => [show(earlier, kind), show(later, kind)])];
  }

  merge(from: EvidenceSample): void {
    for (const address of from.rows()) this.mergeRow(readRow(from.pool, address));
    for (const { kind, earlier, later } of from.pairs()) {
      if (!this.wantsPair(kind, rowKey(from.pool, later))) continue;
      this.addPair(kind, readRow(from.pool, earlier), readRow(from.pool, later));
    }
  }

  encode(repeated?: Repeated): Uint8Array {
    const writer = new ByteWriter(repeated);
    writer.count(this.kept);
    for (const address of this.rows()) encodeRow(readRow(this.pool, address), writer);
    writer.count(this.pairCount);
    for (const { kind, earlier, later } of this.pairs()) {
      writer.count(kind === 'flip' ? 1 : 0);
      encodeRow(readRow(this.pool, earlier), writer);
      encodeRow(readRow(this.pool, later), writer);
    }
    return writer.finish();
  }

  load(bytes: Uint8Array, repeated?: Repeated): void {
    const reader = new ByteReader(bytes, repeated);
    for (let left = reader.countOf(24); left > 0; left -= 1) this.mergeRow(decodeRow(reader));
    for (let left = reader.countOf(48); left > 0; left -= 1) {
      const kind = reader.count() === 1 ? 'flip' : 'near';
      const earlier = decodeRow(reader);
      const later = decodeRow(reader);
      if (this.wantsPair(kind, later.key)) this.addPair(kind, earlier, later);
    }
  }

  byteSize(): number {
    const all = this.rows().concat(this.pairs().flatMap(({ earlier, later }) => [earlier, later]));
    return all.reduce((sum, address) => sum + 8 + rowBytes(this.pool, address), 4 * EVIDENCE_CELLS);
  }

  /** Repetitions come later as a rule: what they say is read only when they do not. */
  private offerRow(event: EventView, input: RepresentedInput): void {
    const at = this.placeOf(input.key);
    if (at < 0) {
      if (this.hasRoom(input.key)) this.addRow(input.key, keepEvent(this.pool, event, input));
    } else if (!(event.time > rowTime(this.pool, this.row(at)))) this.keepFirst(at, rowOf(event, input));
  }

  private mergeRow(row: Row): void {
    const at = this.placeOf(row.key);
    if (at >= 0) this.keepFirst(at, row);
    else if (this.hasRoom(row.key)) this.addRow(row.key, keepRow(this.pool, row));
  }

  /** Of the same input the row that precedes. */
  private keepFirst(at: number, row: Row): void {
    const known = this.row(at);
    if (!precedes(row, readRow(this.pool, known))) return;
    dropRow(this.pool, known);
    this.replace(at, keepRow(this.pool, row));
  }

  /** Place of the row with this key; -1 when there is none. */
  private placeOf(key: number): number {
    for (let at = 0; at < this.kept; at += 1) if (rowKey(this.pool, this.row(at)) === key) return at;
    return -1;
  }

  private hasRoom(key: number): boolean {
    const { kept } = this;
    return kept < this.limit || (kept > 0 && key < rowKey(this.pool, this.row(kept - 1)));
  }

  private addRow(key: number, address: number): void {
    let at = 0;
    while (at < this.kept && rowKey(this.pool, this.row(at)) < key) at += 1;
    if (this.kept === this.limit) dropRow(this.pool, this.dropLast());
    this.insert(at, address);
    if (this.kept === this.limit) this.lowerCeiling(rowKey(this.pool, this.row(this.kept - 1)));
  }

  private wantsPair(kind: 'near' | 'flip', key: number): boolean {
    if (this.pairCount === 0) return true;
    const pairs = this.pairs();
    if (pairs.some(({ later }) => rowKey(this.pool, later) === key)) return false;
    const last = pairs[PAIRS - 1];
    return last === undefined || pairRank(kind, key) < pairRank(last.kind, rowKey(this.pool, last.later));
  }

  private addPair(kind: 'near' | 'flip', earlier: Row, later: Row): void {
    const rank = pairRank(kind, later.key);
    const before = this.pairs();
    const at = before.filter((pair) => pairRank(pair.kind, rowKey(this.pool, pair.later)) < rank).length;
    const last = before[PAIRS - 1];
    if (last !== undefined) {
      dropRow(this.pool, last.earlier);
      dropRow(this.pool, last.later);
    }
    const pair = { kind, earlier: keepRow(this.pool, earlier), later: keepRow(this.pool, later) };
    this.putPairs(before.slice(0, at).concat(pair, before.slice(at, PAIRS - 1)));
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
