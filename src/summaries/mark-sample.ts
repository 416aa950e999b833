/** The keys or tenants of one account as marks: all of them while they are few, else the knowledge that there are more. */
import type { TextSlice } from '../events/event.js';
import { markOf, markText, upperMark } from '../represent/name-mark.js';
import { type Arena, chunkBytes, place } from './arena.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { type Cells, ownCells } from './cells.js';
import type { ObjectState } from './summary.js';

/** Different names that are kept. */
export const MARKS_KEPT = 8;
const MARK_BYTES = 8;

/** Words of the state: chunk of exactly the kept marks, ascending; how many; upper half of the mark offered last. */
export const MARK_CELLS = 3;
const CHUNK = 0;
const KEPT = 1;
const LAST = 2;

/** One more than is kept says that there are more; order of events and merges does not matter. */
export class MarkSample implements ObjectState<MarkSample> {
  private readonly arena: Arena;
  private readonly cells: Cells;

  constructor(arena: Arena, cells = ownCells(MARK_CELLS)) {
    this.arena = arena;
    this.cells = cells;
  }

  get isEmpty(): boolean {
    return this.kept === 0;
  }

  private get kept(): number {
    return this.cells.words[this.cells.at + KEPT] ?? 0;
  }

  offer({ bytes, start, end }: TextSlice): void {
    const upper = upperMark(bytes, start, end);
    const { words, at } = this.cells;
    // Most accounts repeat one name.
    if (words[at + LAST] === upper && this.kept > 0) return;
    words[at + LAST] = upper;
    this.add(markOf(bytes, start, end));
  }

  /** Marks as documents hold them; undefined when there are more than are kept. */
  all(): readonly string[] | undefined {
    return this.kept > MARKS_KEPT ? undefined : Array.from(this.marks(), markText);
  }

  merge(from: MarkSample): void {
    for (const mark of from.marks()) this.add(mark);
  }

  encode(): Uint8Array {
    const writer = new ByteWriter();
    writer.count(this.kept);
    for (const mark of this.marks()) writer.f64(mark);
    return writer.finish();
  }

  load(bytes: Uint8Array): void {
    const reader = new ByteReader(bytes);
    for (let left = reader.countOf(MARK_BYTES); left > 0; left -= 1) this.add(reader.f64());
  }

  byteSize(): number {
    return 4 * MARK_CELLS + (this.kept === 0 ? 0 : chunkBytes(2 * this.kept));
  }

  /** Ascending; void when one is added. */
  private marks(): Float64Array {
    if (this.kept === 0) return NONE;
    const chunk = this.cells.words[this.cells.at + CHUNK] ?? 0;
    const from = place(chunk) >> 1;
    return this.arena.page(chunk).doubles.subarray(from, from + this.kept);
  }

  private add(mark: number): void {
    const marks = this.marks();
    if (marks.includes(mark)) return;
    // The smallest stay, so that the same ones are kept in any order.
    const all = Float64Array.of(...marks, mark)
      .sort()
      .subarray(0, MARKS_KEPT + 1);
    const { words, at } = this.cells;
    const chunk = this.arena.allocate(2 * all.length);
    this.arena.page(chunk).doubles.set(all, place(chunk) >> 1);
    if (marks.length > 0) this.arena.free(words[at + CHUNK] ?? 0, 2 * marks.length);
    words[at + CHUNK] = chunk;
    words[at + KEPT] = all.length;
  }
}

const NONE = new Float64Array(0);
